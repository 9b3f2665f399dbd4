import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

/// Decision 20: what binds is what the breaches that were found call for by themselves.
@Suite("What binds and what is hypothetical")
struct BindingTests {
    /// Strikes that Arland admits, each two hours long, beginning so many hours after Monday 2 March, 00:00.
    func truce(hours: [Int]) -> TruceExample {
        var truce = TruceExample()
        let start = at("2026-03-02T00:00")
        for (i, hour) in hours.enumerated() {
            truce.report(
                ReportID("R\(i + 1)"),
                Interval(spanning: start + Int64(hour) * 3_600, start + Int64(hour + 2) * 3_600),
                saidBy: "arland", attribution: "arland ministry",
                place: ["Northtown", "Southtown", "Easttown", "Westtown"][i % 4])
        }
        return truce
    }

    /// The commission finds that the strike of this report was a breach.
    func find(_ report: ReportID, in truce: inout TruceExample, made: String = "2026-03-02T12:00") {
        truce.enter(
            EntryID("F-" + report.text),
            .finding(
                Finding(
                    report: report, provision: "power-spared", party: "arland", conclusion: .breach,
                    body: "Joint Commission", made: Interval(at: at(made)))), known: made)
    }

    func episodes(_ truce: TruceExample, asOf: String = "2026-03-06T00:00") throws
        -> (binding: [Episode], hypothetical: [Episode])
    {
        let response = try #require(
            truce.full(asOf: at(asOf)).responses.first { $0.party == "arland" })
        let all = try #require(response.scenarios.first).episodes
        return (all.filter { !$0.isHypothetical }, all.filter(\.isHypothetical))
    }

    @Test("one strike of three is found: the warning binds, sanctions that count three do not")
    func tally() throws {
        var truce = truce(hours: [0, 20, 40])
        find("R1", in: &truce)
        let (binding, hypothetical) = try episodes(truce)
        #expect(binding.map(\.breaches) == [["full/power-spared/arland/I-R1"]])
        #expect(binding[0].rungs.map { $0.clocks[0].state } == [.overdue, .notCalledFor, .notCalledFor])
        #expect(binding[0].rungs[2].condition == .doesNotHold("1 breach is found, not 3"))
        // What all three together would call for stands beside it; the warning is the same and told once.
        #expect(
            hypothetical.map(\.notFound) == [
                ["full/power-spared/arland/I-R2", "full/power-spared/arland/I-R3"]
            ])
        #expect(hypothetical[0].rungs.map { $0.clocks[0].isHypothetical } == [false, true, true])
        #expect(hypothetical[0].rungs[2].clocks[0].state == .open)
        #expect(hypothetical[0].rungs[2].clocks[0].id == binding[0].rungs[2].clocks[0].id + "/if-found")
    }

    @Test("the second strike is found and the first is not: which time binds, and which would")
    func earlier() throws {
        var truce = truce(hours: [0, 20])
        find("R2", in: &truce, made: "2026-03-03T00:00")
        let (binding, hypothetical) = try episodes(truce, asOf: "2026-03-03T12:00")
        #expect(binding.map(\.first) == [.incident("I-R2")])
        #expect(binding[0].rungs[0].clocks[0].due == from("2026-03-03T20:00", to: "2026-03-03T22:00"))
        #expect(binding[0].rungs[0].clocks[0].state == .running)
        #expect(hypothetical.map(\.first) == [.incident("I-R1")])
        #expect(hypothetical[0].rungs[0].clocks[0].due == from("2026-03-03T00:00", to: "2026-03-03T02:00"))
        #expect(hypothetical[0].rungs[0].clocks[0].state == .overdue)
        #expect(hypothetical[0].rungs[0].clocks[0].isHypothetical)
    }

    @Test("a strike after the warning was due calls for the next rung only once it is found")
    func continues() throws {
        var truce = truce(hours: [0, 30])
        truce.agreement.responses[0].episodeEndsAfter = .stated(48 * 3_600)
        find("R1", in: &truce)
        let one = try episodes(truce)
        #expect(one.binding[0].rungs[1].condition == .doesNotHold("no breach is found after warning was due"))
        #expect(one.hypothetical[0].rungs[1].clocks[0].isHypothetical)
        find("R2", in: &truce, made: "2026-03-04T00:00")
        let both = try episodes(truce)
        guard case .holds = both.binding[0].rungs[1].condition else { Issue.record("not called for"); return }
        #expect(both.hypothetical.isEmpty)
    }

    @Test("what is only assessed does not join two episodes that were found")
    func joined() throws {
        // A silence of 24 h ends an episode: the strikes of Monday and Wednesday are 46 h apart.
        var truce = truce(hours: [0, 24, 48])
        find("R1", in: &truce)
        find("R3", in: &truce, made: "2026-03-04T12:00")
        let (binding, hypothetical) = try episodes(truce)
        #expect(binding.map(\.first) == [.incident("I-R1"), .incident("I-R3")])
        #expect(hypothetical.map(\.breaches.count) == [3])
    }

    @Test("three quiet days stand the warning down where the strikes since are only assessed")
    func quiet() throws {
        var truce = truce(hours: [0, 20, 40, 60])
        truce.agreement.responses[0].rungs[0].standDown = .stoppedFor(seconds: 72 * 3_600)
        find("R1", in: &truce)
        let (binding, hypothetical) = try episodes(truce, asOf: "2026-03-05T03:00")
        #expect(binding[0].rungs[0].clocks[0].state == .stoodDown)
        #expect(hypothetical[0].rungs[0].clocks[0].state == .overdue)
        #expect(hypothetical[0].rungs[0].clocks[0].isHypothetical)
    }

    @Test("a notice of a strike that nobody has found starts no clock that binds")
    func notice() throws {
        var truce = truce(hours: [0, 20])
        truce.agreement.responses[0].clockStarts = .stated(.notified)
        truce.enter(
            "N1",
            .noticeServed(
                Notice(
                    by: "carland", on: "arland", incidents: IncidentSelector(reports: ["R1"]),
                    served: Interval(at: at("2026-03-02T08:00")))), known: "2026-03-02T08:00")
        find("R2", in: &truce)
        let (binding, hypothetical) = try episodes(truce)
        #expect(binding[0].anchored == nil)
        #expect(hypothetical[0].anchored == Interval(at: at("2026-03-02T08:00")))
    }

    @Test("the hit on a plant is found, the countrywide strike that holds it is only assessed")
    func part() throws {
        var truce = truce(hours: [0, 0])
        truce.enter("C1", .contains(whole: "R1", part: "R2"), known: "2026-03-02T10:00")
        find("R2", in: &truce)
        let response = try #require(truce.full().responses.first { $0.party == "arland" })
        #expect(response.breaches == ["full/power-spared/arland/I-R1"])
        #expect(response.found == ["full/power-spared/arland/I-R2"])
        #expect(try episodes(truce).binding.map(\.first) == [.incident("I-R2")])
    }

    @Test("where all are found nothing is hypothetical")
    func all() throws {
        var truce = truce(hours: [0, 20, 40])
        for report in ["R1", "R2", "R3"] { find(ReportID(report), in: &truce) }
        let (binding, hypothetical) = try episodes(truce)
        #expect(binding.count == 1 && hypothetical.isEmpty)
        #expect(binding[0].rungs[2].clocks[0].state == .open)
        #expect(truce.full().responses.flatMap(\.shifts).allSatisfy { !$0.isHypothetical })
    }

    @Test("deadlines: what binds and what would, each once")
    func deadlines() {
        var truce = truce(hours: [0, 20])
        find("R2", in: &truce, made: "2026-03-03T00:00")
        truce.agreement.responses[0].rungs[0].timing = .stated(Timing(withinSeconds: 72 * 3_600))
        let deadlines = truce.verdict(asOf: at("2026-03-03T12:00")).deadlines
        #expect(deadlines.map(\.isHypothetical) == [true, false])
        #expect(
            deadlines.map(\.due) == [
                from("2026-03-05T00:00", to: "2026-03-05T02:00"),
                from("2026-03-05T20:00", to: "2026-03-05T22:00"),
            ])
    }

    // MARK: - Guarantors

    @Test("a guarantor is in default once the breach is found; before, that is hypothetical")
    func guarantor() {
        var truce = truce(hours: [0])
        truce.agreement.responses[0].isGuarantee = true
        #expect(truce.full(asOf: at("2026-03-06T00:00")).guarantorDefaults.map(\.isHypothetical) == [true])
        find("R1", in: &truce)
        #expect(truce.full(asOf: at("2026-03-06T00:00")).guarantorDefaults.map(\.isHypothetical) == [false])
    }

    @Test("two strikes may be one episode or two: the guarantor is told to be in default once")
    func onceHoweverParted() {
        var truce = truce(hours: [0, 30])
        truce.agreement.responses[0].isGuarantee = true
        truce.agreement.responses[0].episodeEndsAfter = .unstated
        truce.agreement.responses[0].rungs = [truce.agreement.responses[0].rungs[0]]
        find("R1", in: &truce)
        find("R2", in: &truce, made: "2026-03-04T00:00")
        let defaults = truce.full(asOf: at("2026-03-06T00:00")).guarantorDefaults
        #expect(defaults.map(\.episode) == [.incident("I-R1")])
        #expect(defaults.map(\.due) == [from("2026-03-03T00:00", to: "2026-03-03T02:00")])
    }

    @Test("the order in which ways are relayed does not decide who is in default")
    func order() {
        func defaults(_ lengths: [Int64]) -> [GuarantorDefault] {
            var truce = truce(hours: [0, 30])
            truce.agreement.responses[0].isGuarantee = true
            truce.agreement.responses[0].episodeEndsAfter = .either(lengths)
            find("R2", in: &truce, made: "2026-03-04T00:00")
            return truce.full(asOf: at("2026-03-06T00:00")).guarantorDefaults
        }
        let day = Int64(86_400)
        #expect(!defaults([day, 3 * day]).isEmpty)
        #expect(Set(defaults([day, 3 * day])) == Set(defaults([3 * day, day])))
    }

    @Test("of two who are relayed to act, only who is named either way is in default")
    func relayed() {
        var truce = truce(hours: [0])
        truce.agreement.responses[0].isGuarantee = true
        truce.agreement.responses[0].rungs[0].who = .either([["carland"], ["carland", "borland"]])
        find("R1", in: &truce)
        let defaults = truce.full(asOf: at("2026-03-06T00:00")).guarantorDefaults
        #expect(defaults.filter { $0.rung == "warning" }.map(\.guarantor) == ["carland"])
    }
}
