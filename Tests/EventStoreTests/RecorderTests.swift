import AuditLog
import CeasefireModel
import EventStore
import RecordStoreContract
import TestSupport
import Testing

@Suite("What is taken into a record")
struct RecorderTests {
    @Test("nothing comes before the opening, and there is one opening")
    func opening() throws {
        let mission = TrialMission.inMemory()
        #expect(refusal(try mission.add(report("R1"))) == .notOpen)
        #expect(refusal(try mission.add(mission.opening, by: TrialKey("stranger"))) == .notAllowed)
        #expect(refusal(try mission.add(mission.opening)) == .unsigned)
        #expect(try mission.open() == .appended(0))
        #expect(try mission.open() == .alreadyThere(0))
        #expect(try mission.add(report("R1")) == .appended(1))
    }

    @Test(
        "the same report twice is one leaf, whoever brings it; another of its name is refused, and told how to correct"
    )
    func names() throws {
        let mission = try openMission()
        #expect(try mission.add(report("R1", killed: 12)) == .appended(1))
        var again = report("R1", killed: 12)
        again.author = "Another officer"
        again.reason = "Found it too."
        #expect(try mission.add(again) == .alreadyThere(1))
        guard case .refused(let refusal) = try mission.add(report("R1", killed: 15)) else {
            Issue.record("taken in")
            return
        }
        #expect(
            refusal.description
                == "The report 'R1' stands on the record as leaf 1 and says something else. Nothing is overwritten: give this one a name of its own, or correct leaf 1."
        )
        // A statement may have the name of a report.
        let statement = Statement(id: "R1", available: noon)
        #expect(
            try mission.add(RecordedEntry(EntrySubstance(statement), author: "An officer")) == .appended(2))
    }

    @Test("one batch may hold a repetition and a refusal; the rest goes in")
    func batch() throws {
        let mission = try openMission()
        let batch = [report("R1"), report("R1"), report("R1", killed: 3), report("R2")].map { Submission($0) }
        let outcomes = try mission.recorder.append(batch)
        #expect(outcomes.map(\.number) == [1, 1, nil, 2])
        #expect(outcomes[1] == .alreadyThere(1))
    }

    @Test("a finding is signed by a key whose role allows it, from the grant to the revocation")
    func roles() throws {
        let mission = try openMission()
        let (commission, officer) = (TrialKey("commission"), TrialKey("officer"))
        #expect(refusal(try mission.add(finding("F1"))) == .unsigned)
        #expect(refusal(try mission.add(finding("F1"), by: commission)) == .unknownKey)
        #expect(try mission.grant(.commission, to: commission) == .appended(1))
        try mission.grant(.dutyOfficer, to: officer)
        #expect(try mission.add(finding("F1"), by: commission) == .appended(3))
        #expect(refusal(try mission.add(finding("F2"), by: officer)) == .notAllowed)
        #expect(refusal(try mission.add(finding("F2"), by: mission.owner)) == .unknownKey)
        let revocation = RoleRevocation(grant: try mission.reference(1))
        let entry = mission.entry(.roleRevoked(revocation), named: "revoked")
        #expect(refusal(try mission.add(entry, by: commission)) == .notAllowed)
        #expect(try mission.add(entry, by: mission.owner) == .appended(4))
        #expect(refusal(try mission.add(finding("F2"), by: commission)) == .unknownKey)
        // What it signed stands, and is there still.
        #expect(try mission.add(finding("F1"), by: commission) == .alreadyThere(3))
    }

    @Test("another process sees a revocation at once")
    func revokedElsewhere() throws {
        let mission = try openMission()
        let commission = TrialKey("commission")
        try mission.grant(.commission, to: commission)
        let elsewhere = mission.anotherRecorder()
        #expect(try elsewhere.append([mission.submission(finding("F1"), by: commission)]) == [.appended(2)])
        let revocation = RoleRevocation(grant: try mission.reference(1))
        try mission.add(mission.entry(.roleRevoked(revocation), named: "revoked"), by: mission.owner)
        let outcome = try elsewhere.append([mission.submission(finding("F2"), by: commission)])[0]
        #expect(refusal(outcome) == .unknownKey)
    }

    @Test("a signature over another entry counts for nothing")
    func signatures() throws {
        let mission = try openMission()
        let commission = TrialKey("commission")
        try mission.grant(.commission, to: commission)
        let signed = try mission.submission(finding("F1"), by: commission)
        let moved = Submission(finding("F2"), signature: signed.signature)
        #expect(refusal(try mission.recorder.append([moved])[0]) == .badSignature)
    }

    @Test("the owner's key is replaced by an entry; the old one counts no more")
    func rotation() throws {
        let mission = try openMission()
        let rotation = KeyRotation(use: .owner, name: "The mission", key: TrialKey("new owner").key)
        #expect(
            try mission.add(mission.entry(.keyRotated(rotation), named: "rotated"), by: mission.owner)
                == .appended(1))
        #expect(refusal(try mission.grant(.party, to: TrialKey("arland"))) == .notAllowed)
        let grant = RoleGrant(holder: "arland", role: .party, key: TrialKey("arland").key)
        #expect(
            try mission.add(mission.entry(.roleGranted(grant), named: "role"), by: TrialKey("new owner"))
                == .appended(2))
    }

    @Test("no role hands on what is the owner's alone")
    func ownersKinds() throws {
        let mission = try openMission()
        let grant = RoleGrant(holder: "x", role: "chief", key: TrialKey("x").key, kinds: [.note, .role])
        #expect(
            refusal(try mission.add(mission.entry(.roleGranted(grant), named: "role"), by: mission.owner))
                == .notAllowed)
    }

    @Test("recorded times never run backwards, though a clock does")
    func clocks() throws {
        let mission = try openMission()
        let start = mission.clock.now()
        mission.clock.set(start + 60)
        try mission.add(report("R1"))
        mission.clock.set(start - 3_600)
        try mission.add(report("R2"))
        #expect(try mission.store.read { try $0.head() }.lastRecorded == start + 60)
    }

    @Test("an entry whose file is not there is refused; the file comes first")
    func attachments() throws {
        let mission = try openMission()
        let photo = Array("a photograph".utf8)
        let file = AttachmentReference(
            digest: Digest(hashing: photo), name: "IMG_1.jpg", mediaType: "image/jpeg",
            byteCount: UInt64(photo.count))
        let entry = mission.entry(
            .attachmentAdded(AttachmentAdded(about: [EntryName(.reports, "R1")], text: "The crater.")),
            named: "A1",
            attachments: [file])
        #expect(refusal(try mission.add(entry)) == .noSuchAttachment)
        #expect(try mission.recorder.keep(attachment: photo) == file.digest)
        #expect(try mission.add(entry) == .appended(1))
        let without = mission.entry(.attachmentAdded(AttachmentAdded()), named: "A2")
        #expect(refusal(try mission.add(without)) == .malformed)
    }

    @Test(
        "the owner's and the log's key get no role, a key with a role becomes neither, and a key that is anybody's nothing"
    )
    func keys() throws {
        let mission = try openMission()
        let (officer, log) = (TrialKey("officer"), TrialKey("log"))
        #expect(refusal(try mission.grant(.recorder, to: mission.owner)) == .notAllowed)
        #expect(refusal(try mission.grant(.recorder, to: log)) == .notAllowed)
        #expect(try mission.grant(.recorder, to: officer).number == 1)
        for use in [KeyRotation.Use.owner, .log] {
            let rotation = KeyRotation(use: use, name: "Next", key: officer.key)
            let entry = mission.entry(.keyRotated(rotation), named: EntryID("K-\(use)"))
            #expect(refusal(try mission.add(entry, by: mission.owner)) == .notAllowed)
        }
        // The log's key of before stays the log's.
        let rotation = KeyRotation(use: .log, name: "Next", key: TrialKey("log 2").key)
        #expect(
            try mission.add(mission.entry(.keyRotated(rotation), named: "K-1"), by: mission.owner).number == 2
        )
        #expect(refusal(try mission.grant(.recorder, to: log, named: "late")) == .notAllowed)
        let nobody = try #require(PublicKey([UInt8](repeating: 0, count: 32)))
        let grant = RoleGrant(holder: "Anybody", role: .recorder, key: nobody)
        #expect(
            refusal(try mission.add(mission.entry(.roleGranted(grant), named: "any"), by: mission.owner))
                == .malformed)
    }

    @Test("what no record can hold is refused with a sentence")
    func malformed() throws {
        let mission = try openMission()
        #expect(refusal(try mission.add(report(""))) == .malformed)
        #expect(refusal(try mission.add(report(ReportID(String(repeating: "x", count: 201))))) == .malformed)
        var anonymous = report("R1")
        anonymous.author = ""
        #expect(refusal(try mission.add(anonymous)) == .malformed)
        var large = Report(id: "R1", occurred: noon, available: noon)
        large.summary = String(repeating: "x", count: RecordLimits.bodyBytes)
        #expect(
            refusal(try mission.add(RecordedEntry(EntrySubstance(large), author: "An officer"))) == .malformed
        )
        let nowhere = Report(id: "R1", occurred: noon, available: noon, place: Place(precisionMeters: .nan))
        #expect(
            refusal(try mission.add(RecordedEntry(EntrySubstance(nowhere), author: "An officer")))
                == .malformed)
    }
}

let noon = Interval(at: at("2026-03-01T12:00"))

func openMission() throws -> TrialMission {
    let mission = TrialMission.inMemory()
    try mission.open()
    return mission
}

func report(_ id: ReportID, killed: Int? = nil, available: Interval = noon) -> RecordedEntry {
    RecordedEntry(
        EntrySubstance(Report(id: id, occurred: noon, available: available, killed: killed)),
        author: "An officer")
}

func finding(_ id: EntryID) -> RecordedEntry {
    RecordedEntry(
        EntrySubstance(
            .finding(
                Finding(
                    report: "R1", provision: "energy-spared", party: "arland", conclusion: .breach,
                    body: "Commission",
                    made: noon)),
            name: id, available: noon),
        author: "Commission", reason: "By vote.")
}

/// Why an entry was not taken in; nil where it was.
func refusal(_ outcome: AppendOutcome) -> Refusal.Code? {
    if case .refused(let refusal) = outcome { refusal.code } else { nil }
}
