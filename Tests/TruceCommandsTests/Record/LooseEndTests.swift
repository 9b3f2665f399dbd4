import EventStore
import Testing

/// Entries that point at what is not there: a slip that is signed cannot be taken back.
@Suite("Entries that point at nothing")
struct LooseEndTests {
    private static let officer = ["--record", "mission.record", "--key", "mission.holder.key"]

    private func size(_ world: RecordWorld) throws -> UInt64 {
        try #require(world.store("mission.record")).read { try $0.head().size }
    }

    private func refused(
        _ world: RecordWorld, _ arguments: [String], _ word: String,
        _ place: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try size(world)
        let outcome = await world.run(["record"] + arguments + Self.officer)
        #expect(outcome.status == 2 && outcome.err.contains(word), "\(outcome.err)", sourceLocation: place)
        #expect(try size(world) == before, sourceLocation: place)
    }

    private let notice = ["notice", "--name", "N-1", "--reason", "By hand.", "--report", "R1"]

    @Test("names of reports that are not there, parties that nobody named, notices of next year")
    func options() async throws {
        let world = await RecordWorld.mission()
        try await refused(
            world,
            ["decide", "--name", "L-1", "--same-event", "R1", "--same-event", "NOPE", "--reason", "x"],
            "no report 'NOPE'")
        let parties = ["--by", "borland", "--on", "martians"]
        try await refused(world, notice + parties, "names 'martians' as a party")
        try await refused(world, notice + ["--by", "borland", "--on", "arlnd"], "Did you mean 'arland'?")
        let sound = notice + ["--by", "borland", "--on", "arland"]
        try await refused(world, sound + ["--at", "2036-03-01T10:00Z"], "the notice was served at 2036")
        try await refused(world, sound + ["--available", "2036-03-01T10:00Z"], "it became known at 2036")
        #expect(await world.run(["record"] + sound + Self.officer).status == 0)
        let ahead = await world.run(
            [
                "record", "notice", "--name", "N-2", "--reason", "By courier.", "--report", "R99", "--by",
                "borland", "--on", "carland", "--at", "2026-03-05T10:00Z", "--ahead",
            ] + Self.officer)
        #expect(ahead.status == 0, "\(ahead.err)")
    }

    private func line(_ name: String, _ content: String) -> String {
        #"{"entry": "\#(name)", "author": "Duty officer", "available": "2026-03-02T10:00Z", "reason": "x", \#(content)}"#
    }

