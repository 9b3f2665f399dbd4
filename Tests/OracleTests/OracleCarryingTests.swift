import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

/// The engine and the oracle on worlds that hold every construct of the language: all that a verdict tells of them. As many as `OracleTests` asks for.
@Suite("The oracle on the whole language")
struct OracleCarryingTests {
    static let shares = OracleTests.shares

    @Test("the engine and the oracle agree on every world with all constructs", arguments: shares)
    func agree(first: UInt64) {
        for seed in first..<min(first + 250, OracleTests.seeds + 1) {
            let differences = OracleComparison(GeneratedWorld.carrying(seed: seed).verdict()).differences
            let shown = differences.prefix(12).joined(separator: "\n    ")
            #expect(
                differences.isEmpty,
                "carrying seed \(seed), \(differences.count) differences; the first are:\n    \(shown)")
        }
    }
}
