import AuditLog
import TestSupport
import Testing

/// Whoever is shown an entry is shown by which right it was signed, and a leaf that is withheld excuses no signature.
@Suite("What a circle is shown it can check")
struct CheckableTests {
    private static let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
    private static let informant = ["--record", "mission.record", "--key", "informant.key"]

    /// Writes a note of somebody, and corrects it once.
    private func write(_ name: String, _ text: String, by signer: [String], in world: RecordWorld) async {
        world["note.ndjson"] = Array(
            #"{"entry": "\#(name)", "author": "Somebody", "available": "2026-03-02T10:00Z", "note": {"text": "\#(text)"}}"#
                .utf8)
        let added = await world.run(["record", "add"] + signer + ["note.ndjson"])
        #expect(added.status == 0, "\(added.err)")
    }

    /// A mission in which a protected origin holds a role: leaf 7 grants it, leaf 8 is a note by that key, leaf 9 one by the officer.
    private func mission() async -> RecordWorld {
        let world = await RecordWorld.mission()
        world["protected.csv"] = Array(
            "alias,institution,party,grade,protected\nA shepherd,A shepherd,,C3,yes\n".utf8)
        await world.run("record", "key", "new", "informant.key")
        let granted = await world.run(
            "record", "role", "grant", "--record", "mission.record", "--key", "mission.owner.key", "--to",
            await world.publicKey("informant.key"), "--holder", "A shepherd", "--role", "duty-officer")
        #expect(granted.status == 0 && granted.out.contains("Leaf 7"), "\(granted.out)\(granted.err)")
        await write("N-1", "The pass is closed.", by: Self.informant, in: world)
        await write("N-2", "The road is open.", by: Self.officer, in: world)
        return world
    }

    /// Takes what a leaf says out of the sealed folder, as a recorder might who has something to hide. Its hash stays.
    private func withhold(_ leaf: Int, in world: RecordWorld) throws {
        let path = try #require(world.files(below: "sealed/tile/entries").first)
        let width = try #require(path.split(separator: "/").last.flatMap { Int($0) })
        var bundle = try EntryBundle.leaves(of: try #require(world[path]), width: width).map {
            $0.map(Array.init)
        }
        bundle[leaf] = nil
        world[path] = try EntryBundle.encoded(bundle)
    }

    @Test(
        "a grant that names a protected origin is withheld with all that was signed by it, and the rest verifies"
    )
    func grant() async throws {
        let world = await mission()
        await world.seal(for: "parties", origins: ["--origins", "protected.csv"])
        #expect(world.isSealed("The road is open.") && !world.isSealed("shepherd"))
        #expect(!world.isSealed("The pass is closed."))
        // To those who may see the grant all is shown; without it the note is one that anybody might have signed.
        await world.seal(for: "parties")
        #expect(world.isSealed("The pass is closed.") && world.isSealed("shepherd"))
        try withhold(7, in: world)
        let forged = await world.verify()
        #expect(
            forged.status == 1
                && forged.out.contains("WRONG  signer-without-role: Leaf 8 is signed by a key"),
            "\(forged.out)")
        let assessed = await world.run(
            "assess", "truce.md", "--record", "sealed", "--trust", await world.noteKey("mission.log.key"))
        #expect(assessed.status == 2 && assessed.err.contains("signer-without-role"), "\(assessed.err)")
    }

    @Test("what is corrected by a key whose grant is withheld is not told as if it still held")
    func corrected() async {
        let world = await mission()
        world["other.ndjson"] = Array(
            #"{"entry": "N-2", "author": "Somebody", "available": "2026-03-02T10:00Z", "note": {"text": "The road is mined."}}"#
                .utf8)
        let added = await world.run(
            ["record", "add"] + Self.informant + ["--corrects", "9", "other.ndjson", "--reason", "Seen."])
        #expect(added.status == 0, "\(added.err)")
        await world.seal(for: "parties", origins: ["--origins", "protected.csv"])
        for words in ["The road is open.", "The road is mined."] { #expect(!world.isSealed(words)) }
        await world.seal(for: "parties")
        for words in ["The road is open.", "The road is mined."] { #expect(world.isSealed(words)) }
    }

    @Test("a leaf of which the opening is withheld is believed by nobody")
    func opening() async throws {
        let world = await mission()
        await world.seal(for: "parties")
        try withhold(0, in: world)
        let forged = await world.verify()
        #expect(forged.status == 1 && forged.out.contains("WRONG  opening-withheld"), "\(forged.out)")
    }

    @Test("of an entry after which a leaf is withheld nobody is told that it holds")
    func held() async throws {
        let world = await mission()
        await world.run(["record", "add"] + Self.officer + ["--withdraws", "9", "--reason", "Not so."])
        await world.seal(for: "parties")
        let whole = await world.run("record", "show", "sealed", "N-2")
        #expect(
            whole.status == 0 && whole.out.contains("holds_now: nothing: it was withdrawn")
                && !whole.out.contains("withheld:"), "\(whole.out)")
        try withhold(10, in: world)
        let cut = await world.run("record", "show", "sealed", "N-2")
        #expect(
            cut.status == 0 && !cut.out.contains("withdrawn")
                && cut.out.contains("withheld: 1 leaf after this one: any of them may correct or withdraw it"),
            "\(cut.out)")
        let assessed = await world.run("assess", "truce.md", "--record", "sealed")
        #expect(
            assessed.err.contains("sealed withholds 5 entries")
                && assessed.err.contains("any of those may correct or withdraw one of them"),
            "\(assessed.err)")
    }

    @Test("a folder that is changed after it was verified is not read")
    func exchanged() async throws {
        let world = await mission()
        await world.seal(for: "internal")
        let path = try #require(world.files(below: "sealed/tile/entries").first)
        let bytes = try #require(world[path])
        let place = try #require(bytes.firstRange(of: Array("The road is open.".utf8)))
        world.exchange(
            path,
            with: bytes[..<place.lowerBound] + Array("The road is mined".utf8) + bytes[place.upperBound...])
        let shown = await world.run("record", "show", "sealed", "N-2")
        #expect(
            shown.status == 2 && shown.out.isEmpty
                && shown.err.contains("\(path) was changed while it was read, after it had been verified"),
            "\(shown.out)\(shown.err)")
    }
}
