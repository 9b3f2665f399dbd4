import AuditLog
import EventStore
import Foundation
import RecordKeeping
import TestSupport
import Testing

/// A witness refuses what does not go on from what it cosigned, by name.
@Suite("A witness")
struct WitnessTests {
    private static let cosign = [
        "record", "cosign", "sealed", "--key", "arland.key", "--state", "arland.state",
    ]

    /// A mission of which Arland has cosigned a first checkpoint.
    private func witnessed() async -> RecordWorld {
        let world = await RecordWorld.mission()
        await publish(world)
        await world.run("record", "key", "new", "arland.key", "--name", "arland.example/witness")
        let owner = await world.noteKey("mission.owner.key")
        let first = await world.run(Self.cosign + ["--trust", owner])
        #expect(first.status == 0, "\(first.out) \(first.err)")
        return world
    }

    private func publish(_ world: RecordWorld) async {
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await world.run(
            "record", "export", "--record", "mission.record", "--release", "internal", "--replace", "sealed")
    }

    private func note(_ world: RecordWorld, _ name: String) async {
        world.setInput(
            #"{"entry": "\#(name)", "author": "Officer", "available": "2026-03-02T12:00Z", "note": {"text": "\#(name)"}}"#
        )
        let added = await world.run(
            "record", "add", "--record", "mission.record", "--key", "mission.holder.key", "-")
        #expect(added.status == 0, "\(added.err)")
    }

