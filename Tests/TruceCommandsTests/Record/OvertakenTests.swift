import Foundation
import TestSupport
import Testing

/// What was open to everybody, and was taken back or put under a narrower mark.
@Suite("What is overtaken is not published as if it held")
struct OvertakenTests {
    private static let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
    private static let words = "Something was hit."
    private static let leaf = "2"

    private static func row(_ summary: String, release: String = "") -> [UInt8] {
        Array(
            (SmallTruce.header.dropLast() + ",release\n" + """
                V1,2026-03-03,Post,news-outlet,Arland staff,https://example.org/v,2026-03-02T10:00Z,2026-03-02T11:00Z,Midtown,Borland,,,,missile-strike,energy,arland,arland,,\(summary),\(release)

                """).utf8)
    }

    /// A mission with one report that everybody may see, as leaf 2.
    private func mission() async -> RecordWorld {
        let world = await RecordWorld.mission(reports: nil)
        // Late enough that no delay withholds it.
        world.setClock("2027-03-01T12:00Z")
        world["open.csv"] = Self.row(Self.words)
        let imported = await world.run(["record", "import"] + Self.officer + ["--reports", "open.csv"])
        #expect(imported.status == 0, "\(imported.err)")
        return world
    }

    private func add(_ options: [String], in world: RecordWorld) async {
        let added = await world.run(
            ["record", "add"] + Self.officer + options + ["--reason", "It must be so."])
        #expect(added.status == 0, "\(added.err)")
    }

    private func correct(_ summary: String, release: String, in world: RecordWorld) async {
        world["corrected.csv"] = Self.row(summary, release: release)
        await add(["--corrects", Self.leaf, "--reports", "corrected.csv"], in: world)
    }

    /// Seals the record for a circle, and tells which of some words the folder holds. It verifies.
    private func shown(_ words: [String], to tier: String, in world: RecordWorld) async -> [String] {
        await world.seal(for: tier)
        return words.filter { world.isSealed($0) }
    }

    @Test("a report that is put under a narrower mark is withheld from whoever may not see it any more")
    func narrowed() async {
        let world = await mission()
        for tier in ["public", "parties"] {
            #expect(await shown([Self.words], to: tier, in: world) == [Self.words])
        }
        // By the very same words, so that nothing but the mark is new.
        await correct(Self.words, release: "parties", in: world)
        #expect(await shown([Self.words], to: "public", in: world).isEmpty)
        #expect(await shown([Self.words], to: "parties", in: world) == [Self.words])
        await correct(Self.words, release: "internal", in: world)
        for tier in ["public", "parties"] {
            #expect(await shown([Self.words], to: tier, in: world).isEmpty)
        }
        #expect(await shown([Self.words], to: "internal", in: world) == [Self.words])
    }

