import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("Episodes, rungs and clocks")
struct ResponseTests {
    /// Strikes that Arland admits, each at a place of its own, two hours long, beginning so many hours after
    /// 2 March 00:00.
    func truce(hours: [Int], by accused: ActorID = "arland") -> TruceExample {
        var truce = TruceExample()
        let start = at("2026-03-02T00:00")
        for (i, hour) in hours.enumerated() {
            let occurred = Interval(
                spanning: start + Int64(hour) * 3_600, start + Int64(hour + 2) * 3_600)
            truce.report(
                ReportID("R\(i + 1)"), occurred, by: [accused], saidBy: accused,
                attribution: "\(accused) ministry",
                place: ["Northtown", "Southtown", "Easttown", "Westtown"][i % 4])
        }
        return truce
    }

    func ladder(_ truce: TruceExample, asOf: Instant? = nil, of party: ActorID = "arland") throws
        -> ResponseVerdict
    {
        try #require(truce.full(asOf: asOf).responses.first { $0.party == party })
    }

    @Test("a warning is due 24 hours after the breach; the breach being an interval, so is the hour")
    func due() throws {
        let episode = try #require(try ladder(truce(hours: [0])).scenarios.first?.episodes.first)
        #expect(episode.rungs[0].clocks[0].due == from("2026-03-03T00:00", to: "2026-03-03T02:00"))
        #expect(episode.rungs[0].clocks[0].state == .running)
    }

    @Test("a clock runs, may have run out, and has run out")
    func states() throws {
        let states = try ["2026-03-02T23:59", "2026-03-03T01:00", "2026-03-03T02:00"].map { now in
            try ladder(truce(hours: [0]), asOf: at(now)).scenarios[0].episodes[0].rungs[0].clocks[0].state
        }
        #expect(states == [.running, .runningOrOverdue, .overdue])
    }

    @Test("three strikes in an hour are one episode and start one clock")
    func oneEpisode() throws {
        let scenario = try #require(try ladder(truce(hours: [0, 0, 1])).scenarios.first)
        #expect(scenario.episodes.count == 1)
        #expect(scenario.episodes[0].breaches.count == 3)
    }

    @Test("a silence longer than the agreed one ends an episode; a shorter one does not")
    func gap() throws {
        // The first strike is over by 02:00; the silence lasts 24 h, then 25 h.
        #expect(try ladder(truce(hours: [0, 26])).scenarios[0].episodes.count == 1)
        #expect(try ladder(truce(hours: [0, 27])).scenarios[0].episodes.count == 2)
    }

    @Test("a breach after the warning was due calls for the next rung; one before does not; one between may")
    func continues() throws {
        func second(_ hour: Int) throws -> ConditionState {
            try ladder(truce(hours: [0, hour])).scenarios[0].episodes[0].rungs[1].condition
        }
        // The warning is due 24 to 26 hours after the beginning.
        guard case .doesNotHold = try second(20) else { Issue.record("called for too early"); return }
        guard case .mayHold = try second(24) else { Issue.record("24 h to 26 h is not certain"); return }
        guard case .holds(let since, _) = try second(26) else { Issue.record("not called for"); return }
        #expect(since == from("2026-03-03T02:00", to: "2026-03-03T04:00"))
    }

    @Test("a warning that was given takes the place of the hour at which it was due")
    func measure() throws {
        var truce = truce(hours: [0, 12])
        truce.record.entries = [
            Entry(
                id: "M1", author: "Carland", available: Interval(at: at("2026-03-02T10:00")),
                reason: "Warned.",
                content: .measureTaken(
                    Measure(
                        response: "ladder", rung: "warning", by: "carland", against: "arland",
                        taken: Interval(at: at("2026-03-02T10:00")))))
        ]
        let rungs = try ladder(truce).scenarios[0].episodes[0].rungs
        #expect(rungs[0].clocks[0].state == .met)
        guard case .holds = rungs[1].condition else { Issue.record("not called for"); return }
    }

    @Test("three breaches within 72 hours call for sanctions, not before 72 hours after the first")
    func count() throws {
        let rung = try ladder(truce(hours: [0, 20, 40])).scenarios[0].episodes[0].rungs[2]
        guard case .holds = rung.condition else { Issue.record("not called for"); return }
        #expect(rung.clocks[0].kind == .floor)
        #expect(rung.clocks[0].due == from("2026-03-05T00:00", to: "2026-03-05T02:00"))
    }

    @Test("where the anchor is unstated every anchor is shown, with how far it moves what is due")
    func unstatedAnchor() throws {
        var truce = truce(hours: [0])
        truce.agreement.responses[0].clockStarts = .unstated
        truce.record.reports[0].available = Interval(at: at("2026-03-02T12:00"))
        let verdict = try ladder(truce)
        #expect(verdict.scenarios.map(\.anchor) == [.occurred, .available, .found, .notified])
        #expect(verdict.scenarios[2].episodes[0].rungs[0].clocks[0].state == .pending)
        let shift = try #require(verdict.shifts.first)
        #expect(shift.moves == ElapsedSeconds(least: 10 * 3_600, most: 12 * 3_600))
    }

    @Test("a plan that answers one side only says so of the other, in the same words")
    func oneSided() throws {
        var truce = truce(hours: [0], by: "borland")
        truce.agreement.responses[0].breachBy = .stated(["arland"])
        let verdict = try ladder(truce, of: "borland")
        #expect(verdict.answersParty == false)
        #expect(verdict.breaches.count == 1)
        #expect(verdict.scenarios.isEmpty)
    }

    @Test("what an expanded attack is being unstated, nobody can say whether the rung is called for")
    func undefined() throws {
        var truce = truce(hours: [0])
        truce.agreement.responses[0].rungs[2].condition = .expandedAttack(.unstated)
        let rung = try ladder(truce).scenarios[0].episodes[0].rungs[2]
        #expect(rung.condition == .unstated("nothing says what an expanded attack is"))
        #expect(rung.clocks[0].state == .pending)
    }
}