    @Test("cosigns what goes on from what it cosigned, and its cosignature is good")
    func goesOn() async throws {
        let world = await witnessed()
        await note(world, "N-1")
        await publish(world)
        #expect(await world.run(Self.cosign).status == 0)
        let shown = await world.run("record", "key", "show", "arland.key").out
        let witness = try #require(shown.split(separator: "\n").last?.split(separator: " ").last).description
        let log = await world.noteKey("mission.log.key")
        let verified = await world.run("record", "verify", "sealed", "--key", log, "--key", witness)
        #expect(
            verified.status == 0 && verified.out.contains("cosigned   arland.example/witness"),
            "\(verified.out)")
    }

    @Test("refuses a rollback")
    func rollback() async throws {
        let world = await witnessed()
        world.copy("sealed", to: "old")
        await note(world, "N-1")
        await publish(world)
        #expect(await world.run(Self.cosign).status == 0)
        let state = world["arland.state"]
        for path in world.files(below: "sealed") { world[path] = nil }
        world.copy("old", to: "sealed")
        let outcome = await world.run(Self.cosign)
        #expect(outcome.status == 1 && outcome.out.contains("rollback") && outcome.err.contains("refused"))
        #expect(world["arland.state"] == state)
    }

    @Test("refuses the state of another witness, for it would promise what it has not seen")
    func another() async {
        let world = await witnessed()
        await world.run("record", "key", "new", "borland.key", "--name", "borland.example/witness")
        let state = world["arland.state"]
        let outcome = await world.run(
            "record", "cosign", "sealed", "--key", "borland.key", "--state", "arland.state")
        #expect(
            outcome.status == 2
                && outcome.err.contains("arland.state is the state of arland.example/witness"),
            "\(outcome.err)")
        #expect(world["arland.state"] == state)
        // Borland's state holds Arland's line too, for both cosigned one checkpoint; it is Borland's all the same.
        let borland = ["record", "cosign", "sealed", "--key", "borland.key", "--state", "borland.state"]
        let second = await world.run(borland + ["--trust", await world.noteKey("mission.log.key")])
        #expect(second.status == 0, "\(second.err)")
        #expect(await world.run(borland).status == 0)
        let exchanged = await world.run(
            "record", "cosign", "sealed", "--key", "arland.key", "--state", "borland.state")
        #expect(
            exchanged.status == 2
                && exchanged.err.contains("borland.state is the state of borland.example/witness"),
            "\(exchanged.err)")
    }

    @Test("what is recorded after a witness cosigned is not said to be older")
    func backdated() async {
        let world = await witnessed()
        #expect(
            await world.run(
                "record", "checkpoint", "--record", "mission.record", "--cosigned", "sealed/checkpoint"
            ).status == 0)
        world.setClock("2026-03-02T14:00Z")
        world["late.csv"] = Array(
            (SmallTruce.header + SmallTruce.rows[0].replacing("R1,", with: "R99,") + "\n").utf8)
        let officer = ["--record", "mission.record", "--key", "mission.holder.key", "--reports", "late.csv"]
        world.setClock("2026-03-02T15:00Z")
        #expect(await world.run(Self.cosign).status == 0)
        #expect(
            await world.run(
                "record", "checkpoint", "--record", "mission.record", "--cosigned", "sealed/checkpoint"
            ).status == 2)
        let keys = await world.run("record", "key", "show", "arland.key").out
        let witness = String(keys.split(separator: "\n").last?.split(separator: " ").last ?? "")
        #expect(
            await world.run(
                "record", "checkpoint", "--record", "mission.record", "--cosigned", "sealed/checkpoint",
                "--witness", witness
            ).status == 0)
        world.setClock("2026-03-02T16:00Z")
        let refused = await world.run(
            ["record", "import"] + officer + ["--recorded-at", "2026-03-02T14:30Z"])
        #expect(
            refused.status == 2
                && refused.err.contains("lies before 2026-03-02T15:00Z, when a witness cosigned"),
            "\(refused.err)")
        #expect(await world.run(["record", "import"] + officer).status == 0)
    }

    @Test("nobody's line takes the place of a witness's own")
    func keptLine() async throws {
        let world = await witnessed()
        let cosigned = try #require(world["sealed/checkpoint"])
        let take = ["record", "checkpoint", "--record", "mission.record", "--cosigned"]
        let first = await world.run(take + ["sealed/checkpoint"])
        #expect(first.status == 0 && first.err.contains("nobody has checked it"), "\(first.err)")
        // A line of the same name, of the right length, and by nobody.
        var forged = try SignedNote(cosigned)
        let genuine = try #require(forged.signatures.last)
        forged = try SignedNote(text: forged.text)
        for signature in try SignedNote(cosigned).signatures.dropLast() { forged.add(signature) }
        forged.add(
            SignedNote.Signature(
                name: genuine.name, id: genuine.id,
                bytes: Array(genuine.bytes.prefix(8)) + Array(repeating: 7, count: 64)))
        world["forged"] = forged.encoded
        let second = await world.run(take + ["forged"])
        #expect(
            second.status == 2 && second.err.contains("another line stands under the name"), "\(second.err)")
        let keys = await world.run("record", "key", "show", "arland.key").out
        let witness = try #require(keys.split(separator: "\n").last?.split(separator: " ").last).description
        let third = await world.run(take + ["forged", "--witness", witness])
        #expect(third.status == 2 && third.err.contains("is not by the key of that witness"), "\(third.err)")
        // The same by way of the folder that another shall take the place of.
        world["sealed/checkpoint"] = forged.encoded
        await publish(world)
        #expect(world["sealed/checkpoint"] == cosigned)
        let verified = await world.run(
            "record", "verify", "sealed", "--key", await world.noteKey("mission.log.key"), "--key", witness)
        #expect(verified.status == 0 && verified.out.contains("cosigned   arland"), "\(verified.out)")
        // What somebody was quicker with gives way to what the witness's key bears out, and the later stays.
        let other = await RecordWorld.mission()
        await publish(other)
        for (path, bytes) in [("forged", forged.encoded), ("cosigned", cosigned)] { other[path] = bytes }
        #expect(await other.run(take + ["forged"]).status == 0)
        #expect(await other.run(take + ["cosigned"]).status == 2)
        let checked = await other.run(take + ["cosigned", "--witness", witness])
        #expect(
            checked.status == 0 && checked.err.contains("cosigned by arland.example/witness")
                && Array(checked.out.utf8) == cosigned, "\(checked.err)")
    }

    @Test("what a folder was compared with and goes on from is said")
    func compared() async {
        let world = await witnessed()
        let key = await world.noteKey("mission.log.key")
        let outcome = await world.run(
            "record", "verify", "sealed", "--key", key, "--since", "sealed", "--other", "sealed")
        #expect(outcome.status == 0, "\(outcome.out)")
        #expect(outcome.out.contains("since      it goes on from the"), "\(outcome.out)")
        #expect(outcome.out.contains("other      both views have the same first"), "\(outcome.out)")
    }

    /// Takes the folder away, which whoever forges one would hardly replace.
    private func clear(_ world: RecordWorld) {
        for path in world.files(below: "sealed") { world[path] = nil }
    }

    @Test("refuses a fork: another history under the same keys")
    func fork() async throws {
        let world = await witnessed()
        let state = world["arland.state"]
        // The keeper goes back to before the import, and writes another history.
        let store = try #require(world.store("mission.record"))
        let other = MemoryRecordStore(identity: store.identity)
        let first = try store.read { try $0.numbers(of: [.opened, .role], in: 0..<2) }
        let leaves = try store.read { record in
            var leaves: [StoredLeaf] = []
            for number in first {
                try record.leaves(number..<number + 1) {
                    leaves.append(try StoredLeaf(number: $0, encoded: $1.withUnsafeBytes { Array($0) }))
                }
            }
            return leaves
        }
        try other.write { record in
            var head = RecordHead.empty
            for leaf in leaves { head.frontier.append(MerkleHash(leaf: leaf.bytes)) }
            head.lastRecorded = try Leaf(encoded: leaves[1].bytes).recorded
            try record.append(leaves, head: head)
        }
        world.put(other, at: "mission.record")
        for number in 1...9 { await note(world, "N-\(number)") }
        clear(world)
        await publish(world)
        let outcome = await world.run(Self.cosign)
        #expect(outcome.status == 1 && outcome.out.contains("fork"), "\(outcome.out)")
        #expect(world["arland.state"] == state)
    }

    @Test("refuses whatever the key that it trusts did not sign")
    func unsigned() async {
        let world = await witnessed()
        clear(world)
        await world.run("record", "init", "evil.record", "--origin", "mission.example/record")
        await world.run("record", "checkpoint", "--record", "evil.record", "--key", "evil.log.key")
        await world.run(
            "record", "export", "--record", "evil.record", "--release", "internal", "--replace", "sealed")
        let outcome = await world.run(Self.cosign)
        #expect(outcome.status == 1 && outcome.out.contains("checkpoint-unsigned"))
    }
}
