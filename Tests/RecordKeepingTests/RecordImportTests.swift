import AuditLog
import CeasefireModel
import EventStore
import RecordKeeping
import SealedVerification
import TestSupport
import Testing

private struct StillClock: RecordClock {
    var moment = Instant(secondsSinceEpoch: 1_772_452_800)
    func now() -> Instant { moment }
}

/// A record with an owner and one recorder, whose keys come from the seeds 1 to 3.
private struct Mission {
    let store: MemoryRecordStore
    let key: PrivateKey
    let logKey: PrivateKey

    init() throws {
        let owner = try PrivateKey(seed: Array(repeating: 1, count: 32))
        logKey = try PrivateKey(seed: Array(repeating: 2, count: 32))
        key = try PrivateKey(seed: Array(repeating: 3, count: 32))
        let identity = try #require(
            RecordIdentity(origin: "test.example", secret: Array(repeating: 4, count: 32)))
        store = MemoryRecordStore(identity: identity)
        let setup = RecordSetup(
            opening: RecordOpening(
                origin: "test.example", owner: "Owner", ownerKey: try #require(PublicKey(owner.publicKey)),
                logKey: try #require(PublicKey(logKey.publicKey))),
            grants: [
                RoleGrant(holder: "Recorder", role: .recorder, key: try #require(PublicKey(key.publicKey)))
            ])
        let clock = StillClock()
        try setup.begin(Recorder(store: store, clock: clock), owner: owner, at: clock.moment)
    }

    func work(_ store: (any RecordStore)? = nil, runs: Int = RecordLimits.runs) -> RecordImport {
        RecordImport(
            recorder: Recorder(store: store ?? self.store, clock: StillClock()), clock: StillClock(),
            key: key,
            author: "Recorder", role: "recorder", runs: runs)
    }

    /// What the intakes of an import say.
    func accounts(_ outcome: ImportOutcome) throws -> [IntakeAccount] {
        try outcome.intakes.map { number in
            let leaf = try #require(try store.read { try $0.leaf(number) })
            guard case .act(.intake(let account)) = leaf.entry.substance.content else {
                throw RecordStoreError(.failed, "leaf \(number) is no intake")
            }
            return account
        }
    }

    func head() throws -> RecordHead { try store.read { try $0.head() } }
}

private func rows(_ numbers: Range<Int>, file: String = "reports.csv") -> RowsToImport {
    let moment = Interval(at: Instant(secondsSinceEpoch: 1_772_400_000))
    return RowsToImport(
        file: file, digest: Digest(hashing: Array(file.utf8)), count: numbers.count, rejected: 2
    ) { place in
        let number = numbers.lowerBound + place
        return RecordedEntry(
            EntrySubstance(
                Report(
                    id: ReportID("R\(number)"), occurred: moment, available: moment,
                    summary: "Report \(number)")),
            author: "Recorder", role: "recorder")
    }
}

@Suite("Importing")
struct RecordImportTests {
    @Test("an import that was killed after any batch is run again to the same root", arguments: 0...3)
    func resumed(batches: Int) throws {
        let count = 2 * RecordImport.batch + 100
        let whole = try Mission()
        let uninterrupted = try whole.work().run(rows(0..<count))
        #expect(uninterrupted.appended == UInt64(count) && !uninterrupted.wasComplete)

        let mission = try Mission()
        #expect(throws: FailingStore.Killed.self) {
            try mission.work(FailingStore(mission.store, after: batches)).run(rows(0..<count))
        }
        let before = try mission.head().size
        #expect(before == 2 + UInt64(min(count, batches * RecordImport.batch)))
        let resumed = try mission.work().run(rows(0..<count))
        #expect(resumed.alreadyThere == before - 2)
        #expect(try mission.head() == whole.head())
    }

    @Test("run again, an import that is complete does nothing")
    func again() throws {
        let mission = try Mission()
        let first = try mission.work().run(rows(0..<10))
        let head = try mission.head()
        let second = try mission.work().run(rows(0..<10))
        #expect(second.wasComplete && second.intakes == first.intakes && second.appended == 0)
        #expect(try mission.head() == head)
    }

    @Test(
        "rows that an earlier intake names are counted as there already; a row of another content is refused")
    func overlapping() throws {
        let mission = try Mission()
        _ = try mission.work().run(rows(0..<10))
        var more = rows(5..<20, file: "more.csv")
        let taken = Report(
            id: "R7", occurred: Interval(at: Instant(secondsSinceEpoch: 0)),
            available: Interval(at: Instant(secondsSinceEpoch: 0)))
        let entry = more.entry
        more.entry = {
            $0 == 2
                ? RecordedEntry(EntrySubstance(taken), author: "Recorder", role: "recorder") : entry($0)
        }
        let outcome = try mission.work().run(more)
        #expect(outcome.appended == 10 && outcome.alreadyThere == 4)
        #expect(outcome.refused.map(\.place) == [2] && outcome.refused[0].refusal.code == .nameTaken)
        let account = try #require(try mission.accounts(outcome).first)
        #expect(account.accepted == 14 && account.rejected == 3 && account.alreadyThere == 4)
        #expect(account.leaves == [7..<9, 10..<12, 13..<23])
    }

