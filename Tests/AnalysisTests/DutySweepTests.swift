import AgreementLanguage
import Analysis
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("What moves a verdict on duties")
struct DutySweepTests {
    /// A withdrawal due by 15 March of which one observer says that it was not done; and a report of which nobody says
    /// anything.
    func truce() -> TruceExample {
        var truce = TruceExample.withWitnesses()
        truce.agreement.obligations = [
            Obligation(
                name: "withdrawn", binds: .stated(["arland"]), deed: "withdraws its guns",
                completeBy: TruceExample.moment("2026-03-15T00:00"),
                standard: .stated(.balanceOfProbabilities), span: TruceExample.withdrawal.span),
            Obligation(
                name: "reported", binds: .stated(["borland"]), deed: "reports",
                completeBy: TruceExample.moment("2026-03-10T00:00"), silence: .unverified,
                standard: .stated(.balanceOfProbabilities), span: TruceExample.withdrawal.span),
        ]
        truce.step("S1", "withdrawn", .notCompleted, from("2026-03-16T08:00", to: "2026-03-16T09:00"))
        return truce
    }

    func variations(_ truce: TruceExample) -> [Variation] {
        Sensitivity(agreement: truce.agreement, prepared: PreparedRecord(truce.record)).variations()
            .filter { $0.reading == "full" }
    }

    @Test("a duty in breach counts, and how all duties stand is told")
    func outcome() throws {
        let truce = truce()
        let outcome = try #require(
            Sensitivity(agreement: truce.agreement, prepared: PreparedRecord(truce.record)).outcomes().first
        ).outcome
        #expect(outcome.omissions == 1 && outcome.all == 1)
        #expect(outcome.duties == [.breached: 1, .unverified: 1] && outcome.parties == ["arland"])
    }

    @Test("a more demanding standard lifts the breach; a silence that is a breach makes a second one")
    func asked() throws {
        let all = variations(truce())
        let demanding = try #require(
            all.first { $0.subject == .dutyStandard("withdrawn") && $0.to.omissions == 0 })
        #expect(demanding.reverses && demanding.before == "balance-of-probabilities")
        let silence = try #require(all.first { $0.subject == .silence("reported") })
        #expect(silence.reverses && silence.to.parties == ["arland", "borland"] && silence.to.all == 2)
        #expect(silence.change.label == "silence on reported")
    }

    @Test("without the one who says that it was not done nobody knows")
    func speakers() throws {
        let without = try #require(
            variations(truce()).first { if case .origin = $0.subject { true } else { false } })
        #expect(without.reverses && without.to.duties == [.unverified: 2])
    }
}
