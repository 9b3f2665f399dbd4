import Foundation
import Testing

/// What a sealed folder shows to whom.
@Suite("Sealed folders keep to the release tiers")
struct SealingTests {
    /// A mission with the small truce's reports, one of which is of no exact place and hour, and a checkpoint.
    private func sealed(_ tier: String, _ options: [String] = []) async -> RecordWorld {
        let world = await RecordWorld.mission()
        world["vague.csv"] = Array(
            (SmallTruce.header + """
                V1,2026-02-20,Post,news-outlet,Arland staff,https://example.org/v,2026-02-19T10:00Z,2026-02-19T11:00Z,Midtown,Borland,,,,missile-strike,residential,arland,arland,,Something was hit.
                V2,2026-02-20,Post,news-outlet,A shepherd,https://example.org/w,2026-02-19T10:00Z,2026-02-19T11:00Z,Midtown,Borland,,,,missile-strike,residential,arland,arland,,A shepherd saw it.

                """).utf8)
        world["marked.csv"] = Array(
            (SmallTruce.header.dropLast() + ",release\n" + """
                M1,2026-02-20,Post,news-outlet,Arland staff,https://example.org/m,2026-02-19T10:00Z,2026-02-19T11:00Z,Midtown,Borland,,,,missile-strike,residential,arland,arland,,For the parties alone.,parties

                """).utf8)
        world["protected.csv"] = Array(
            "alias,institution,party,grade,protected\nA shepherd,A shepherd,,C3,yes\n".utf8)
        let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
        let imported = await world.run(
            ["record", "import"] + officer + ["--reports", "vague.csv", "marked.csv"])
        #expect(imported.status == 0, "\(imported.err)")
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        let exported = await world.run(
            ["record", "export", "--record", "mission.record", "--release", tier] + options + ["sealed"])
        #expect(exported.status == 0, "\(exported.err)")
        let verified = await world.run(
            "record", "verify", "sealed", "--key", await world.noteKey("mission.log.key"))
        #expect(verified.status == 0, "\(verified.out)")
        return world
    }

    private func holds(_ world: RecordWorld, _ text: String) -> Bool {
        let needle = Array(text.utf8)
        return world.files(below: "sealed").contains { path in
            world[path].map { Data($0).range(of: Data(needle)) != nil } ?? false
        }
    }

    @Test("the body that assesses sees all")
    func all() async {
        let world = await sealed("internal")
        for words in [
            "A plant was hit.", "Something was hit.", "A shepherd saw it.", "For the parties alone.",
        ] {
            #expect(holds(world, words))
        }
    }

    @Test(
        "the public sees no exact place, no mark for a smaller circle, no protected origin; all of it can be checked"
    )
    func everybody() async {
        let world = await sealed("public", ["--origins", "protected.csv"])
        #expect(holds(world, "Something was hit."))
        for words in ["A plant was hit.", "A shepherd", "For the parties alone."] {
            #expect(!holds(world, words))
        }
    }

