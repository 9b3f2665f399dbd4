import CeasefireModel
import Evaluation
import Evidence
import Foundation
import TestSupport
import Testing

/// The engine and the oracle on worlds in which something is owed and found: duties, declarations, exchanges, and whether
/// votes carry a finding. `TRUCE_ORACLE_SEEDS=10000` asks for more than the first five hundred.
@Suite("The oracle on what is owed")
struct OracleCarryingTests {
    static let seeds = UInt64(ProcessInfo.processInfo.environment["TRUCE_ORACLE_SEEDS"] ?? "") ?? 500
    static let shares = Array(stride(from: UInt64(1), through: seeds, by: 250))

    /// Worlds on which the two differ, and decision 16 has not been asked yet who is right. A world leaves the list when
    /// that is settled: one that no longer differs fails.
    static let unsettled: Set<UInt64> = [
        76, 150, 185, 187, 256, 273, 286, 332, 366, 368, 470, 492, 563, 593, 652, 666, 675, 697, 784, 815,
        833, 850, 887, 892, 914, 917, 948, 950, 958,
    ]

    @Test("the engine and the oracle agree on every world with duties", arguments: shares)
    func agree(first: UInt64) {
        for seed in first..<min(first + 250, Self.seeds + 1) {
            let differences = OracleComparison(GeneratedWorld.carrying(seed: seed).verdict()).differences
            let shown = differences.prefix(12).joined(separator: "\n    ")
            let comment: Comment =
                "carrying seed \(seed), \(differences.count) differences; the first are:\n    \(shown)"
            if Self.unsettled.contains(seed) {
                withKnownIssue { #expect(differences.isEmpty, comment) }
            } else {
                #expect(differences.isEmpty, comment)
            }
        }
    }
}
