import AuditLog
import CeasefireModel
import EventStore
import RecordStoreContract
import SealedVerification
import TestSupport
import Testing

/// What the recorder takes in, the verifier, which shares no code with it, finds in order.
@Suite("Records that the independent verifier reads")
struct VerifiedElsewhereTests {
    private struct WallClock: RecordClock {
        func now() -> Instant { at("2026-03-01T12:00") }
    }

    private struct Keys {
        let owner, log, commission, officer: PrivateKey

        init() throws {
            func key(_ number: UInt8) throws -> PrivateKey {
                try PrivateKey(seed: Array(repeating: number, count: 32))
            }
            (owner, log, commission, officer) = (try key(1), try key(2), try key(3), try key(4))
        }
    }

    private let origin = "mission.example/record"

    private func recorder() throws -> Recorder {
        let identity = try #require(RecordIdentity(origin: origin, secret: Array(0..<32)))
        return Recorder(store: MemoryRecordStore(identity: identity), clock: WallClock())
    }

    private func act(_ act: RecordAct, named name: EntryID, corrects: LeafReference? = nil) -> RecordedEntry {
        RecordedEntry(
            EntrySubstance(act, name: name, available: noon), author: "The mission", reason: "As decided.",
            corrects: corrects)
    }

    private func open(_ recorder: Recorder, _ keys: Keys) throws {
        func grant(_ holder: String, _ role: RecordRole, _ key: PrivateKey) throws -> RecordedEntry {
            let grant = RoleGrant(holder: holder, role: role, key: try #require(PublicKey(key.publicKey)))
            return act(.roleGranted(grant), named: EntryID("role-\(holder)"))
        }
        let opening = RecordOpening(
            origin: origin, owner: "The mission", ownerKey: try #require(PublicKey(keys.owner.publicKey)),
            logKey: try #require(PublicKey(keys.log.publicKey)))
        try add(
            [
                act(.opened(opening), named: RecordOpening.name),
                try grant("commission", .commission, keys.commission),
                try grant("officer", .dutyOfficer, keys.officer),
            ], by: keys.owner, recorder)
    }

    @discardableResult
    private func add(_ entries: [RecordedEntry], by key: PrivateKey?, _ recorder: Recorder) throws -> [UInt64]
    {
        let outcomes = try recorder.append(
            entries.map { entry in
                try key.map { try Submission(entry, signedBy: $0, origin: origin) } ?? Submission(entry)
            })
        return try outcomes.map { outcome in
            try #require(outcome.number, "\(outcome)")
        }
    }

    @Test("entries of every kind, corrections, a role revoked, keys rotated, an import with its intake")
    func everything() throws {
        let (recorder, keys) = (try recorder(), try Keys())
        try open(recorder, keys)
        for file in GeneratedEntry.files { _ = try recorder.keep(attachment: file) }
        let rows = try add(
            (1...300).map { (row: Int) in report(ReportID("Row-\(row)"), killed: row) }, by: nil, recorder)
        try takeIn(rows, recorder, keys)
        // Of every kind that a role can have, as people may write it.
        for kind in EntryKind.allCases where kind.isCorrectable {
            var generator = GeneratedEntry(seed: UInt64(kind.rawValue))
            let able = RecordRole.commission.kinds.contains(kind) ? keys.commission : keys.officer
            try add([generator.next(kind)], by: able, recorder)
        }
        let (replaced, withdrawn, grant) = try recorder.store.read { record in
            (try record.reference(rows[0]), try record.reference(rows[1]), try record.reference(2))
        }
        let change = Correction.Change.replaced(report("Row-1", killed: 99))
        try add(
            [act(.correction(Correction(change)), named: "C1", corrects: replaced)], by: keys.officer,
            recorder)
        try add(
            [act(.correction(Correction(.withdrawn)), named: "C2", corrects: withdrawn)], by: keys.officer,
            recorder)
        try add(
            [act(.roleRevoked(RoleRevocation(grant: try #require(grant))), named: "V1")], by: keys.owner,
            recorder)
        let newOwner = try PrivateKey(seed: Array(repeating: 9, count: 32))
        let rotation = KeyRotation(
            use: .owner, name: "The mission", key: try #require(PublicKey(newOwner.publicKey)))
        try add([act(.keyRotated(rotation), named: "K1")], by: keys.owner, recorder)
        let found = try verify(recorder, keys)
        #expect(found.findings.map(\.sentence) == [])
        #expect(found.shownCount == found.size)
        #expect(found.size > 320)
    }

    /// Ends the import of some rows.
    private func takeIn(_ rows: [UInt64], _ recorder: Recorder, _ keys: Keys) throws {
        let runs = IntakeAccount.runs(of: rows)
        let root = try recorder.store.read { try $0.root(of: runs) }
        func intake(_ root: MerkleHash?, accepted: UInt64) -> RecordedEntry {
            let account = IntakeAccount(
                file: "reports.csv", digest: Digest(hashing: [1]), accepted: accepted, rejected: 2,
                leaves: runs,
                root: root)
            return act(.intake(account), named: "intake-1")
        }
        let wrong = [
            intake(nil, accepted: UInt64(rows.count)), intake(.ofEmptyTree, accepted: UInt64(rows.count)),
            intake(root, accepted: 1),
        ]
        for entry in wrong {
            let outcome = try recorder.append([try Submission(entry, signedBy: keys.officer, origin: origin)]
            )[0]
            #expect(refusal(outcome) == .malformed)
        }
        try add([intake(root, accepted: UInt64(rows.count))], by: keys.officer, recorder)
    }

    /// The record as a sealed folder in memory, gone through by the verifier.
    private func verify(_ recorder: Recorder, _ keys: Keys) throws -> SealedReport {
        var (files, leaves): ([String: [UInt8]], [[UInt8]]) = ([:], [])
        try recorder.store.read { record in
            try record.leaves(0..<(try record.head().size)) {
                leaves.append($1.withUnsafeBytes { Array($0) })
            }
            for digest in try record.attachments() {
                files["attachments/\(digest)"] = try record.attachment(digest)
            }
        }
        let tree = TreeInMemory(leaves: leaves.map { MerkleHash(leaf: $0) })
        for tile in Tile.all(size: UInt64(leaves.count)) {
            files[tile.path] = try tree.hashes(of: tile).flatMap(\.bytes)
            guard tile.level == 0 else { continue }
            let first = Int(tile.index) * Tile.fullWidth
            files[tile.entriesPath] = try EntryBundle.encoded(leaves[first..<first + tile.width].map { $0 })
        }
        let head = try recorder.store.read { try $0.head() }
        var note = try SignedNote(
            text: Checkpoint(origin: origin, size: head.size, root: head.frontier.root).text)
        try note.sign(name: origin, with: keys.log)
        files["checkpoint"] = note.encoded
        let trusted = try [(origin, keys.log), ("owner", keys.owner)].compactMap { name, key in
            TrustedKey(try NoteKey(name: name, kind: .log, publicKey: key.publicKey).text)
        }
        return Verification(folder: SealedFolder { [files] in files[$0] }, trusted: trusted).run()
    }
}
