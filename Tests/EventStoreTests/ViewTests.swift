import AgreementLanguage
import AuditLog
import CeasefireModel
import Evaluation
import EventStore
import RecordStoreContract
import TestSupport
import Testing

@Suite("What was known when")
struct ViewTests {
    private let officer = TrialKey("officer"), commission = TrialKey("commission")

    private func mission() throws -> TrialMission {
        let mission = TrialMission.inMemory()
        mission.clock.set(at("2026-03-01T00:00"))
        try mission.open()
        try mission.grant(.dutyOfficer, to: officer)
        try mission.grant(.commission, to: commission)
        return mission
    }

    private func strike(_ id: ReportID, _ killed: Int, available: String) -> Report {
        Report(
            id: id, occurred: Interval(at: at("2026-03-02T03:00")), available: Interval(at: at(available)),
            place: Place(name: "Northtown"), act: "missile-strike", target: "energy", claimant: "arland",
            accused: ["arland"], killed: killed, outlet: "A post", attribution: "arland ministry")
    }

    private func add(_ report: Report, to mission: TrialMission, recorded: String) throws {
        mission.clock.set(at(recorded))
        try mission.add(RecordedEntry(EntrySubstance(report), author: "An officer"))
    }

    /// On 2 March twelve dead are reported, and recorded on the 3rd. On the 5th another source comes in. On the 6th the toll is corrected to fifteen,
    /// and on the 7th a page of the 2nd is found.
    private func story(_ mission: TrialMission, upTo day: Int) throws {
        try add(strike("R1", 12, available: "2026-03-02T08:00"), to: mission, recorded: "2026-03-03T09:00")
        if day < 5 { return }
        try add(strike("R2", 13, available: "2026-03-05T08:00"), to: mission, recorded: "2026-03-05T09:00")
        if day < 6 { return }
        mission.clock.set(at("2026-03-06T09:00"))
        let entry = RecordedEntry(
            EntrySubstance(strike("R1", 15, available: "2026-03-02T08:00")), author: "An officer")
        let correction = mission.entry(
            .correction(Correction(.replaced(entry))), named: "C1", corrects: try mission.reference(3))
        try #require(try mission.add(correction, by: officer) == .appended(5))
        if day < 7 { return }
        try add(strike("R3", 12, available: "2026-03-02T10:00"), to: mission, recorded: "2026-03-07T09:00")
    }

    @Test("late evidence and a correction leave the earlier view and its verdict as they were")
    func earlierViews() throws {
        for basis in RecordBasis.allCases {
            let moment = at("2026-03-04T00:00")
            let before = try mission(), after = try mission()
            try story(before, upTo: 3)
            try story(after, upTo: 6)
            let (first, second) = (
                try before.store.read { try $0.view(asOf: moment, basis: basis) },
                try after.store.read { try $0.view(asOf: moment, basis: basis) }
            )
            #expect(first.reports.map(\.killed) == [12])
            #expect(same(first, second))
            #expect(first.fingerprint == second.fingerprint)
            #expect(first.prefix == second.prefix)
            let (told, toldLater) = (verdict(first), verdict(second))
            #expect(told.incidents == toldLater.incidents)
            #expect(told.readings == toldLater.readings)
            #expect(told.remarks == toldLater.remarks)
            // And the later view is another.
            let later = try after.store.read { try $0.view(asOf: at("2026-03-06T12:00"), basis: basis) }
            #expect(later.reports.map(\.killed) == [15, 13])
            #expect(later.fingerprint != first.fingerprint)
        }
    }

    @Test(
        "what was known and is written down late is part of what was known, and not of what stood on the record"
    )
    func lateEntry() throws {
        let mission = try mission()
        try story(mission, upTo: 7)
        let moment = at("2026-03-04T00:00")
        try mission.store.read { record in
            #expect(try record.view(asOf: moment, basis: .available).reports.map(\.id) == ["R1", "R3"])
            #expect(try record.view(asOf: moment, basis: .recorded).reports.map(\.id) == ["R1"])
            let prefix = try #require(try record.view(asOf: moment, basis: .recorded).prefix)
            #expect(prefix.size == 4)
            // What became known by then is named by the shortest prefix that holds all of it: leaves that come later change nothing.
            let known = try record.view(asOf: moment, basis: .available)
            let holding = try #require(known.prefix)
            let head = try record.head()
            #expect(holding.size > 4 && holding.size <= head.size && holding.size == known.end)
            let root = try record.root(of: [0..<holding.size])
            #expect(holding.root == root)
            #expect(try record.view().prefix?.root == head.frontier.root)
            // Without a moment the recorded basis is the whole record.
            let whole = try #require(try record.view(basis: .recorded).prefix)
            #expect(whole.size == (try record.head()).size)
            #expect(whole.root == (try record.head()).frontier.root)
        }
    }

