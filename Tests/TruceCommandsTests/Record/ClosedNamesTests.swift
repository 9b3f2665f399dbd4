import TestSupport
import Testing

/// What is for a smaller circle is not told by what others say of it.
@Suite("Who may not see an entry is not told of it by another")
struct ClosedNamesTests {
    private static let officer = ["--record", "mission.record", "--key", "mission.holder.key"]

    private func add(_ lines: [String], in world: RecordWorld) async {
        world["lines.ndjson"] = Array((lines.joined(separator: "\n") + "\n").utf8)
        let added = await world.run(["record", "add"] + Self.officer + ["lines.ndjson"])
        #expect(added.status == 0, "\(added.err)")
    }

    private static func line(_ name: String, _ content: String, release: String? = nil) -> String {
        let mark = release.map { #""release": "\#($0)", "# } ?? ""
        return
            #"{"entry": "\#(name)", "author": "Duty officer", "role": "duty-officer", "available": "2026-03-02T11:00Z", "reason": "So it was.", \#(mark)\#(content)}"#
    }

    private static func note(_ name: String, _ text: String, about: [String] = [], release: String? = nil)
        -> String
    {
        let about =
            about.isEmpty ? "" : #""about": [\#(about.map { #""\#($0)""# }.joined(separator: ", "))], "#
        return line(name, #""note": {\#(about)"text": "\#(text)"}"#, release: release)
    }

    /// A mission with an internal report, X-77, beside those of the small truce.
    private func mission() async -> RecordWorld {
        let world = await RecordWorld.mission()
        world["closed.csv"] = Array(
            (SmallTruce.header.dropLast() + ",release\n" + """
                X-77,2026-02-20,Post,news-outlet,Arland staff,https://example.org/x,2026-02-19T10:00Z,2026-02-19T11:00Z,Midtown,Borland,,,,missile-strike,energy,arland,arland,,Ivan saw it.,internal

                """).utf8)
        let imported = await world.run(["record", "import"] + Self.officer + ["--reports", "closed.csv"])
        #expect(imported.status == 0, "\(imported.err)")
        return world
    }

    @Test(
        "a notice about an internal report, a note about that notice, and a text that names it stay with the mission"
    )
    func named() async {
        let world = await mission()
        world["photo.txt"] = Array("A PHOTO".utf8)
        await add(
            [
                Self.line(
                    "NTC-1",
                    #""notice": {"by": "borland", "on": "arland", "incidents": {"reports": ["X-77"]}, "at": "2026-03-02T10:00Z"}"#
                ),
                Self.line(
                    "NTC-2",
                    #""notice": {"by": "borland", "on": "arland", "incidents": {"reports": ["R1"]}, "at": "2026-03-02T10:00Z"}"#
                ),
                Self.note("NOTE-1", "About the notice.", about: ["NTC-1"]),
                Self.note("NOTE-2", "As x-77, says."),
                Self.note("NOTE-3", "Nothing of X-770.", about: ["NTC-2"]),
                Self.line(
                    "PHOTO-1",
                    #""files": ["photo.txt"], "attachment": {"about": ["report:X-77"], "text": "A crater."}"#),
            ], in: world)
        await world.seal(for: "parties")
        for words in ["X-77\"", "x-77,", "NTC-1", "NOTE-1", "NOTE-2", "PHOTO-1", "A crater.", "Ivan"] {
            #expect(!world.isSealed(words), "\(words)")
        }
        for words in ["NTC-2", "NOTE-3"] { #expect(world.isSealed(words), "\(words)") }
        #expect(!world.files(below: "sealed").contains { $0.hasPrefix("sealed/attachments/") })
        await world.seal(for: "internal")
        for words in ["NTC-1", "NOTE-1", "NOTE-2", "PHOTO-1"] { #expect(world.isSealed(words), "\(words)") }
    }

    @Test("what was opened is named again, and what was narrowed is named no longer")
    func changed() async {
        let world = await mission()
        await add([Self.note("NOTE-1", "The road.", release: "internal")], in: world)
        await add([Self.note("NOTE-2", "More of it.", about: ["NOTE-1"])], in: world)
        let leaf = "9"
        await world.seal(for: "parties")
        #expect(!world.isSealed("More of it."))
        for (release, isTold) in [("parties", true), ("internal", false)] {
            world["other.ndjson"] = Array(Self.note("NOTE-1", "The road.", release: release).utf8)
            let corrected = await world.run(
                ["record", "add"] + Self.officer
                    + ["--corrects", leaf, "other.ndjson", "--opens", "--reason", "So decided."])
            #expect(corrected.status == 0, "\(corrected.err)")
            await world.seal(for: "parties")
            #expect(world.isSealed("More of it.") == isTold, "\(release)")
        }
    }
}