    @Test("an earlier correction is withheld with what it corrects, where a later one is not shown")
    func chain() async {
        let world = await mission()
        await correct("A depot was hit.", release: "", in: world)
        let both = [Self.words, "A depot was hit."]
        #expect(await shown(both, to: "parties", in: world) == both)
        await correct("An informant saw it.", release: "internal", in: world)
        let all = both + ["An informant saw it."]
        #expect(await shown(all, to: "parties", in: world).isEmpty)
        #expect(await shown(all, to: "public", in: world).isEmpty)
        // What is said anew, for all to see, is shown; what was taken back before is not.
        await correct("A plant was hit.", release: "", in: world)
        #expect(
            await shown(all + ["A plant was hit."], to: "parties", in: world) == ["A plant was hit."])
    }

    @Test("what is withdrawn is not told to the public, who cannot see that it is; the parties see both")
    func withdrawn() async {
        let world = await mission()
        await add(["--withdraws", Self.leaf], in: world)
        #expect(await shown([Self.words], to: "public", in: world).isEmpty)
        #expect(await shown([Self.words], to: "parties", in: world) == [Self.words])
    }

    @Test("what is withdrawn is counted in no circle's assessment", arguments: ["parties", "public"])
    func assessed(tier: String) async {
        let world = await mission()
        let trust = await world.noteKey("mission.log.key")
        func isCounted() async -> Bool {
            _ = await shown([], to: tier, in: world)
            let outcome = await world.run(
                "assess", "truce.md", "--record", "sealed", "--trust", trust, "--release", "internal",
                "--out", "out")
            #expect(outcome.status == 0, "\(outcome.err)")
            return String(decoding: world["out/verdict.json"] ?? [], as: UTF8.self).contains("V1")
        }
        #expect(await isCounted())
        await add(["--withdraws", Self.leaf], in: world)
        #expect(await !isCounted())
    }

    @Test("what is withdrawn after the newest checkpoint is not published any more")
    func withdrawnLater() async {
        let world = await mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await add(["--withdraws", Self.leaf], in: world)
        let exported = await world.run(
            "record", "export", "--record", "mission.record", "--no-origins", "sealed")
        #expect(exported.status == 0, "\(exported.err)")
        #expect(!world.files(below: "sealed/tile").isEmpty && !world.isSealed(Self.words))
    }

    @Test("what was internal is opened to the parties by a correction that says so, and by no other")
    func opened() async {
        let world = await mission()
        await correct(Self.words, release: "internal", in: world)
        await correct("A depot was hit.", release: "parties", in: world)
        #expect(
            await shown([Self.words, "A depot was hit."], to: "parties", in: world) == ["A depot was hit."])
        let note = ["note.ndjson", "opened.ndjson"]
        for (name, (release, text)) in zip(note, [("internal", "Ivan saw it."), ("parties", "It was seen.")])
        {
            world[name] = Array(
                #"{"entry": "N-1", "author": "Duty officer", "available": "2026-03-02T10:00Z", "release": "\#(release)", "note": {"text": "\#(text)"}}"#
                    .utf8)
        }
        let both = ["Ivan saw it.", "It was seen."]
        #expect(await world.run(["record", "add"] + Self.officer + [note[0]]).status == 0)
        #expect(await shown(both, to: "parties", in: world).isEmpty)
        let leaf = "6"
        let closed = await world.run(
            ["record", "add"] + Self.officer + ["--corrects", leaf, note[1], "--reason", "For all parties."])
        #expect(closed.status == 0 && closed.err.contains("--opens"), "\(closed.err)")
        #expect(await shown(both, to: "parties", in: world).isEmpty)
        await add(["--corrects", leaf, note[1], "--opens"], in: world)
        #expect(await shown(both, to: "parties", in: world) == ["It was seen."])
        // Its circle stays as wide until somebody narrows it, and whoever saw it does not see it after it is withdrawn.
        await add(["--withdraws", leaf], in: world)
        #expect(await shown(both, to: "parties", in: world).isEmpty)
        #expect(await world.run(["record", "add"] + Self.officer + [note[1], "--opens"]).status == 64)
    }

    @Test("what was opened later counts in the parties' assessment as in the mission's own")
    func openedReport() async {
        let world = await RecordWorld.mission(reports: nil)
        world.setClock("2027-03-01T12:00Z")
        world["closed.csv"] = Self.row(Self.words, release: "internal")
        await world.run(["record", "import"] + Self.officer + ["--reports", "closed.csv"])
        world["corrected.csv"] = Self.row("A depot was hit.", release: "parties")
        await add(["--corrects", Self.leaf, "--reports", "corrected.csv", "--opens"], in: world)
        #expect(
            await shown([Self.words, "A depot was hit."], to: "parties", in: world) == ["A depot was hit."])
        let trust = await world.noteKey("mission.log.key")
        for (place, trusted) in [("mission.record", []), ("sealed", ["--trust", trust])] {
            let outcome = await world.run(
                ["assess", "truce.md", "--record", place, "--release", "internal", "--out", "out"] + trusted)
            #expect(outcome.status == 0, "\(outcome.err)")
            let verdict = String(decoding: world["out/verdict.json"] ?? [], as: UTF8.self)
            #expect(verdict.contains("V1") && verdict.contains("A depot was hit."), "\(place)")
        }
    }

    @Test("whoever says the same words again takes nothing away from anybody")
    func confirmed() async {
        let world = await mission()
        await correct(Self.words, release: "", in: world)
        #expect(await shown([Self.words], to: "public", in: world) == [Self.words])
    }
}
