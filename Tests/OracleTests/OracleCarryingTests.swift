import CeasefireModel
import Evaluation
import Evidence
import Foundation
import TestSupport
import Testing

/// The engine and the oracle on worlds that hold every construct of the language: all that a verdict tells of them. `TRUCE_ORACLE_SEEDS=10000` asks for more than the first four hundred.
@Suite("The oracle on the whole language")
struct OracleCarryingTests {
    static let seeds = UInt64(ProcessInfo.processInfo.environment["TRUCE_ORACLE_SEEDS"] ?? "") ?? 400
    static let shares = Array(stride(from: UInt64(1), through: seeds, by: 250))

    @Test("the engine and the oracle agree on every world with all constructs", arguments: shares)
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
