import CeasefireModel
import Exchange
import Testing

@Suite("What a mapping makes of a table")
struct MappingTests {
    /// The only report that a mapping with these fields makes of a row.
    func report(_ fields: String, _ header: String, _ row: String, more: String = "") throws -> Report {
        let intake = try read(fields, header, [row], more: more)
        // A column that the mapping does not name gets a note.
        let told = intake.diagnostics.filter { $0.severity != .note }
        #expect(told.isEmpty, "\(DiagnosticText.render(told))")
        return try #require(intake.rows.first)
    }

    func read(_ fields: String, _ header: String, _ rows: [String], more: String = "") throws -> Intake<
        Report
    > {
        let text =
            "{\"mapping\":\"m\",\"zone\":\"Europe/Kyiv\",\(more)\"report\":{\"report_id\":{\"template\":\"R-{#digest}-{#copy}\"},\(fields)}}"
        let (mapping, diagnostics) = ReportMapping.read(Array(text.utf8), file: "m.mapping.json")
        #expect(diagnostics.isEmpty, "\(DiagnosticText.render(diagnostics))")
        let known: ReportMapping = try #require(mapping)
        return ReportsReader.read(
            Array((header + "\n" + rows.joined(separator: "\n") + "\n").utf8), file: "folder/table.csv",
            mapping: known, sourceZone: "UTC", zones: FoundationTimeZones())
    }

    private func when(_ rule: String, _ value: String, told: String = "") throws -> String {
        let report = try report(
            "\"occurred_from\":\(rule)", "when,text", "\"\(value)\",\"\(told)\"")
        return report.occurred.earliest.utcText + " " + report.occurred.latest.utcText
    }

    @Test(
        "forms of times",
        arguments: [
            ("yyyyMMdd", "20250318", "2025-03-17T22:00Z 2025-03-18T22:00Z"),
            ("dd.MM.yyyy HH:mm", "18.03.2025 15:30", "2025-03-18T13:30Z 2025-03-18T13:30Z"),
            ("d.M.yyyy", "1.4.2025", "2025-03-31T21:00Z 2025-04-01T21:00Z"),
            (
                "yyyy-MM-dd HH:mm:ssxxx", "2025-03-18 15:30:05+00:00",
                "2025-03-18T15:30:05Z 2025-03-18T15:30:05Z"
            ),
            ("yyyy-MM-dd H:mm", "2025-03-18 3:30", "2025-03-18T01:30Z 2025-03-18T01:30Z"),
            ("epoch-seconds", "1742311800", "2025-03-18T15:30Z 2025-03-18T15:30Z"),
            ("epoch-milliseconds", "1742311800999", "2025-03-18T15:30Z 2025-03-18T15:30Z"),
            ("iso", "2025-03-18T15:30Z", "2025-03-18T15:30Z 2025-03-18T15:30Z"),
            // Clocks were set back over it: it may be either.
            ("yyyy-MM-dd HH:mm", "2025-10-26 03:30", "2025-10-26T00:30Z 2025-10-26T01:30Z"),
        ])
    func forms(form: String, value: String, expected: String) throws {
        #expect(try when("{\"column\":\"when\",\"formats\":[\"\(form)\"]}", value) == expected)
    }

