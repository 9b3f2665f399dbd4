import EventStore
import Testing

/// How a record is named on the command line, and what is said before something is done that a person may not mean.
@Suite("Words that name a record")
struct RecordWordsTests {
    @Test(
        "commands that read or keep take the record as an option or as their first word, and say what they miss"
    )
    func places() async {
        let world = await RecordWorld.mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        for (command, words) in [
            ("log", []), ("check", []), ("checkpoint", ["--show"]), ("show", ["report:R1"]),
            ("export", ["sealed", "--release", "internal", "--replace"]),
        ] {
            let named = await world.run(["record", command, "--record", "mission.record"] + words)
            let placed = await world.run(["record", command, "mission.record"] + words)
            #expect(named.status == 0 && placed.status == 0, "\(command): \(named.err)\(placed.err)")
            #expect(named.out == placed.out, "\(command)")
            let twice = await world.run(
                ["record", command, "--record", "mission.record", "mission.record"] + words)
            #expect(twice.status == 64 && twice.err.contains("one word too many"), "\(command): \(twice.err)")
            let none = await world.run(["record", command] + words)
            #expect(
                none.status == 64 && none.err.contains("Missing expected argument"), "\(command): \(none.err)"
            )
        }
        #expect(await world.run("record", "backup", "mission.record", "a.record").status == 0)
        #expect(await world.run("record", "backup", "--record", "mission.record", "b.record").status == 0)
    }

    @Test("what stood on the record at a moment to come is not settled, and the command says so")
    func future() async {
        let world = await RecordWorld.mission()
        let assess = ["assess", "truce.md", "--record", "mission.record", "--basis", "recorded", "--as-of"]
        let late = await world.run(assess + ["2026-03-09T12:00Z"])
        #expect(late.err.contains("nothing was recorded after 2026-03-09T12:00Z so far"), "\(late.err)")
        let now = await world.run(assess + ["2026-03-02T11:59Z"])
        #expect(now.status == 0 && !now.err.contains("so far"), "\(now.err)")
    }

    @Test(
        "a record is not called by words that no checkpoint can bear; one in a database gives its keys its name"
    )
    func origins() async {
        let world = RecordWorld()
        let spaced = await world.run("record", "init", "my mission.record")
        #expect(spaced.status == 2 && spaced.err.contains("give --origin"), "\(spaced.err)")
        let plus = await world.run("record", "init", "m.record", "--origin", "a+b")
        #expect(plus.status == 2 && plus.err.contains("--origin 'a+b' holds"), "\(plus.err)")
        let address = "postgres://desk@db.example/mission?options=-csearch_path%3Dx"
        #expect(RecordAddress.database(address) == "mission")
        for place in ["postgres://db.example", "postgres://db.example/", "postgres:///..", "mission.record"] {
            #expect(RecordAddress.database(place) == nil, "\(place)")
        }
    }
}
