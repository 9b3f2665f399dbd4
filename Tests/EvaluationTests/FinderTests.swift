import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("Who may find, where the agreement says so")
struct FinderTests {
    /// A strike that only the other side claims, a finding of breach by whoever is called so, and clocks that count from a
    /// finding by the panel named.
    func truce(
        foundBy finders: Value<Set<ActorID>>?, finder: String, _ conclusion: Finding.Conclusion = .breach,
        isAdmitted: Bool = false
    ) -> TruceExample {
        var truce = TruceExample()
        truce.agreement.actors.append(Actor(id: "panel", name: "Panel of Three", role: .observer))
        truce.agreement.responses[0].clockStarts = .stated(.found)
        truce.agreement.responses[0].foundBy = finders
        let strike = from("2026-03-02T00:00", to: "2026-03-02T02:00")
        if isAdmitted {
            truce.report("R1", strike, saidBy: "arland", attribution: "arland staff")
        } else {
            truce.report("R1", strike)
        }
        find(&truce, "F1", by: finder, conclusion, "2026-03-03")
        return truce
    }

    func find(
        _ truce: inout TruceExample, _ id: EntryID, by finder: String, _ conclusion: Finding.Conclusion,
        _ day: String
    ) {
        truce.enter(
            id,
            .finding(
                Finding(
                    report: "R1", provision: "power-spared", party: "arland", conclusion: conclusion,
                    body: finder, made: Interval(at: at("\(day)T00:00")))),
            known: "\(day)T00:00")
    }

    func episode(_ truce: TruceExample) -> Episode? {
        truce.full().responses.first { $0.party == "arland" }?.scenarios.first?.episodes.first
    }

    let remark =
        "entry F1 holds a finding by somebody whom `found-by` of ladder does not name, so it decides nothing there"

    @Test("the panel's finding starts the clock that names it, however the panel is spelt")
    func named() {
        for name in ["panel", "Panel of Three", "the panel of three"] {
            let truce = truce(foundBy: .stated(["panel"]), finder: name)
            #expect(episode(truce)?.isHypothetical == false)
            #expect(episode(truce)?.anchored == Interval(at: at("2026-03-03T00:00")))
            #expect(!truce.verdict().remarks.map(\.utcText).contains(remark))
        }
    }

    @Test("a finding by anybody else starts no clock, clears nobody, and a remark says so")
    func others() throws {
        let stranger = truce(foundBy: .stated(["panel"]), finder: "Institute of Law")
        #expect(episode(stranger) == nil)
        #expect(stranger.verdict().remarks.map(\.utcText).contains(remark))
        // It is still a finding: the page shows it, and other responses may count it.
        #expect(stranger.full().headline == .breachFound)
        let clearing = truce(
            foundBy: .stated(["panel"]), finder: "Institute of Law", .noBreach, isAdmitted: true)
        let clock = try #require(episode(clearing)?.rungs.first?.clocks.first)
        #expect(clock.state == .pending)
        #expect(clock.reason == "no finding by whoever finds it is on record")
    }

    @Test("what the panel found stands, though others find the contrary later")
    func notOverruled() {
        var truce = truce(foundBy: .stated(["panel"]), finder: "panel")
        find(&truce, "F2", by: "Institute of Law", .noBreach, "2026-03-04")
        #expect(episode(truce)?.isHypothetical == false)
        find(&truce, "F3", by: "panel", .noBreach, "2026-03-05")
        #expect(episode(truce) == nil)
    }

    @Test("a side that the agreement names to find may find about the other, and cannot clear itself")
    func sides() {
        #expect(episode(truce(foundBy: .stated(["borland"]), finder: "Borland"))?.isHypothetical == false)
        let itself = truce(foundBy: .stated(["arland"]), finder: "Arland", .noBreach, isAdmitted: true)
        #expect(episode(itself)?.isHypothetical == true)
    }

    @Test("who finds being unstated anybody's finding counts, and the assumption is named")
    func unstated() {
        let truce = truce(foundBy: .unstated, finder: "Institute of Law")
        #expect(episode(truce)?.isHypothetical == false)
        #expect(truce.full().assumptions.map(\.subject).contains("found-by of ladder"))
    }

    @Test("two bodies being relayed, a finding by one of them leaves the clock open, and says why")
    func either() throws {
        let truce = truce(foundBy: .either([["panel"], ["carland"]]), finder: "panel", isAdmitted: true)
        let clock = try #require(episode(truce)?.rungs.first?.clocks.first)
        #expect(clock.state == .pending)
        #expect(clock.reason.utcText.contains("it depends on which value is meant whether panel finds it"))
    }

    @Test("sanctions snap back on a finding by the panel, and not on anybody else's")
    func breachFound() {
        func states(_ finder: String) -> [StandingMeasure.State] {
            var truce = truce(foundBy: nil, finder: finder)
            truce.agreement.standingMeasures = [
                StandingMeasure(
                    name: "sanctions", measure: "oil sanctions", atFirst: .suspended,
                    from: TruceExample.moment("2026-03-01T00:00"),
                    transitions: [
                        .init(
                            to: .reimposed, from: [.suspended],
                            condition: .breachFound(["power-spared"], by: .stated(["panel"])),
                            span: TruceExample.withdrawal.span)
                    ], span: TruceExample.withdrawal.span)
            ]
            let isTold = truce.verdict().remarks.contains {
                $0.utcText.contains("whom `breach-found` of sanctions does not name")
            }
            #expect(isTold == (finder != "panel"))
            return truce.full().standingMeasures[0].phases.map(\.state)
        }
        #expect(states("panel") == [.suspended, .reimposed])
        #expect(states("Institute of Law") == [.suspended])
    }
}