    @Test("the parties see what is marked for them, and no exact place")
    func parties() async {
        let world = await sealed("parties", ["--origins", "protected.csv"])
        #expect(holds(world, "For the parties alone.") && holds(world, "Something was hit."))
        for words in ["A plant was hit.", "A shepherd"] { #expect(!holds(world, words)) }
    }

    @Test("a protected name that holds a quote is found in whatever holds it")
    func quoted() async {
        let world = await RecordWorld.mission()
        world["protected.csv"] = Array(
            "alias,institution,party,grade,protected\n\"Jane \"\"Jay\"\" Roe\",Jane,,C3,yes\n".utf8)
        let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
        world.setInput(
            #"{"entry": "N-1", "author": "Duty officer", "available": "2026-03-02T10:00Z", "note": {"text": "Jane \"Jay\" Roe saw it."}}"#
        )
        #expect(await world.run(["record", "add"] + officer + ["-"]).status == 0)
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        let export = ["record", "export", "--record", "mission.record", "--release", "parties"]
        let exported = await world.run(export + ["--origins", "protected.csv", "sealed"])
        #expect(exported.status == 0, "\(exported.err)")
        #expect(!holds(world, "Roe saw it"))
    }

    @Test("a protected name is found however it is spaced, and in the name of a file")
    func spaced() async {
        let world = await RecordWorld.mission()
        world["protected.csv"] = Array(
            "alias,institution,party,grade,protected\nJane Roe,Jane Roe,,C3,yes\nPat O’Brien,Pat,,C3,yes\n"
                .utf8)
        world["Jane_Roe.txt"] = Array("What was seen.".utf8)
        let told = [
            "1 Jane  Roe saw", #"2 Jane\nRoe saw"#, #"3 Jane\u00a0Roe saw"#, "4 JANE ROE saw",
            "5 Pat O'Brien saw",
        ]
        let lines =
            told.enumerated().map { number, text in
                #"{"entry": "N-\#(number)", "author": "Duty officer", "available": "2026-03-02T10:00Z", "note": {"text": "Told \#(text) it."}}"#
            } + [
                #"{"entry": "N-F", "author": "Duty officer", "available": "2026-03-02T10:00Z", "files": ["Jane_Roe.txt"], "note": {"text": "Told in a file."}}"#,
                #"{"entry": "N-O", "author": "Duty officer", "available": "2026-03-02T10:00Z", "note": {"text": "Told by the janitor."}}"#,
            ]
        world["lines.ndjson"] = Array((lines.joined(separator: "\n") + "\n").utf8)
        let added = await world.run(
            "record", "add", "--record", "mission.record", "--key", "mission.holder.key", "lines.ndjson")
        #expect(added.status == 0, "\(added.err)")
        await world.seal(for: "parties", origins: ["--origins", "protected.csv"])
        for words in ["Told 1", "Told 2", "Told 3", "Told 4", "Told 5", "Told in a file"] {
            #expect(!world.isSealed(words), "\(words)")
        }
        #expect(world.isSealed("Told by the janitor."))
    }

    @Test("the public learns no name of a file, and nobody's who holds no role")
    func people() async {
        let world = await RecordWorld.mission()
        let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
        world["informant-Ivan-Petrov.csv"] = Array(
            (SmallTruce.header + """
                V1,2026-02-20,Post,news-outlet,Arland staff,https://example.org/v,2026-02-19T10:00Z,2026-02-19T11:00Z,Midtown,Borland,,,,missile-strike,residential,arland,arland,,Something was hit.

                """).utf8)
        world["by-jane.csv"] = Array(
            (SmallTruce.header + """
                V2,2026-02-20,Post,news-outlet,Arland staff,https://example.org/w,2026-02-19T10:00Z,2026-02-19T11:00Z,Midtown,Borland,,,,missile-strike,residential,arland,arland,,A depot burned.

                """).utf8)
        let imported = await world.run(
            ["record", "import"] + officer + ["--reports", "informant-Ivan-Petrov.csv"])
        #expect(imported.status == 0, "\(imported.err)")
        let second = await world.run(
            ["record", "import"] + officer + [
                "--reports", "by-jane.csv", "--author", "Jane Doe, Stockholm",
            ])
        #expect(second.status == 0, "\(second.err)")
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await world.run(
            "record", "export", "--record", "mission.record", "--origins", "origins.csv", "sealed")
        #expect(holds(world, "Something was hit."))
        for words in ["Ivan", "Jane Doe"] { #expect(!holds(world, words)) }
        let verified = await world.run(
            "record", "verify", "sealed", "--key", await world.noteKey("mission.log.key"))
        #expect(verified.status == 0, "\(verified.out)")
    }

    @Test("without origins nothing leaves the mission, unless somebody says that none is protected")
    func warning() async {
        let world = await sealed("public", ["--no-origins"])
        #expect(holds(world, "A shepherd"))
        let outcome = await world.run("record", "export", "--record", "mission.record", "elsewhere")
        #expect(outcome.status != 0 && outcome.err.contains("--no-origins"))
    }

    @Test("a folder that is there is replaced only where told so")
    func replaced() async {
        let world = await sealed("internal")
        let again = ["record", "export", "--record", "mission.record", "--release", "internal", "sealed"]
        let refused = await world.run(again)
        #expect(refused.status == 2 && refused.err.contains("--replace"))
        #expect(await world.run(again + ["--replace"]).status == 0)
    }

    @Test(
        "what is assessed from a folder is signed by a key that is trusted, or the program says that nobody asked"
    )
    func trusted() async {
        let world = await sealed("internal")
        let assess = ["assess", "truce.md", "--record", "sealed"]
        let unasked = await world.run(assess)
        #expect(unasked.status == 0 && unasked.err.contains("--trust"))
        let asked = await world.run(assess + ["--trust", await world.noteKey("mission.log.key")])
        #expect(asked.status == 0 && !asked.err.contains("--trust"), "\(asked.err)")
        await world.run("record", "key", "new", "stranger.key", "--name", "mission.example/record")
        let other = await world.run(assess + ["--trust", await world.noteKey("stranger.key")])
        #expect(other.status == 2 && other.err.contains("checkpoint-unsigned"), "\(other.err)")
        #expect(await world.run(assess + ["--trust", "nobody"]).status == 2)
    }
}
