import AuditLog
import Foundation
import Testing

/// A sealed folder that is made anew where one lies, and what people find in it that nothing signs.
@Suite("Sealed folders are replaced without losing anything")
struct ReplacedFolderTests {
    private static let export = ["record", "export", "--record", "mission.record", "--replace", "sealed"]

    private func mission() async -> RecordWorld {
        let world = await RecordWorld.mission()
        await checkpoint(world)
        let made = await world.run(Self.export + ["--release", "internal"])
        #expect(made.status == 0, "\(made.err)")
        return world
    }

    private func checkpoint(_ world: RecordWorld) async {
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
    }

    @Test("what somebody else put there is not deleted, wherever it lies")
    func foreign() async {
        for path in ["thesis.txt", "tile/notes.txt", "attachments/photo.jpg", "tile/0/000.bak"] {
            let world = await mission()
            world["sealed/" + path] = [1]
            let outcome = await world.run(Self.export + ["--release", "internal"])
            #expect(outcome.status == 2 && outcome.err.contains(path), "\(outcome.err)")
            #expect(world["sealed/" + path] == [1])
        }
    }

    @Test("a folder of another record, or of a later state, is not replaced")
    func others() async throws {
        let world = await mission()
        await world.run("record", "init", "other.record", "--origin", "other.example/record")
        await world.run("record", "checkpoint", "--record", "other.record", "--key", "other.log.key")
        let other = await world.run(
            "record", "export", "--record", "other.record", "--release", "internal", "--replace", "sealed")
        #expect(other.status == 2 && other.err.contains("another record"), "\(other.err)")

        await world.run("record", "backup", "mission.record", "old.record")
        world.setInput(
            #"{"entry": "X-1", "author": "Duty officer", "available": "2026-03-02T10:00Z", "note": {"text": "A note."}}"#
        )
        await world.run("record", "add", "--record", "mission.record", "--key", "mission.holder.key", "-")
        await checkpoint(world)
        #expect(await world.run(Self.export + ["--release", "internal"]).status == 0)
        let older = await world.run(
            "record", "export", "--record", "old.record", "--release", "internal", "--replace", "sealed")
        #expect(older.status == 2 && older.err.contains("older state"), "\(older.err)")
    }

    @Test("whoever replaces a folder by one that shows less is told so")
    func narrower() async {
        let world = await mission()
        let same = await world.run(Self.export + ["--release", "internal"])
        #expect(!same.err.contains("warning"), "\(same.err)")
        let less = await world.run(Self.export + ["--no-origins"])
        #expect(less.status == 0 && less.err.contains("made for internal and is now made for public"))
    }

    @Test("a folder for a smaller circle takes the place of one for a wider only where somebody says so")
    func wider() async {
        let world = await mission()
        #expect(await world.run(Self.export + ["--no-origins"]).status == 0)
        let before = world["sealed/README.txt"]
        for tier in ["internal", "parties"] {
            let refused = await world.run(Self.export + ["--release", tier, "--no-origins"])
            #expect(refused.status == 2 && refused.err.contains("--widen"), "\(refused.err)")
            #expect(refused.err.contains("made for public") && refused.err.contains("for \(tier) alone"))
        }
        #expect(world["sealed/README.txt"] == before)
        let meant = await world.run(Self.export + ["--release", "parties", "--no-origins", "--widen"])
        #expect(meant.status == 0 && meant.err.contains("shows more, to fewer"), "\(meant.err)")
        // Nobody knows for whom a folder was made that does not say so.
        world["sealed/README.txt"] = nil
        let unknown = await world.run(Self.export + ["--release", "parties", "--no-origins"])
        #expect(unknown.status == 2 && unknown.err.contains("does not say for whom"), "\(unknown.err)")
        #expect(await world.run(Self.export + ["--no-origins"]).status == 0)
        let alone = await world.run(
            "record", "export", "--record", "mission.record", "--no-origins", "--widen", "elsewhere")
        #expect(alone.status != 0 && alone.err.contains("--replace"), "\(alone.err)")
    }

    @Test("a folder of another history is evidence, and nothing takes its place")
    func otherHistory() async throws {
        let world = await mission()
        var note = try SignedNote(
            text: "mission.example/record\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
        try note.sign(name: "mission.example/record", with: PrivateKey(seed: Array(repeating: 7, count: 32)))
        world["sealed/checkpoint"] = note.encoded
        let refused = await world.run(Self.export + ["--release", "internal"])
        #expect(
            refused.status == 2 && refused.err.contains("3 entries that are not the first"), "\(refused.err)")
        #expect(world["sealed/checkpoint"] == note.encoded)
    }

    @Test("cosignatures that stand in the folder alone are carried over")
    func cosignatures() async {
        let world = await mission()
        await world.run("record", "key", "new", "arland.key", "--name", "arland.example/witness")
        let owner = await world.noteKey("mission.owner.key")
        let cosigned = await world.run(
            "record", "cosign", "sealed", "--key", "arland.key", "--state", "arland.state", "--trust", owner)
        #expect(cosigned.status == 0, "\(cosigned.err)")
        #expect(await world.run(Self.export + ["--release", "internal"]).status == 0)
        let checkpoint = String(decoding: world["sealed/checkpoint"] ?? [], as: UTF8.self)
        #expect(checkpoint.contains("arland.example/witness"), "\(checkpoint)")
        // The words for people do not change when somebody cosigns.
        let verified = await world.run("record", "verify", "sealed", "--key", owner)
        #expect(verified.status == 0 && !verified.out.contains("file-differs"), "\(verified.out)")
    }

    @Test(
        "words for people that were rewritten are remarked on, and so is what was planted; the record stands")
    func rewritten() async {
        let world = await mission()
        let owner = await world.noteKey("mission.owner.key")
        func remarks() async -> String {
            let outcome = await world.run("record", "verify", "sealed", "--key", owner)
            #expect(outcome.status == 0, "\(outcome.out)")
            return outcome.out
        }
        #expect(!(await remarks()).contains("remark"))
        let readme = String(decoding: world["sealed/README.txt"] ?? [], as: UTF8.self)
        world["sealed/README.txt"] = Array(readme.replacing("Mission", with: "Forgers").utf8)
        world["sealed/evil.txt"] = [1]
        let told = await remarks()
        #expect(told.contains("file-differs") && told.contains("file-unknown") && told.contains("evil.txt"))
    }

    @Test(
        "the folder carries the pages that say what its bytes mean; TRUCE_RECORD=1 copies them",
        arguments: [("Record", "Format", "format"), ("RecordContents", "Contents", "contents")])
    func pages(name: String, file: String, member: String) async throws {
        let page = try String(
            contentsOf: CommandHarness.root.appending(path: "Documentation/\(name).md"), encoding: .utf8)
        if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" {
            let source = CommandHarness.root.appending(
                path: "Sources/RecordKeeping/Sealing/Pages/SealedPages+\(file).swift")
            let lines = [
                "extension SealedPages {",
                "    /// `Documentation/\(name).md`, which a test holds this against; `TRUCE_RECORD=1` writes it anew.",
                "    static let \(member) = #\"\"\"", page, "\"\"\"#", "}", "",
            ]
            try lines.joined(separator: "\n").write(to: source, atomically: true, encoding: .utf8)
            return
        }
        let world = await mission()
        let isSame = world["sealed/\(name).md"] == Array(page.utf8)
        #expect(isSame, "TRUCE_RECORD=1 copies the page; then build anew")
    }
}
