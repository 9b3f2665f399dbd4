import Foundation
import TestSupport
import Testing

/// What is under an embargo, and what was sealed for a wider circle before.
@Suite("Embargoes and replaced folders")
struct EmbargoTests {
    private static let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
    private static let embargoed = "Held back until the talks are over."

    /// A mission with a report that the public may see from 1 June.
    private func mission() async -> RecordWorld {
        let world = await RecordWorld.mission()
        world["late.csv"] = Array(
            (SmallTruce.header.dropLast() + ",release,embargo_until\n" + """
                E1,2026-02-20,Post,news-outlet,Arland staff,https://example.org/e,2026-02-19T10:00Z,2026-02-19T11:00Z,Midtown,Borland,,,,missile-strike,residential,arland,arland,,\(Self.embargoed),public,2026-06-01T00:00Z

                """).utf8)
        let imported = await world.run(["record", "import"] + Self.officer + ["--reports", "late.csv"])
        #expect(imported.status == 0, "\(imported.err)")
        return world
    }

    /// Puts a note on the record, so that it was last written to when the clock says.
    private func write(_ name: String, in world: RecordWorld) async {
        world["\(name).ndjson"] = Array(
            #"{"entry": "\#(name)", "author": "Duty officer", "available": "2026-03-01T10:00Z", "note": {"text": "A word."}}"#
                .utf8)
        let added = await world.run(["record", "add"] + Self.officer + ["\(name).ndjson"])
        #expect(added.status == 0, "\(added.err)")
    }

    /// Seals the record as it is for a circle, and tells whether the folder holds some words.
    private func seals(_ words: String, for tier: String, in world: RecordWorld) async -> Bool {
        await world.seal(for: tier)
        return world.files(below: "sealed").contains { path in
            world[path].map { Data($0).range(of: Data(words.utf8)) != nil } ?? false
        }
    }

    @Test("an embargo is over when both the clock and the record say so, and not before")
    func embargo() async {
        let world = await mission()
        #expect(await seals(Self.embargoed, for: "internal", in: world))
        #expect(await !seals(Self.embargoed, for: "public", in: world))
        // The clock is past it; nothing was written since, so the folder would say less than it shows.
        world.setClock("2026-07-01T12:00Z")
        #expect(await !seals(Self.embargoed, for: "public", in: world))
        await write("N-1", in: world)
        #expect(await seals(Self.embargoed, for: "public", in: world))
    }

    @Test(
        "after an entry that was recorded under a clock far ahead nothing is signed, so no embargo is lifted")
    func clockAhead() async {
        let world = await mission()
        world.setClock("2099-01-01T00:00Z")
        await write("N-1", in: world)
        world.setClock("2026-03-03T12:00Z")
        let signed = await world.run(
            "record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        #expect(signed.status == 2 && signed.err.contains("2099-01-01"), "\(signed.err)")
        for tier in ["public", "parties"] {
            let exported = await world.run(
                "record", "export", "--record", "mission.record", "--release", tier, "--no-origins", "sealed")
            #expect(exported.status == 2, "\(exported.err)")
        }
        #expect(world.files(below: "sealed").isEmpty)
    }

    @Test("a folder that takes the place of one for a wider circle keeps nothing of it")
    func narrower() async {
        let world = await mission()
        world["photo.txt"] = Array("What was seen.".utf8)
        world["photo.ndjson"] = Array(
            #"{"entry": "A-1", "author": "Duty officer", "available": "2026-03-02T10:00Z", "release": "internal", "files": ["photo.txt"], "attachment": {"text": "A photo."}}"#
                .utf8)
        let added = await world.run(["record", "add"] + Self.officer + ["photo.ndjson"])
        #expect(added.status == 0, "\(added.err)")
        #expect(await seals("What was seen.", for: "internal", in: world))
        #expect(world.files(below: "sealed").contains { $0.hasPrefix("sealed/attachments/") })
        #expect(await !seals("What was seen.", for: "public", in: world))
        #expect(!world.files(below: "sealed").contains { $0.hasPrefix("sealed/attachments/") })
    }
}