    @Test("a reply to no notice, a resumption of no pause, words about what is not there")
    func lines() async throws {
        let world = await RecordWorld.mission()
        let wrong = [
            (#""reply": {"notice": "N-77", "by": "arland", "text": "No."}"#, "no entry 'N-77'"),
            (#""reply": {"notice": "X-0", "by": "arland", "text": "No."}"#, "kind note, and a notice"),
            (#""resume": {"pause": "P-77", "at": "2026-03-02T10:00Z"}"#, "no entry 'P-77'"),
            (#""note": {"about": ["report:NOPE"], "text": "?"}"#, "no report 'NOPE'"),
            (#""note": {"about": ["R1"], "text": "?"}"#, "Did you mean 'report:R1'?"),
        ]
        for (content, word) in wrong {
            world.setInput(line("X-0", #""note": {"text": "A note."}"#) + "\n" + line("X-1", content))
            try await refused(world, ["add", "-"], word)
        }
        // What stands beside it in the file is there in time.
        world.setInput(
            line(
                "N-3",
                #""notice": {"by": "borland", "on": "arland", "incidents": {"reports": ["R1"]}, "at": "2026-03-02T10:00Z"}"#
            )
                + "\n" + line("A-3", #""reply": {"notice": "N-3", "by": "arland", "text": "No."}"#))
        #expect(await world.run(["record", "add", "-"] + Self.officer).status == 0)
    }

    @Test("what is due, planned or agreed for later is no slip")
    func later() async throws {
        let world = await RecordWorld.mission()
        world.setInput(
            line("T-1", #""task": {"assignee": "Patrol", "question": "?", "due": "2036-01-01T00:00Z"}"#)
                + "\n"
                + line(
                    "M-1",
                    #""measure": {"response": "r", "rung": "s", "by": "borland", "against": "arland", "from": "2036-01-01", "to": "2036-02-01"}"#
                ))
        let outcome = await world.run(["record", "add", "-"] + Self.officer)
        #expect(outcome.status == 0, "\(outcome.err)")
    }

    @Test("parties of the agreement that stands on the record are known, and no others")
    func agreement() async throws {
        let world = await RecordWorld.mission()
        await world.run("record", "key", "new", "commission.key")
        await world.run(
            "record", "role", "grant", "--record", "mission.record", "--key", "mission.owner.key", "--to",
            await world.publicKey("commission.key"), "--holder", "Commission", "--role", "commission")
        world.setInput(
            #"{"entry": "A-1", "author": "Commission", "available": "2026-03-02T10:00Z", "files": ["redraft.md"], "agreement": {"title": "A truce", "stage": "adopted"}}"#
        )
        let warning = notice + ["--by", "carland", "--on", "arland"]
        try await refused(world, warning, "'carland'")
        let adopted = await world.run(
            "record", "add", "-", "--record", "mission.record", "--key", "commission.key")
        #expect(adopted.status == 0, "\(adopted.err)")
        #expect(await world.run(["record"] + warning + Self.officer).status == 0)
    }

    @Test("an import leaves such entries out and takes the rest; with --ahead it takes all")
    func imported() async throws {
        let world = await RecordWorld.mission()
        world["e.ndjson"] = Array(
            (line("L-1", #""same-event": ["R1", "R2"]"#) + "\n" + line("L-2", #""same-event": ["R1", "R22"]"#))
                .utf8)
        let run = ["record", "import", "--entries", "e.ndjson"] + Self.officer
        let outcome = await world.run(run)
        #expect(outcome.status == 3 && outcome.err.contains("e.ndjson:2"), "\(outcome.err)")
        #expect(outcome.out.contains("1 accepted, 1 rejected"), "\(outcome.out)")
        let ahead = await world.run(run + ["--ahead"])
        #expect(ahead.status == 0 && ahead.out.contains("2 accepted, 0 rejected"), "\(ahead.err)")
        world["bad.ndjson"] = Array(line("L-3", #""same-event": ["R1", "R22"]"#).utf8)
        let none = await world.run(["record", "import", "--entries", "bad.ndjson"] + Self.officer)
        #expect(none.status == 3 && none.out.contains("0 accepted, 1 rejected"), "\(none.err)")
    }

    @Test("the files of an entry that is refused are not kept")
    func refusedFiles() async throws {
        let world = await RecordWorld.mission()
        world["photo.txt"] = Array("What was seen.".utf8)
        func kept() throws -> Int {
            try #require(world.store("mission.record")).read { try $0.attachments().count }
        }
        func add(_ name: String, _ content: String) async -> RecordWorld.Outcome {
            world.setInput(line(name, #""files": ["photo.txt"], "# + content))
            return await world.run(["record", "add", "-"] + Self.officer)
        }
        let taken = #""note": {"text": "A note."}"#
        world.setInput(line("X-1", taken))
        #expect(await world.run(["record", "add", "-"] + Self.officer).status == 0)
        #expect(await add("X-1", taken).status == 2)
        #expect(await add("X-2", #""note": {"about": ["report:NOPE"], "text": "?"}"#).status == 2)
        let adopted = await add("X-3", #""agreement": {"title": "A truce", "stage": "adopted"}"#)
        #expect(adopted.status == 2 && adopted.err.contains("No role"), "\(adopted.err)")
        #expect(try kept() == 0)
        #expect(await add("X-4", taken).status == 0)
        #expect(try kept() == 1)
    }

    @Test("a file may be called otherwise on the record than on the disk, where its name names somebody")
    func labels() async throws {
        let world = await RecordWorld.mission(reports: nil)
        world["informant-Ivan.csv"] = world["reports.csv"]
        let run = ["record", "import", "--reports", "informant-Ivan.csv", "--label", "night watch"]
        let outcome = await world.run(run + Self.officer)
        #expect(outcome.status == 0, "\(outcome.err)")
        let log = await world.run("record", "log", "--record", "mission.record", "--kind", "intake")
        #expect(log.out.contains("night watch") && !log.out.contains("Ivan"), "\(log.out)")
        #expect(await world.run(run + ["--label", "another"] + Self.officer).status == 64)
    }

    @Test("what is meant by a bare name, and how an entry of people is corrected")
    func words() async throws {
        let world = await RecordWorld.mission()
        let shown = await world.run("record", "show", "--record", "mission.record", "R1")
        #expect(shown.status == 2 && shown.err.contains("did you mean report:R1?"), "\(shown.err)")
        for text in ["One.", "Another."] {
            world.setInput(line("X-1", #""note": {"text": "\#(text)"}"#))
            let outcome = await world.run(["record", "add", "-"] + Self.officer)
            #expect(text == "One." || outcome.err.contains("--corrects LEAF FILE --reason"), "\(outcome.err)")
        }
    }

    @Test("what an entry by options lacks is told by the names of the options")
    func lacking() async {
        let world = await RecordWorld.mission()
        let outcome = await world.run(
            ["record", "decide", "--same-event", "R1", "--same-event", "R2"] + Self.officer)
        #expect(
            outcome.status == 64 && outcome.err.contains("'--name'") && outcome.err.contains("'--reason'"),
            "\(outcome.err)")
        let confirmed = await world.run(
            ["record", "add", "--confirms", "2", "--reason", "So it was."] + Self.officer)
        #expect(confirmed.status == 2 && confirmed.err.contains("signed by nobody"), "\(confirmed.err)")
    }

    @Test("an entry that a folder withholds is said to be withheld, and not to be missing")
    func withheld() async {
        let world = await RecordWorld.mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await world.run("record", "export", "--record", "mission.record", "--no-origins", "sealed")
        let shown = await world.run("record", "show", "--record", "sealed", "2")
        #expect(shown.status == 2 && shown.err.contains("leaf 2 is withheld"), "\(shown.err)")
    }
}