    @Test("an unknown hour, days, clocks and minutes")
    func times() throws {
        let base = "\"column\":\"when\",\"formats\":[\"yyyy-MM-dd HH:mm\"]"
        #expect(
            try when("{\(base),\"no-clock\":[\"00:00\"]}", "2025-03-18 00:00")
                == "2025-03-17T22:00Z 2025-03-18T22:00Z")
        #expect(
            try when("{\(base),\"days\":-1,\"clock\":\"18:00\"}", "2025-03-18 07:15")
                == "2025-03-17T16:00Z 2025-03-17T16:00Z")
        #expect(
            try when("{\(base),\"minutes\":-90}", "2025-03-18 07:15") == "2025-03-18T03:45Z 2025-03-18T03:45Z"
        )
        #expect(
            try when(
                "{\(base),\"zone\":\"UTC\",\"clock-zone\":\"Europe/Moscow\",\"clock\":\"00:00\"}",
                "2025-03-18 22:15")
                == "2025-03-18T21:00Z 2025-03-18T21:00Z")
        // The clocks skipped 03:30 on that day; the rule's clock is the next hour that there was.
        #expect(
            try when("{\(base),\"clock\":\"03:30\"}", "2025-03-30 12:00")
                == "2025-03-30T01:30Z 2025-03-30T01:30Z")
    }

    @Test("a clock time in prose is the last one before the post")
    func spokenClock() throws {
        let rule = """
            [{"column":"when","formats":["yyyy-MM-dd HH:mm"],"zone":"UTC","clock-zone":"Europe/Moscow","spoken-clock":{"in":"text","pattern":"{d} {} около {H.mm}"}},
             {"column":"when","formats":["yyyy-MM-dd HH:mm"],"zone":"UTC","clock-zone":"Europe/Moscow","spoken-clock":{"in":"text","pattern":"с {H.mm} до {H.mm}","take":2}},
             {"column":"when","formats":["yyyy-MM-dd HH:mm"],"zone":"UTC"}]
            """
        let told = { (text: String) in try when(rule, "2025-03-27 11:06", told: text) }
        #expect(try told("26 марта около 17.00 в области") == "2025-03-26T14:00Z 2025-03-26T14:00Z")
        #expect(try told("С 13.30 до 14.00 мск") == "2025-03-27T11:00Z 2025-03-27T11:00Z")
        #expect(try told("С 22.00 до 23.40 мск") == "2025-03-26T20:40Z 2025-03-26T20:40Z")
        #expect(try told("ночью") == "2025-03-27T11:06Z 2025-03-27T11:06Z")
    }

    @Test("keywords: whole words and stems, in any case, however letters are composed")
    func keywords() throws {
        let fields = """
            "occurred_from":"2025-03-18","act":{"choose":[
            {"when":{"column":"t","words":["каб","плануюч* бомб*"]},"value":"glide-bomb"},
            {"when":[{"column":"t","words":["дрон*","fpv"]},{"column":"t","no-words":["мирн*"]}],"value":"drone-strike"},
            {"when":{"column":"t","words":["об'єкт*","йогурт"]},"value":"shelling"}]}
            """
        let act = { (text: String) in try report(fields, "t", "\"\(text)\"").act }
        #expect(try act("Удар КАБ по місту") == "glide-bomb")
        #expect(try act("У кабінеті міністрів") == nil)
        #expect(try act("Плануючі бомби") == "glide-bomb")
        #expect(try act("плануючі великі бомби") == nil)
        #expect(try act("FPV-Дрони!") == "drone-strike")
        #expect(try act("Мирні дрони") == nil)
        #expect(try act("аеродроном") == nil)
        #expect(try act("по об’єкту") == "shelling")
        #expect(try act("и\u{306}огурт") == "shelling")
    }

    @Test("tables, words that say nothing, numbers, pieces and what is cut out")
    func steps() throws {
        let fields = """
            "occurred_from":"2025-03-18",
            "admin1":{"column":"a","table":{"x":"Kursk Oblast"},"unsaid":["?"],"otherwise":"unsaid"},
            "place_name":{"column":"p","split":"|","join":", ","table":{"k":"Kursk","b":"Belgorod"},"otherwise":"keep"},
            "country":{"column":"p","split":"|","table":{"k":"Russia"},"otherwise":"keep","single":true,"if-empty":"several"},
            "weapon":{"column":"w","split":" and ","join":","},
            "weapon_count":{"column":"n","number":"whole"},
            "location_precision_km":{"column":"m","number":"decimal","times":0.001},
            "summary":{"column":"s","remove":["**"],"longest":6},
            "against":{"every":[{"when":{"column":"f","split":"|","has":["r"]},"value":"russia"},{"when":{"column":"f","split":"|","has":["u"]},"value":"ukraine"}]},
            "injured":{"find":["погибли {}","{} раненых"],"in":"s","table":{"двое":"2"},"otherwise":"keep-numbers"}
            """
        let first = try report(
            fields, "a,p,w,n,m,s,f", "x,k|b|z,Iskander-M and X-101,82.0,2500,**двое** раненых,u|r")
        #expect(first.place.region == "Kursk Oblast")
        #expect(first.place.name == "Kursk, Belgorod, z")
        #expect(first.place.country == "several")
        #expect(first.weapons == ["iskander-m", "x-101"])
        #expect(first.weaponCount == 82)
        #expect(first.place.precisionMeters == 2_500)
        #expect(first.summary == "двое р…")
        #expect(first.accused == ["russia", "ukraine"])
        #expect(first.injured == 2)
        let second = try report(fields, "a,p,w,n,m,s,f", "?,k,,,,семеро раненых,x")
        #expect(second.place.region.isEmpty)
        #expect(second.place.country == "Russia")
        #expect(second.injured == nil)
        #expect(second.accused.isEmpty)
    }

    @Test("rows set aside, rows of several reports, and rows that say the same")
    func books() throws {
        let more = """
            "where":{"column":"k","in":["hit"]},"split":{"column":"t","at":["|"],"drop-lead":true,"where":{"column":"#part","no-words":["not"]}},
            """
        let fields = "\"occurred_from\":\"2025-03-18\",\"summary\":{\"template\":\"{#part-number} {#part}\"}"
        let named = fields + ",\"url\":{\"template\":\"{#file}:{#line}\"}"
        let rows = [
            "hit,lead|one|two", "miss,lead|one", "hit,alone", "hit,lead|not this", "hit,lead|not this|three",
        ]
        let ids = "\"report_id\":{\"template\":\"R-{#line}-{#part-number}\"}"
        let text = "{\"mapping\":\"m\",\(more)\"report\":{\(ids),\(named)}}"
        let mapping = try #require(ReportMapping.read(Array(text.utf8), file: "m").mapping)
        let intake = ReportsReader.read(
            Array(("k,t\n" + rows.joined(separator: "\n")).utf8), file: "folder/table.2025.csv",
            mapping: mapping, sourceZone: "UTC", zones: FixedOffsetZones())
        #expect(intake.rows.map(\.summary) == ["1 one", "2 two", "1 alone", "2 three"])
        #expect(intake.rows.map(\.id.text) == ["R-2-1", "R-2-2", "R-4-1", "R-6-2"])
        #expect(intake.rows.map(\.url) == ["table:2", "table:2", "table:4", "table:6"])
        #expect(intake.readCount == 5)
        #expect(intake.acceptedCount == 3)
        #expect(intake.filteredCount == 2)
        #expect(intake.additionalCount == 1)
        let twice = ReportsCSV.merge([intake, intake])
        #expect(imbalance(twice) == nil)
        #expect(twice.readCount == 10)
        #expect(twice.rejectedCount == 3)
        #expect(twice.rows == intake.rows)
    }

    @Test("equal rows keep their names in any order")
    func copies() throws {
        let rows = ["a,1", "b,2", "a,1", "a,1", "c,3"]
        let ids = { (rows: [String]) in
            try read("\"occurred_from\":\"2025-03-18\",\"summary\":{\"column\":\"x\"}", "x,y", rows).rows
                .sorted { $0.id < $1.id }
        }
        #expect(try ids(rows) == ids(rows.reversed()))
        #expect(try Set(ids(rows).map(\.id)).count == 5)
    }
}
