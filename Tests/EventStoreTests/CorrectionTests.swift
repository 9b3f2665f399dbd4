import AuditLog
import CeasefireModel
import EventStore
import RecordStoreContract
import TestSupport
import Testing

@Suite("Corrections")
struct CorrectionTests {
    private let officer = TrialKey("officer")

    private func mission() throws -> TrialMission {
        let mission = try openMission()
        try mission.grant(.dutyOfficer, to: officer)
        return mission
    }

    private func correction(
        _ change: Correction.Change, of number: UInt64, named name: EntryID = "C1", in mission: TrialMission
    ) throws -> RecordedEntry {
        mission.entry(.correction(Correction(change)), named: name, corrects: try mission.reference(number))
    }

    @Test("a toll is corrected: both figures stay on the record, and the new one holds")
    func replaced() throws {
        let mission = try mission()
        try mission.add(report("R1", killed: 12))
        let corrected = try correction(.replaced(report("R1", killed: 15)), of: 2, in: mission)
        #expect(try mission.add(corrected, by: officer) == .appended(3))
        #expect(try mission.store.read { try $0.view() }.reports.map(\.killed) == [15])
        // Files of before and after are passed over; a third figure is not.
        #expect(try mission.add(report("R1", killed: 12)) == .alreadyThere(2))
        #expect(try mission.add(report("R1", killed: 15)) == .alreadyThere(3))
        #expect(refusal(try mission.add(report("R1", killed: 16))) == .nameTaken)
        // The newest correction counts.
        let second = try correction(.replaced(report("R1", killed: 14)), of: 2, named: "C2", in: mission)
        #expect(try mission.add(second, by: officer) == .appended(4))
        #expect(try mission.store.read { try $0.view() }.reports.map(\.killed) == [14])
    }

    @Test("what is withdrawn no longer counts, and may be put back")
    func withdrawn() throws {
        let mission = try mission()
        try mission.add(report("R1", killed: 12))
        try mission.add(try correction(.withdrawn, of: 2, in: mission), by: officer)
        #expect(try mission.store.read { try $0.view() }.reports.isEmpty)
        let back = try correction(.replaced(report("R1", killed: 12)), of: 2, named: "C2", in: mission)
        #expect(try mission.add(back, by: officer) == .appended(4))
        #expect(try mission.store.read { try $0.view() }.reports.map(\.killed) == [12])
    }

    @Test("a correction names a leaf that is there, by its hash, and keeps kind and name")
    func targets() throws {
        let mission = try mission()
        try mission.add(report("R1"))
        func outcome(_ entry: RecordedEntry) throws -> Refusal.Code? {
            refusal(try mission.add(entry, by: officer))
        }
        #expect(try outcome(try correction(.withdrawn, of: 7, in: mission)) == .wrongTarget)
        var moved = try correction(.withdrawn, of: 2, in: mission)
        moved.corrects?.number = 0
        #expect(try outcome(moved) == .wrongTarget)
        #expect(try outcome(try correction(.withdrawn, of: 1, in: mission)) == .wrongTarget)
        #expect(try outcome(try correction(.replaced(report("R2")), of: 2, in: mission)) == .wrongTarget)
        var bare = try correction(.withdrawn, of: 2, in: mission)
        bare.corrects = nil
        #expect(try outcome(bare) == .malformed)
        #expect(refusal(try mission.add(try correction(.withdrawn, of: 2, in: mission))) == .unsigned)
        #expect(try outcome(try correction(.withdrawn, of: 2, in: mission)) == nil)
        guard
            case .refused(let refusal) = try mission.add(
                try correction(.withdrawn, of: 3, named: "C2", in: mission), by: officer)
        else {
            Issue.record("a correction was corrected")
            return
        }
        #expect(
            refusal.description
                == "Leaf 3 is an entry of the kind correction, and those are not corrected: correct leaf 2, as it does."
        )
    }

    @Test("whoever may not find may not correct a finding")
    func allowed() throws {
        let mission = try mission()
        let commission = TrialKey("commission")
        try mission.grant(.commission, to: commission)
        try mission.add(finding("F1"), by: commission)
        let withdrawal = try correction(.withdrawn, of: 3, in: mission)
        #expect(refusal(try mission.add(withdrawal, by: officer)) == .notAllowed)
        #expect(try mission.add(withdrawal, by: commission) == .appended(4))
    }

    @Test("in one batch an entry and its correction")
    func oneBatch() throws {
        let mission = try mission()
        let first = report("R1", killed: 12)
        let bytes = Leaf(
            body: EntryCodec.body(of: first), signature: nil, recorded: mission.clock.now(),
            secret: mission.store.identity.secret
        ).encoded
        let correction = mission.entry(
            .correction(Correction(.withdrawn)), named: "C1",
            corrects: LeafReference(number: 2, hash: MerkleHash(leaf: bytes)))
        let outcomes = try mission.recorder.append([
            Submission(first), try mission.submission(correction, by: officer),
        ])
        #expect(outcomes == [.appended(2), .appended(3)])
        #expect(try mission.store.read { try $0.view() }.reports.isEmpty)
    }
}
