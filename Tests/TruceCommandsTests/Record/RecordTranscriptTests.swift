import Foundation
import Testing

/// What people who keep a record see, word by word. `TRUCE_RECORD=1` makes the snapshots anew.
@Suite("The commands of the record, word by word")
struct RecordTranscriptTests {
    static let officer = ["--record", "mission.record", "--key", "mission.holder.key"]

    @Test("a day of a mission")
    func day() async throws {
        let world = RecordWorld()
        var text = await world.transcript([
            [
                "record", "init", "mission.record", "--origin", "mission.example/record", "--owner",
                "Mission", "--title",
                "The record of a small truce", "--holder", "Duty officer",
            ],
            ["record", "import"] + Self.officer + ["--reports", "reports.csv"],
            ["record", "import"] + Self.officer + ["--reports", "reports.csv"],
            ["record", "key", "new", "commission.key", "--name", "commission"],
        ])
        let commission = await world.publicKey("commission.key")
        world.setClock("2026-03-03T12:00Z")
        text += await world.transcript([
            [
                "record", "role", "grant", "--record", "mission.record", "--key", "mission.owner.key", "--to",
                commission,
                "--holder", "Joint commission", "--role", "commission",
            ],
            ["record", "role", "list", "--record", "mission.record"],
            ["record", "notice"] + Self.officer
                + [
                    "--name", "N-1", "--by", "borland", "--on", "arland", "--report", "R1", "--at",
                    "2026-03-03T10:00Z",
                    "--reason", "Served on the liaison officer by hand.",
                ],
            ["record", "decide"] + Self.officer
                + [
                    "--name", "L-1", "--same-event", "R1", "--same-event", "R2", "--reason",
                    "One strike, told of twice.",
                ],
        ])
        world.setInput(
            """
            {"entry": "T-1", "author": "Duty officer", "available": "2026-03-03T12:00Z", "task": {"assignee": "Patrol 4", "question": "Was the plant hit from the air?", "incidents": {"reports": ["R1"]}, "due": "2026-03-04T12:00Z"}}
            {"entry": "A-1", "author": "Duty officer", "available": "2026-03-03T12:00Z", "files": ["weights.csv"], "attachment": {"about": ["report:R1"], "text": "What the patrol wrote down."}}
            {"entry": "R-1", "author": "Duty officer", "available": "2026-03-03T12:00Z", "reason": "By letter.", "reply": {"notice": "N-1", "by": "arland", "grants": false, "text": "It was a depot."}}
            """)
        text += await world.transcript([["record", "add"] + Self.officer + ["-"]])
        world.setClock("2026-03-04T09:00Z")
        text += await world.transcript(
            [
                [
                    "record", "decide", "--record", "mission.record", "--key", "commission.key", "--name",
                    "F-1", "--finding",
                    "R1", "--provision", "power-spared", "--party", "arland", "--conclusion", "breach",
                    "--body",
                    "Joint commission", "--votes-for", "Arland,Borland", "--votes-against", "Carland",
                    "--dissent",
                    "One source alone.", "--reason", "The patrol saw the plant.", "--notice", "N-1",
                ],
                ["record", "add"] + Self.officer
                    + ["--corrects", "2", "--reports", "corrected.csv", "--reason", "Three died, not two."],
                ["record", "log", "--record", "mission.record"],
                ["record", "log", "--record", "mission.record", "--kind", "finding", "--json"],
                ["record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key"],
                ["record", "show", "--record", "mission.record", "report:R1"],
                ["record", "show", "--record", "mission.record", "F-1", "--json"],
                ["record", "export", "--record", "mission.record", "--release", "internal", "sealed"],
                ["record", "export", "--record", "mission.record", "--no-origins", "public"],
            ].map { $0 })
        try CommandHarness.expectSnapshot(text, "record-day.txt")
        // A file comes out as it went in, under a name that cannot lead out of the folder.
        #expect(
            await world.run("record", "show", "--record", "mission.record", "A-1", "--files", "photos").status
                == 0)
        let photo = try #require(world.files(below: "photos").first)
        #expect(photo.hasSuffix("-weights.csv") && world[photo] == world["weights.csv"])
    }

    @Test("a witness and a stranger")
    func strangers() async throws {
        let world = await RecordWorld.mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await world.run("record", "export", "--record", "mission.record", "--release", "internal", "sealed")
        let (owner, log) = (await world.noteKey("mission.owner.key"), await world.noteKey("mission.log.key"))
        let cosign = ["record", "cosign", "sealed", "--key", "arland.key", "--state", "arland.state"]
        let text = await world.transcript([
            ["record", "key", "new", "arland.key", "--name", "arland.example/witness"], cosign,
            cosign + ["--trust", owner], cosign,
            ["record", "checkpoint", "--record", "mission.record", "--cosigned", "sealed/checkpoint"],
            ["record", "verify", "sealed", "--key", owner, "--key", log],
            ["record", "verify", "sealed", "--key", log, "--json"], ["record", "verify", "sealed"],
            ["record", "backup", "mission.record", "backup.record"],
            ["record", "restore", "backup.record", "again.record", "--json"],
            ["assess", "truce.md", "--record", "sealed", "--origins", "origins.csv", "--reading", "arland"],
        ])
        try CommandHarness.expectSnapshot(text, "record-strangers.txt")
        try CommandHarness.expectSnapshot(
            String(decoding: try #require(world["sealed/README.txt"]), as: UTF8.self),
            "record-sealed-readme.txt")
    }

    @Test("what is refused, and how to mend it")
    func errors() async throws {
        let world = await RecordWorld.mission()
        world["other.csv"] = Array(
            (SmallTruce.header + SmallTruce.rows[0].replacing(",2,A plant", with: ",9,A plant") + "\n").utf8)
        world["open.key"] = world["mission.holder.key"]
        world["no.key"] = Array("Nothing secret.\n".utf8)
        world["bad.ndjson"] = Array(
            #"{"entry": "X-1", "author": "A", "available": "2026-03-03", "task": {"asignee": "B", "question": "?"}, "note": {"text": "C"}}"#
                .utf8)
        let officer = Self.officer
        let text = await world.transcript([
            ["record"], ["import", "reports.csv"], ["record", "imprt"],
            ["record", "init", "mission.record"],
            ["record", "init", "other.record", "--role", "king"],
            [
                "record", "import", "--record", "nowhere.record", "--key", "mission.holder.key", "--reports",
                "reports.csv",
            ],
            ["record", "import", "--record", "mission.record", "--reports", "reports.csv"],
            [
                "record", "import", "--record", "mission.record", "--key", "no.key", "--reports",
                "reports.csv",
            ],
            [
                "record", "import", "--record", "mission.record", "--key", "mission.owner.key", "--reports",
                "reports.csv",
            ],
            ["record", "import"] + officer, ["record", "import"] + officer + ["--reports", "other.csv"],
            ["record", "import"] + officer + ["--reports", "hopeless.csv"],
            ["record", "import"] + officer + [
                "--reports", "reports.csv", "--recorded-at", "2020-01-01T00:00Z",
            ],
            ["record", "import"] + officer + ["--reports", "reports.csv", "--recorded-at", "yesterday"],
            [
                "record", "import", "--record", "mission.record", "--key", "open.key", "--reports",
                "reports.csv",
            ],
            ["record", "add"] + officer + ["bad.ndjson"], ["record", "add"] + officer,
            ["record", "add"] + officer + ["--corrects", "2", "--reports", "other.csv"],
            ["record", "add"] + officer + [
                "--corrects", "99", "--reports", "other.csv", "--reason", "A slip.",
            ],
            ["record", "add"] + officer + ["--withdraws", "0", "--reason", "A slip."],
            ["record", "decide"] + officer + ["--name", "F-1"],
            ["record", "decide"] + officer
                + [
                    "--name", "F-1", "--finding", "R1", "--provision", "power-spared", "--party", "arland",
                    "--conclusion",
                    "guilty", "--reason", "So it is.",
                ],
            ["record", "decide"] + officer
                + [
                    "--name", "F-1", "--finding", "R1", "--provision", "power-spared", "--party", "arland",
                    "--conclusion",
                    "breach", "--body", "Commission", "--reason", "So it is.",
                ],
            ["record", "log", "--record", "mission.record", "--kind", "finding"],
            ["record", "log", "--record", "mission.record", "--kind", "findng"],
            ["record", "show", "--record", "mission.record", "R1"],
            ["record", "checkpoint", "--record", "mission.record", "--key", "mission.holder.key"],
            ["record", "export", "--record", "mission.record", "sealed"],
            ["record", "export", "--record", "mission.record", "--no-origins", "sealed"],
            ["record", "verify", "nowhere"], ["record", "verify", "nowhere", "--key", "KEY"],
            [
                "record", "role", "revoke", "--record", "mission.record", "--key", "mission.owner.key",
                "--leaf", "2",
            ],
            [
                "record", "role", "grant", "--record", "mission.record", "--key", "mission.holder.key",
                "--to", "ab",
                "--holder", "X", "--role", "party",
            ],
            ["record", "restore", "nowhere.record", "again.record"],
            ["record", "backup", "mission.record", "mission.record"],
            ["assess", "truce.md", "--record", "nowhere.record"],
            ["assess", "truce.md", "--record", "mission.record", "--reports", "reports.csv"],
            ["assess", "truce.md", "--reports", "reports.csv", "--basis", "recorded"],
            ["assess", "truce.md", "--record", "mission.record", "--basis", "known"],
        ])
        try CommandHarness.expectSnapshot(text, "record-errors.txt")
    }

    @Test(
        "the help of every command",
        arguments: [
            "init", "key", "role", "import", "add", "decide", "notice", "log", "show", "checkpoint", "cosign",
            "export",
            "verify", "check", "backup", "restore",
        ])
    func help(command: String) async throws {
        let outcome = await RecordWorld().run("record", command, "--help")
        #expect(outcome.status == 0)
        try CommandHarness.expectSnapshot(outcome.out, "help-record-\(command).txt")
    }
}