    @Test("what stands on the record is known, though its source gives only a day")
    func wholeDays() throws {
        let mission = try mission()
        let day = Interval(spanning: at("2026-03-02T00:00"), at("2026-03-03T00:00"))
        var report = strike("R1", 12, available: "2026-03-02T08:00")
        report.available = day
        try add(report, to: mission, recorded: "2026-03-02T15:00")
        try mission.store.read { record in
            let afternoon = at("2026-03-02T16:00")
            #expect(try record.view(asOf: afternoon, basis: .available).reports.isEmpty)
            let known = try #require(try record.view(asOf: afternoon, basis: .recorded).reports.first)
            #expect(known.available == Interval(spanning: day.earliest, at("2026-03-02T15:00")))
        }
    }

    @Test("a pause ends where its clocks went on")
    func resumed() throws {
        let mission = try mission()
        mission.clock.set(at("2026-03-02T00:00"))
        let pause = ClockPause(response: "ladder", against: "arland", from: at("2026-03-02T00:00"))
        try mission.add(
            RecordedEntry(
                EntrySubstance(
                    .clockPaused(pause), name: "P1", available: Interval(at: at("2026-03-02T00:00"))),
                author: "Commission"), by: commission)
        mission.clock.set(at("2026-03-04T00:00"))
        let resumption = ClockResumption(pause: "P1", at: at("2026-03-03T12:00"))
        try mission.add(mission.entry(.clockResumed(resumption), named: "P2"), by: commission)
        try mission.add(
            mission.entry(
                .clockResumed(ClockResumption(pause: "P9", at: at("2026-03-03T12:00"))), named: "P3"),
            by: commission)
        try mission.store.read { record in
            let now = try record.view()
            var ended = pause
            ended.until = at("2026-03-03T12:00")
            #expect(now.entries.map(\.content) == [.clockPaused(ended)])
            #expect(now.entries.first?.recorded == at("2026-03-02T00:00"))
            #expect(
                now.remarks.map(\.utcText) == [
                    "entry P3 lets clocks go on that were paused by P9, which is no pause that holds"
                ])
            let before = try record.view(asOf: at("2026-03-03T18:00"))
            #expect(before.entries.map(\.content) == [.clockPaused(pause)])
        }
    }

    @Test("what the evaluation has no place for is carried")
    func carried() throws {
        let mission = try mission()
        let measure = Measure(
            response: "ladder", rung: "warning", by: "carland", against: "arland", taken: noon)
        try mission.add(mission.entry(.measureAuthorised(measure), named: "M1"), by: commission)
        let reply = Reply(notice: "N1", by: "arland", grants: false, text: "We did not.")
        try mission.add(mission.entry(.replied(reply), named: "Y1"), by: officer)
        let view = try mission.store.read { try $0.view() }
        #expect(view.entries.isEmpty)
        #expect(view.acts.map(\.number) == [0, 1, 2, 3, 4])
        #expect(view.acts.suffix(2).map(\.content) == [.measureAuthorised(measure), .replied(reply)])
    }

    private func same(_ a: RecordView, _ b: RecordView) -> Bool {
        a.reports == b.reports && a.statements == b.statements && a.entries == b.entries
            && a.observations == b.observations && a.leafCount == b.leafCount && a.remarks == b.remarks
    }

    private func verdict(_ view: RecordView) -> Verdict {
        let record = Record(
            reports: view.reports, statements: view.statements, entries: view.entries,
            observations: view.observations)
        return assess(TruceExample().agreement, record: record, asOf: view.asOf)
    }
}
