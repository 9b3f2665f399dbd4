import Analysis
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("Two changes at a time")
struct PairTests {
    /// Three observers of repute saw the strike: to lose one of them changes nothing.
    func truce(observers: Int) -> TruceExample {
        var truce = TruceExample()
        truce.record.origins = OriginRegister(
            (1...3).map {
                OriginAlias(alias: "Observer \($0)", institution: "Observer \($0)", reliability: .a)
            })
        for i in 1...observers {
            truce.report(
                ReportID("R\(i)"), from("2026-03-02T10:00", to: "2026-03-02T12:00"),
                attribution: "Observer \(i)")
        }
        return truce
    }

    func sensitivity(_ truce: TruceExample) -> Sensitivity {
        Sensitivity(agreement: truce.agreement, prepared: PreparedRecord(truce.record))
    }

    @Test("where a single change reverses the outcome no pair is asked for")
    func single() {
        let sensitivity = sensitivity(truce(observers: 1))
        let variations = sensitivity.variations()
        #expect(variations.contains { $0.reverses })
        #expect(sensitivity.pairs(besides: variations).readings.isEmpty)
    }

    @Test("two origins left out reverse what three of them carry, and neither alone does")
    func pair() throws {
        let sensitivity = sensitivity(truce(observers: 2))
        // As if weights were not in question: of the evidence no single change suffices.
        let evidence = sensitivity.variations().filter {
            if case .origin = $0.subject { true } else { false }
        }
        #expect(!evidence.contains { $0.reverses })
        let search = sensitivity.pairs(besides: evidence)
        let found = try #require(search.found.first)
        #expect(found.changes.map(\.label) == ["the words of Observer 1", "the words of Observer 2"])
        #expect(found.to.parties.isEmpty && found.from.parties == ["arland"])
        #expect(search.tried <= Sensitivity.mostPairs && search.tried <= search.possible)
    }
}
