import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("Findings, and the clocks that they start")
struct FindingTests {
    let strike = from("2026-03-02T00:00", to: "2026-03-02T02:00")

    func entry(_ id: EntryID, _ content: Entry.Content, known: String = "2026-03-02T10:00") -> Entry {
        Entry(
            id: id, author: "Secretary", available: Interval(at: at(known)), reason: "Minuted.",
            content: content)
    }

    func finding(_ conclusion: Finding.Conclusion, made: String, on report: ReportID = "R1") -> Entry.Content
    {
        .finding(
            Finding(
                report: report, provision: "power-spared", party: "arland", conclusion: conclusion,
                body: "Joint Commission", made: Interval(at: at(made))))
    }

    /// A strike that only the other side claims; clocks are counted from a finding.
    func truce() -> TruceExample {
        var truce = TruceExample()
        truce.report("R1", strike)
        truce.agreement.responses[0].clockStarts = .stated(.found)
        return truce
    }

    func ladder(_ truce: TruceExample, asOf: Instant? = nil) -> ResponseVerdict? {
        truce.full(asOf: asOf).responses.first { $0.party == "arland" }
    }

    @Test("what one side claims starts no clock; what the commission finds does, and it binds")
    func real() throws {
        var truce = truce()
        #expect(ladder(truce)?.breaches == [])
        truce.record.entries = [entry("F1", finding(.breach, made: "2026-03-02T09:00"))]
        #expect(truce.full().headline == .breachFound)
        #expect(truce.full().findings.map(\.relation) == [.changes])
        let episode = try #require(ladder(truce)?.scenarios.first?.episodes.first)
        #expect(!episode.isHypothetical)
        #expect(episode.rungs[0].clocks[0].due == Interval(at: at("2026-03-03T09:00")))
    }

    @Test("a finding that there was no breach stops what the machine assesses from starting a clock")
    func rejected() {
        var truce = truce()
        truce.report("R2", strike, saidBy: "arland", attribution: "arland staff")
        #expect(ladder(truce)?.breaches.count == 1)
        truce.record.entries = [entry("F1", finding(.noBreach, made: "2026-03-02T09:00"))]
        #expect(ladder(truce)?.breaches == [])
        #expect(truce.full().findings.map(\.relation) == [.rejects])
        // What the machine assesses stays on the page beside the finding.
        #expect(truce.full().breaches.count == 1)
    }

    @Test("of two findings the later holds, and the earlier stays on the record")
    func reclassified() {
        var truce = truce()
        truce.record.entries = [
            entry("F1", finding(.breach, made: "2026-03-02T09:00")),
            entry("F2", finding(.undetermined, made: "2026-03-02T11:00"), known: "2026-03-02T12:00"),
        ]
        #expect(truce.full().findings.map(\.replacedBy) == ["F2", nil])
        #expect(ladder(truce)?.breaches == [])
        // What was known at eleven is still what was known at eleven.
        #expect(truce.full(asOf: at("2026-03-02T11:00")).headline == .breachFound)
    }

    @Test("an agreed pause adds its length to what is due, and while it lasts the clock stands")
    func paused() throws {
        var truce = truce()
        let pause = { (until: Instant?) in
            Entry.Content.clockPaused(
                ClockPause(
                    response: "ladder", against: "arland", from: at("2026-03-02T15:00"), until: until))
        }
        truce.record.entries = [
            entry("F1", finding(.breach, made: "2026-03-02T09:00")),
            entry("P1", pause(at("2026-03-02T21:00"))),
        ]
        func warning(asOf: Instant? = nil) throws -> Clock {
            try #require(ladder(truce, asOf: asOf)?.scenarios.first?.episodes.first).rungs[0]
                .clocks[0]
        }
        #expect(try warning().due == Interval(at: at("2026-03-03T15:00")))
        truce.record.entries[1] = entry("P1", pause(nil))
        let standing = try warning(asOf: at("2026-03-03T12:00"))
        #expect(standing.state == .paused)
        #expect(standing.due == Interval(at: at("2026-03-03T09:00") + 21 * 3_600))
    }

    @Test("a finding made anew does not lose the time that was paused before it")
    func pauseKept() throws {
        var truce = truce()
        truce.agreement.responses[0].clockStarts = .stated(.occurred)
        truce.record.entries = [
            entry("F1", finding(.breach, made: "2026-03-02T09:00")),
            entry("F2", finding(.breach, made: "2026-03-02T18:00")),
            entry(
                "P1",
                .clockPaused(
                    ClockPause(
                        response: "ladder", against: "arland", from: at("2026-03-02T12:00"),
                        until: at("2026-03-02T14:00")))),
        ]
        let due = ladder(truce)?.scenarios.first?.episodes.first?.rungs[0].clocks[0].due
        #expect(due == from("2026-03-03T02:00", to: "2026-03-03T04:00"))
    }

    @Test("three quiet days stand the warning down, where the agreement says so")
    func stoodDown() throws {
        var truce = truce()
        truce.agreement.responses[0].rungs[0].standDown = .stoppedFor(seconds: 72 * 3_600)
        truce.record.entries = [entry("F1", finding(.breach, made: "2026-03-02T09:00"))]
        func state(_ now: String) -> Clock.State? {
            ladder(truce, asOf: at(now))?.scenarios.first?.episodes.first?.rungs[0].clocks[0].state
        }
        #expect(state("2026-03-03T08:00") == .running)
        #expect(state("2026-03-05T02:00") == .stoodDown)
    }

    @Test("a finding on what the reading does not cover is kept and starts nothing under that reading")
    func beyond() {
        var truce = truce()
        truce.report("R2", strike, target: "residential", place: "Easttown")
        truce.record.entries = [entry("F1", finding(.breach, made: "2026-03-02T09:00", on: "R2"))]
        #expect(truce.full().findings.map(\.relation) == [.beyondReading])
        #expect(truce.full().headline == .noBreachEstablished)
    }
}