    /// Every second one of the rows, then some that are new.
    private func everySecond(of count: Int, new: Int) -> RowsToImport {
        var scattered = rows(0..<count / 2 + new, file: "scattered.csv")
        let entry = scattered.entry
        scattered.entry = { entry($0 < count / 2 ? 2 * $0 : count + $0) }
        return scattered
    }

    @Test("rows that lie in more places than an intake can name are vouched for by several")
    func scattered() throws {
        let mission = try Mission()
        _ = try mission.work().run(rows(0..<20))
        let outcome = try mission.work(runs: 4).run(everySecond(of: 20, new: 3))
        #expect(outcome.appended == 3 && outcome.alreadyThere == 10 && !outcome.wasComplete)
        let accounts = try mission.accounts(outcome)
        #expect(accounts.map(\.leaves.count) == [4, 4, 3])
        #expect(accounts.map(\.accepted) == [4, 4, 5])
        #expect(accounts.map(\.alreadyThere) == [4, 4, 2])
        // Together they say of the file what one would.
        #expect(accounts.map(\.rejected) == [2, 0, 0])
        #expect(Set(accounts.map(\.digest)).count == 1)
        let places: [Range<UInt64>] = stride(from: 2, to: 22, by: 2).map { $0..<$0 + 1 } + [23..<26]
        #expect(accounts.flatMap(\.leaves) == places)
        let head = try mission.head()
        let again = try mission.work(runs: 4).run(everySecond(of: 20, new: 3))
        #expect(again.wasComplete && again.intakes == outcome.intakes)
        #expect(try mission.head() == head)
    }

    @Test(
        "killed before its intakes, an import of scattered rows ends when it is run again, in a record that verifies"
    )
    func scatteredAndKilled() throws {
        let count = 2 * (RecordLimits.runs + 50)
        let mission = try Mission()
        _ = try mission.work().run(rows(0..<count))
        #expect(throws: FailingStore.Killed.self) {
            try mission.work(FailingStore(mission.store, after: 2)).run(everySecond(of: count, new: 100))
        }
        let outcome = try mission.work().run(everySecond(of: count, new: 100))
        #expect(outcome.appended == 0 || !outcome.wasComplete)
        let accounts = try mission.accounts(outcome)
        #expect(accounts.map(\.leaves.count) == [RecordLimits.runs, 51])
        #expect(accounts.reduce(0) { $0 + $1.accepted } == UInt64(count / 2 + 100))
        #expect(try mission.work().run(everySecond(of: count, new: 100)).wasComplete)

        _ = try Checkpointing.sign(mission.store, with: mission.logKey)
        var files: [String: [UInt8]] = [:]
        let sealed = try SealedExport(
            of: mission.store, rule: { _ in { _ in true } }, readme: { _ in "" }, write: { files[$0] = $1 })
        #expect(sealed.withheldCount == 0)
        let log = try #require(
            TrustedKey(NoteKey(name: "test.example", kind: .log, publicKey: mission.logKey.publicKey).text))
        let verified = Verification(folder: SealedFolder { [files] in files[$0] }, trusted: [log]).run()
        // The reader who trusts the log alone is told so, and nothing else.
        #expect(verified.findings.map(\.name) == [.ownerNotTrusted], "\(verified.findings)")
    }

    @Test("a copy has the same leaves, files, checkpoints and cosignatures, and the same root")
    func copied() throws {
        let mission = try Mission()
        _ = try mission.work().run(rows(0..<300))
        let recorder = Recorder(store: mission.store, clock: StillClock())
        let file = try recorder.keep(attachment: Array("photo".utf8))
        _ = try Checkpointing.sign(mission.store, with: mission.logKey)
        let witness = try PrivateKey(seed: Array(repeating: 9, count: 32))
        var note = try SignedNote(try #require(try Checkpointing.newest(in: mission.store)).note)
        try note.cosign(name: "witness", at: 1_772_460_000, with: witness)
        let lines = try Checkpointing.take(cosigned: note.encoded, into: mission.store)
        #expect(lines.map(\.name) == ["witness"] && lines.map(\.taken) == [.unchecked])

        let copy = MemoryRecordStore(identity: mission.store.identity)
        let told = try RecordCopy.copy(from: mission.store, to: copy)
        #expect(try copy.read { try $0.head() } == mission.head())
        #expect(told.attachmentCount == 1 && told.checkpointCount == 1)
        #expect(try copy.read { try $0.attachment(file) } == Array("photo".utf8))
        #expect(try Checkpointing.newest(in: copy)?.note == note.encoded)
        // What is found by its name is found in the copy too: nothing comes in twice.
        let again = try mission.work(copy).run(rows(0..<300))
        #expect(again.wasComplete)
        // A store that holds something already is not written over.
        #expect(throws: (any Error).self) { try RecordCopy.copy(from: mission.store, to: copy) }
    }
}
