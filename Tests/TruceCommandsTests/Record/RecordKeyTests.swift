import CeasefireModel
internal import EventStore
import EventStore
import Foundation
import Testing

/// Keys that are replaced, lost and stolen, and what a reader of the record is told of it.
@Suite("Keys and roles of a record")
struct RecordKeyTests {
    private static let owner = ["--record", "mission.record", "--key", "mission.owner.key"]

    private func publish(_ world: RecordWorld, logKey: String = "mission.log.key") async {
        let signed = await world.run("record", "checkpoint", "--record", "mission.record", "--key", logKey)
        #expect(signed.status == 0, "\(signed.err)")
        await world.run(
            "record", "export", "--record", "mission.record", "--release", "internal", "--replace", "sealed")
    }

    @Test(
        "after the log's key was replaced the old one signs no checkpoint; whoever trusts the owner needs no new key"
    )
    func rotated() async {
        let world = await RecordWorld.mission()
        await world.run("record", "key", "new", "new.key", "--name", "mission.example/record")
        let key = await world.publicKey("new.key")
        let rotated = await world.run(["record", "key", "rotate", "--use", "log", "--to", key] + Self.owner)
        #expect(rotated.status == 0, "\(rotated.err)")
        let old = await world.run(
            "record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        #expect(old.status == 2 && old.err.contains("is not the log's"))
        await publish(world, logKey: "new.key")
        let before = await world.noteKey("mission.log.key")
        let stale = await world.run("record", "verify", "sealed", "--key", before)
        #expect(
            stale.status == 1 && stale.out.contains("another key in the place of the log's that you trust"))
        let owner = await world.noteKey("mission.owner.key")
        #expect(await world.run("record", "verify", "sealed", "--key", owner).status == 0)
        // The owner's own key too.
        await world.run("record", "key", "new", "owner2.key")
        let second = await world.publicKey("owner2.key")
        #expect(
            await world.run(["record", "key", "rotate", "--use", "owner", "--to", second] + Self.owner).status
                == 0)
        let list = await world.run("record", "role", "list", "--record", "mission.record").out
        #expect(list.contains("owner   \(second)") && list.contains("log     \(key)"))
        let refused = await world.run(["record", "role", "revoke", "--leaf", "1"] + Self.owner)
        #expect(refused.status == 2 && refused.err.contains("not the owner's"))
    }

    @Test("what a stolen key signed since it was stolen is remarked on, and it signs nothing more")
    func stolen() async {
        let world = await RecordWorld.mission()
        world.setClock("2026-03-05T12:00Z")
        let revoked = await world.run(
            [
                "record", "role", "revoke", "--leaf", "1", "--since", "2026-03-02T00:00Z", "--reason",
                "A stolen laptop.",
            ]
                + Self.owner)
        #expect(revoked.status == 0, "\(revoked.err)")
        let refused = await world.run(
            "record", "import", "--record", "mission.record", "--key", "mission.holder.key", "--reports",
            "reports.csv")
        #expect(refused.status == 2 && refused.err.contains("has no role"))
        await publish(world)
        let log = await world.noteKey("mission.log.key")
        let verified = await world.run("record", "verify", "sealed", "--key", log)
        #expect(verified.status == 0 && verified.out.contains("signed-by-lost-key"), "\(verified.out)")
        // Whoever assesses is told too, from the store and from the folder; the result of a past moment is not changed by it.
        let store = await world.run("assess", "truce.md", "--record", "mission.record")
        #expect(
            store.status == 0
                && store.err.contains("warning: leaf 6 is signed by a key that may have been in other hands"),
            "\(store.err)")
        let checked = await world.run("record", "check", "mission.record")
        #expect(checked.status == 0 && checked.out.contains("leaf 6 is signed by a key"), "\(checked.out)")
        let folder = await world.run("assess", "truce.md", "--record", "sealed", "--trust", log)
        #expect(
            folder.status == 0
                && folder.err.contains("warning: sealed: Leaf 6 is signed by a key that may have been"),
            "\(folder.err)")
    }

    @Test("what a stolen key signed is in doubt until another key confirms or corrects it")
    func confirmed() async {
        let world = await RecordWorld.mission()
        let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
        for name in ["N-1", "N-2"] {
            let served = await world.run(
                [
                    "record", "notice", "--name", name, "--by", "borland", "--on", "arland", "--report", "R1",
                    "--reason", "By hand.",
                ] + officer)
            #expect(served.status == 0, "\(served.err)")
        }
        world.setClock("2026-03-05T12:00Z")
        await world.run(
            ["record", "role", "revoke", "--leaf", "1", "--since", "2026-03-02T00:00Z"] + Self.owner)
        await world.run("record", "key", "new", "second.key")
        let second = ["--record", "mission.record", "--key", "second.key"]
        await world.run(
            [
                "record", "role", "grant", "--to", await world.publicKey("second.key"), "--holder",
                "Second officer", "--role", "duty-officer",
            ] + Self.owner)
        func doubts() async -> Int {
            await publish(world)
            let log = await world.noteKey("mission.log.key")
            let verified = await world.run("record", "verify", "sealed", "--key", log)
            #expect(verified.status == 0, "\(verified.out)")
            return verified.out.components(separatedBy: "signed-by-lost-key").count - 1
        }
        // The intake and both notices.
        #expect(await doubts() == 3)
        let shown = await world.run("record", "show", "--record", "mission.record", "N-1")
        #expect(shown.out.contains("key_lost:") && shown.out.contains("nobody else"), "\(shown.out)")

        let confirm = ["record", "add", "--confirms", "7", "--reason", "I was there."]
        #expect(await world.run(confirm + second).status == 0)
        #expect(await doubts() == 2)
        let again = await world.run("record", "show", "--record", "mission.record", "N-1")
        #expect(again.out.contains("by another key, stands for it"), "\(again.out)")
        let withdrawn = await world.run(
            ["record", "add", "--withdraws", "8", "--reason", "Nobody served it."] + second)
        #expect(withdrawn.status == 0, "\(withdrawn.err)")
        #expect(await doubts() == 1)
        let intake = await world.run(["record", "add", "--confirms", "6", "--reason", "So it was."] + second)
        #expect(intake.status == 2 && intake.err.contains("import the same file again"), "\(intake.err)")
        let imported = await world.run(["record", "import", "--reports", "reports.csv"] + second)
        #expect(imported.status == 0 && imported.out.contains("0 new, 4 there already"), "\(imported.out)")
        #expect(await doubts() == 0)
        // Once is enough.
        let twice = await world.run(["record", "import", "--reports", "reports.csv"] + second)
        #expect(twice.out.contains("vouched for them before"), "\(twice.out)")
        let own = await world.run(["record", "add", "--confirms", "11", "--reason", "I say so."] + second)
        #expect(own.status == 2 && own.err.contains("somebody else must"), "\(own.err)")
        // What was confirmed says what it said.
        #expect(
            await world.run("assess", "truce.md", "--record", "mission.record", "--origins", "origins.csv")
                .status
                == 0)
    }

    @Test(
        "what stands already is not granted or revoked again, and a key that may not do it is told so first")
    func again() async throws {
        let world = await RecordWorld.mission(reports: nil)
        await world.run("record", "key", "new", "party.key")
        let key = await world.publicKey("party.key")
        func size() throws -> UInt64 {
            try #require(world.store("mission.record")).read { try $0.head().size }
        }
        let grant = ["record", "role", "grant", "--to", key, "--holder", "Arland", "--role", "party"]
        #expect(await world.run(grant + Self.owner).status == 0)
        world.setClock("2026-03-05T12:00Z")
        let second = await world.run(grant + Self.owner)
        #expect(second.status == 0 && second.out.contains("Leaf 2 lets Arland write as party already"))
        let other = await world.run(
            ["record", "role", "grant", "--to", key, "--holder", "Borland", "--role", "party"] + Self.owner)
        #expect(other.status == 2 && other.err.contains("revoke it first"), "\(other.out)")
        let stranger = await world.run(
            grant + ["--record", "mission.record", "--key", "mission.holder.key"])
        #expect(stranger.status == 2 && stranger.err.contains("not the owner's"), "\(stranger.out)")
        #expect(try size() == 3)

        let revoke = ["record", "role", "revoke", "--leaf", "2"]
        let late = await world.run(revoke + ["--since", "2027-01-01T00:00Z"] + Self.owner)
        #expect(late.status == 2 && late.err.contains("future"), "\(late.out)")
        #expect(await world.run(revoke + Self.owner).status == 0)
        let twice = await world.run(revoke + Self.owner)
        #expect(twice.status == 0 && twice.out.contains("Leaf 3 revoked the role already"))
        let stolen = await world.run(revoke + ["--since", "2026-03-01T00:00Z"] + Self.owner)
        #expect(stolen.status == 2 && stolen.err.contains("is not changed"), "\(stolen.out)")
        #expect(try size() == 4)
        // Whose role ended may be given it again.
        #expect(await world.run(grant + Self.owner).status == 0)
        #expect(try size() == 5)
        let rotated = await world.run(
            [
                "record", "key", "rotate", "--use", "log", "--to",
                await world.publicKey("mission.log.key"),
            ] + Self.owner)
        #expect(rotated.status == 0 && rotated.out.contains("already"), "\(rotated.err)")
        #expect(try size() == 5)
    }

    @Test("a role that allows no intake is refused before a row is written")
    func noIntake() async throws {
        let world = await RecordWorld.mission(reports: nil)
        await world.run("record", "key", "new", "party.key")
        let key = await world.publicKey("party.key")
        await world.run(
            ["record", "role", "grant", "--to", key, "--holder", "Arland", "--role", "party"] + Self.owner)
        let outcome = await world.run(
            "record", "import", "--record", "mission.record", "--key", "party.key", "--reports", "reports.csv"
        )
        #expect(outcome.status == 2 && outcome.err.contains("intake"))
        #expect(try #require(world.store("mission.record")).read { try $0.head().size } == 3)
    }

    @Test("a witness cosigns a record where it lies; a rollback, a fork and two views are told to a stranger")
    func strangers() async {
        let world = await RecordWorld.mission()
        await publish(world)
        let owner = await world.noteKey("mission.owner.key")
        await world.run("record", "key", "new", "witness.key", "--name", "witness")
        let cosigned = await world.run(
            "record", "cosign", "mission.record", "--key", "witness.key", "--state", "witness.state",
            "--trust", owner)
        #expect(cosigned.status == 0, "\(cosigned.err)")
        let shown = await world.run("record", "checkpoint", "--record", "mission.record", "--show", "--json")
        #expect(shown.out.contains(#""signers": ["#) && shown.out.contains("witness"))

        world.copy("sealed", to: "old")
        await world.run(
            "record", "notice", "--record", "mission.record", "--key", "mission.holder.key", "--name", "N-1",
            "--by",
            "borland", "--on", "arland", "--report", "R1", "--reason", "Served.")
        await publish(world)
        let verify = ["record", "verify", "--key", owner]
        #expect(await world.run(verify + ["sealed", "--since", "old/checkpoint"]).status == 0)
        #expect(await world.run(verify + ["sealed", "--other", "old"]).status == 0)
        let back = await world.run(verify + ["old", "--since", "sealed/checkpoint"])
        #expect(back.status == 1 && back.out.contains("rollback"), "\(back.out)")
    }

    /// A clock that stands still.
    private struct Noon: RecordClock {
        func now() -> Instant { Instant(secondsSinceEpoch: 1_772_452_800) }
    }

    @Test("words that another program put on the record reach no terminal as they stand")
    func escaped() async throws {
        let world = await RecordWorld.mission(reports: nil)
        let evil = "red \u{1B}[31m, \u{9B}31m, \u{202E}back\nleaf: 7"
        let note = RecordedEntry(
            EntrySubstance(
                .note(Note(text: evil)), name: EntryID(evil),
                available: Interval(at: Instant(secondsSinceEpoch: 1_772_452_800))),
            author: evil, reason: evil)
        let store = try #require(world.store("mission.record"))
        let outcome = try Recorder(store: store, clock: Noon()).append([Submission(note)])[0]
        #expect(outcome == .appended(2))
        for arguments in [["log"], ["log", "--json"], ["show", "2"], ["show", "2", "--json"]] {
            let told = await world.run(["record"] + arguments + ["--record", "mission.record"])
            #expect(told.status == 0 && told.out.contains("red "), "\(told.err)")
            #expect(
                !told.out.unicodeScalars.contains { [0x1B, 0x9B, 0x202E].contains($0.value) }, "\(arguments)")
            #expect(!told.out.contains("\nleaf: 7"))
        }
    }
}
