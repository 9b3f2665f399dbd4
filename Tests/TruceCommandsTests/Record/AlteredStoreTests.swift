import AuditLog
import CeasefireModel
import EventStore
import Testing

/// What the commands make of a store that somebody changed.
@Suite("A store that was changed is not believed")
struct AlteredStoreTests {
    private static let export = [
        "record", "export", "--record", "mission.record", "--release", "internal", "sealed",
    ]
    private static let officer = ["--record", "mission.record", "--key", "mission.holder.key"]

    private func altered(_ change: (inout AlteredStore) -> Void) async throws -> RecordWorld {
        let world = await RecordWorld.mission()
        world["photo.txt"] = Array("What was seen.".utf8)
        world["notes.ndjson"] = Array(
            #"{"entry": "A-1", "author": "Duty officer", "available": "2026-03-02T10:00Z", "files": ["photo.txt"], "attachment": {"text": "A photo."}}"#
                .utf8)
        let added = await world.run(["record", "add"] + Self.officer + ["notes.ndjson"])
        #expect(added.status == 0, "\(added.err)")
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        var store = AlteredStore(store: try #require(world.store("mission.record")))
        change(&store)
        world.put(store, at: "mission.record")
        return world
    }

    private func assess(_ world: RecordWorld, _ basis: String) async -> RecordWorld.Outcome {
        await world.run("assess", "truce.md", "--record", "mission.record", "--basis", basis)
    }

    @Test("nothing is assessed, signed or copied from leaves that were altered or dropped")
    func leaves() async throws {
        let changes: [(inout AlteredStore) -> Void] = [
            { $0.texts = ("Arland staff", "Borland staf") }, { $0.droppedLeaf = 3 },
        ]
        for change in changes {
            let world = try await altered(change)
            for basis in ["available", "recorded"] {
                let outcome = await assess(world, basis)
                #expect(outcome.status == 2 && outcome.out.isEmpty)
                #expect(outcome.err.contains("altered") || outcome.err.contains("not in the store"))
            }
            let signed = await world.run(
                "record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
            #expect(signed.status == 2, "\(signed.out)")
            #expect(await world.run("record", "backup", "mission.record", "copy.record").status == 2)
        }
        let sound = try await altered { _ in }
        #expect(await assess(sound, "available").status == 0)
    }

    @Test("check names what is wrong beside the leaves; checkpoint and backup refuse such a store")
    func beside() async throws {
        let changes: [(String, (inout AlteredStore) -> Void)] = [
            ("Leaf 3 is not found by its name 'report:R2'", { $0.unnamedLeaf = 3 }),
            (
                "The list of names has leaf 3 under 'report:R9', and the leaf does not say that of itself",
                { $0.planted = [ListedName(number: 3, key: EntryName(.reports, "R9").key, substance: [1])] }
            ),
            (
                "The list of names has leaf 90 under bytes that are no name (09ff), and there is no such leaf",
                { $0.planted = [ListedName(number: 90, key: [9, 0xFF], substance: [])] }
            ),
            ("Leaf 3 is not found among those of the kind report", { $0.unlistedLeaf = 3 }),
            ("the last leaf was recorded at 1970", { $0.lastRecorded = Instant(secondsSinceEpoch: 0) }),
            ("(photo.txt)", { $0.losesFiles = true }),
            ("altered", { $0.texts = ("Arland staff", "Borland staf") }),
        ]
        for (words, change) in changes {
            let world = try await altered(change)
            let checked = await world.run("record", "check", "mission.record")
            #expect(checked.status == 1 && checked.out.contains(words), "\(checked.out)")
            let signed = await world.run(
                "record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
            #expect(signed.status == 2 && signed.err.contains(words), "\(signed.err)")
            let copied = await world.run("record", "backup", "mission.record", "copy.record")
            #expect(copied.status == 2 && copied.err.contains(words), "\(copied.err)")
            let sealed = await world.run(Self.export)
            #expect(sealed.status == 2 && sealed.err.contains(words), "\(sealed.err)")
            #expect(world.files(below: "sealed").isEmpty)
        }
        let sound = try await altered { _ in }
        let checked = await sound.run("record", "check", "mission.record")
        #expect(checked.status == 0 && checked.out.contains("is sound: 8 leaves, 1 file, 1 checkpoint"))
        #expect(await sound.run("record", "check", "nowhere.record").status == 2)
    }

    @Test("a name that stands twice, since the store had forgotten it, is found")
    func twice() async throws {
        let world = await RecordWorld.mission()
        let store = try #require(world.store("mission.record"))
        try store.write { record in
            var head = try record.head()
            var bytes: [UInt8] = []
            try record.leaves(3..<4) { bytes = $1.withUnsafeBytes { Array($0) } }
            head.frontier.append(MerkleHash(leaf: bytes))
            try record.append([try StoredLeaf(number: head.size - 1, encoded: bytes)], head: head)
        }
        let checked = await world.run("record", "check", "mission.record")
        #expect(checked.out.contains("Leaf 7 bears the name 'report:R2', which leaf 3 bears already"))
    }

    @Test("a backup says which file of which leaf is gone")
    func files() async throws {
        let world = try await altered { $0.losesFiles = true }
        let outcome = await world.run("record", "backup", "mission.record", "copy.record")
        #expect(outcome.status == 2 && outcome.err.contains("photo.txt"), "\(outcome.err)")
        #expect(world.store("copy.record") == nil)
    }

    @Test("what is recorded in the future is refused, for it could not be taken back")
    func future() async throws {
        let world = await RecordWorld.mission()
        let size = try #require(world.store("mission.record")).read { try $0.head().size }
        let outcome = await world.run(
            ["record", "import"] + Self.officer + [
                "--reports", "reports.csv", "--recorded-at", "2099-01-01T00:00Z",
            ])
        #expect(outcome.status == 2 && outcome.err.contains("future"), "\(outcome.err)")
        #expect(try #require(world.store("mission.record")).read { try $0.head().size } == size)
    }

    @Test("an entry that is not proved ends with the status of what is not as asked")
    func shown() async throws {
        let world = await RecordWorld.mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        let show = ["record", "show", "--record", "mission.record", "report:R1"]
        #expect(await world.run(show).status == 0)
        var store = AlteredStore(store: try #require(world.store("mission.record")))
        store.texts = ("Arland staff", "Borland staf")
        world.put(store, at: "mission.record")
        let outcome = await world.run(show)
        #expect(outcome.status == 1 && outcome.out.contains("NOT PROVED"), "\(outcome.out)")
    }

    @Test("what steers a terminal is made visible in every message")
    func steering() async {
        let world = await RecordWorld.mission()
        for arguments in [
            ["record", "import"] + Self.officer + ["--reports", "evil\u{1B}[31m.csv"],
            ["record", "show", "--record", "mission.record", "x\u{1B}[31m"],
            ["record", "log", "--\u{1B}[31m"],
        ] {
            let outcome = await world.run(arguments)
            #expect(outcome.status != 0 && !outcome.err.contains("\u{1B}"), "\(outcome.err)")
        }
    }
}
