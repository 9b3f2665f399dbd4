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

    @Test("the engine and the oracle agree on every world with duties", arguments: shares)
    func agree(first: UInt64) {
        for seed in first..<min(first + 250, Self.seeds + 1) {
            let differences = OracleComparison(GeneratedWorld.carrying(seed: seed).verdict()).differences
            let shown = differences.prefix(12).joined(separator: "\n    ")
            #expect(
                differences.isEmpty,
                "carrying seed \(seed), \(differences.count) differences; the first are:\n    \(shown)")
        }
    }
}
