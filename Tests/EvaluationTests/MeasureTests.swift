import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

/// Decision 12: which episode a measure answers, by whom it must be taken, and what is counted once.
@Suite("Measures, and what is counted once")
struct MeasureTests {
    /// Strikes that Arland admits, two hours long, beginning so many hours after 2 March 00:00.
    func truce(hours: [Int64]) -> TruceExample {
        var truce = TruceExample()
        let start = at("2026-03-02T00:00")
        for (i, hour) in hours.enumerated() {
            truce.report(
                ReportID("R\(i + 1)"),
                Interval(spanning: start + hour * 3_600, start + (hour + 2) * 3_600), saidBy: "arland",
                attribution: "arland ministry", place: ["Northtown", "Southtown", "Easttown"][i])
        }
        return truce
    }

    func warning(by actor: ActorID = "carland", _ taken: Interval) -> Entry {
        Entry(
            id: "M1", author: "Carland", available: Interval(at: taken.latest), reason: "Warned.",
            content: .measureTaken(
                Measure(
                    response: "ladder", rung: "warning", by: actor, against: "arland", taken: taken)))
    }

    func episodes(_ truce: TruceExample) throws -> [Episode] {
        try #require(truce.full().responses.first { $0.party == "arland" }?.scenarios.first).episodes
    }

    func states(_ truce: TruceExample) throws -> [Clock.State] {
        try episodes(truce).map { $0.rungs[0].clocks[0].state }
    }

    @Test("a warning after the second episode began answers that one, and not the first")
    func ofSecond() throws {
        // Silence from 02:00 on 2 March to 04:00 on 3 March is longer than the 24 hours agreed.
        var truce = truce(hours: [0, 28])
        truce.record.entries = [warning(Interval(at: at("2026-03-03T10:00")))]
        #expect(try states(truce) == [.overdue, .met])
    }

    @Test("a warning before the second episode answers the first, and does not save up for the next")
    func ofFirst() throws {
        var truce = truce(hours: [0, 28])
        truce.record.entries = [warning(Interval(at: at("2026-03-02T10:00")))]
        #expect(try states(truce)[0] == .met)
        #expect(try states(truce)[1] != .met)
    }

    @Test("a warning in the hours in which the second episode began may answer either")
    func ofEither() throws {
        var truce = truce(hours: [0, 28])
        truce.record.entries = [warning(Interval(at: at("2026-03-03T05:00")))]
        #expect(try states(truce) == [.perhapsMet, .perhapsMet])
    }

    @Test("a warning by somebody who is not asked for it meets nothing, and is remarked on")
    func byAnother() throws {
        var truce = truce(hours: [0])
        truce.record.entries = [warning(by: "borland", Interval(at: at("2026-03-02T10:00")))]
        #expect(try states(truce) == [.running])
        #expect(
            truce.verdict().remarks == [
                "entry M1 records that borland took warning of ladder against arland; the document asks carland for it, so it is kept and meets no rung"
            ])
        truce.agreement.responses[0].rungs[0].who = .unstated
        #expect(try states(truce) == [.met])
        #expect(truce.verdict().remarks.isEmpty)
    }

    @Test("one strike that breaks two provisions is one breach of three, and does not follow itself")
    func countedOnce() throws {
        var truce = truce(hours: [0, 20])
        var second = truce.agreement.provisions[0]
        second.name = "strikes-stop"
        second.targets = .stated(.any)
        truce.agreement.provisions.append(second)
        truce.agreement.responses[0].provisions.insert("strikes-stop")
        let verdict = try #require(truce.full().responses.first { $0.party == "arland" })
        #expect(verdict.breaches.count == 4)
        #expect(verdict.incidents == ["I-R1", "I-R2"])
        let rungs = try #require(verdict.scenarios.first?.episodes.first).rungs
        #expect(rungs[2].condition == .doesNotHold("there are 2 breaches, not 3"))
        // One breach alone, warned of while it went on, is not followed by a breach.
        truce.record.reports.removeLast()
        truce.record.entries = [warning(Interval(at: at("2026-03-02T01:00")))]
        let alone = try #require(try episodes(truce).first).rungs[1].condition
        #expect(alone == .doesNotHold("no breach is assessed after warning was taken"))
    }

    @Test("the dead of a plant are among those of the strike that hit it: none is lost, none counted twice")
    func tolls() throws {
        var truce = truce(hours: [0, 0, 0])
        truce.record.entries = [
            Entry(
                id: "E0", author: "A coder", available: Interval(at: at("2026-03-02T03:00")),
                reason: "Apart.", content: .differentEvents(["R1", "R2", "R3"])),
            Entry(
                id: "E1", author: "A coder", available: Interval(at: at("2026-03-02T03:00")),
                reason: "A part.", content: .contains(whole: "R1", part: "R2")),
            Entry(
                id: "E2", author: "A coder", available: Interval(at: at("2026-03-02T03:00")),
                reason: "A part.", content: .contains(whole: "R1", part: "R3")),
        ]
        func killed(_ tolls: [Int?], atLeast: Int) throws -> ConditionState {
            for i in tolls.indices { truce.record.reports[i].killed = tolls[i] }
            truce.agreement.responses[0].rungs[2].condition = .killed(atLeast: atLeast)
            return try #require(try episodes(truce).first).rungs[2].condition
        }
        let told = ConditionState.doesNotHold("5 killed by these reports")
        // Nobody tells a toll of the whole: it has the parts' two and three.
        #expect(try killed([nil, 2, 3], atLeast: 6) == told)
        // The whole's five are the parts' five, and two of the parts' are among them.
        #expect(try killed([5, 2, 3], atLeast: 6) == told)
        #expect(try killed([5, 2, nil], atLeast: 6) == told)
        #expect(try killed([4, 2, 3], atLeast: 6) == told)
    }
}
