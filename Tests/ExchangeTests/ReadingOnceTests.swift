import CeasefireModel
import Evidence
import TestSupport
import Testing

@testable import Exchange

@Suite("What is read once")
struct ReadingOnceTests {
    private static let mapping = """
        {
          "mapping": "made", "zone": "UTC",
          "report": {
            "report_id": { "template": "row-{#line}" },
            "occurred_from": { "column": "when", "formats": ["yyyy-MM-dd HH:mm:ss"], "no-clock": ["00:00:00"] },
            "occurred_to": { "column": "until", "formats": ["yyyy-MM-dd HH:mm:ss"] },
            "published_at": { "column": "when", "formats": ["yyyy-MM-dd HH:mm:ss"] },
            "source_name": "A desk", "source_type": "news-coded",
            "place_name": { "column": "place" }, "latitude": { "column": "lat" }, "longitude": { "column": "lon" },
            "location_precision_km": "10", "act": { "column": "act" }, "killed": { "column": "killed" },
            "summary": { "column": "text" }
          }
        }
        """

    private static let header = "when,until,place,lat,lon,act,killed,text"

    private func row(_ random: inout Seeded) -> String {
        func one(_ words: [String], orFaulty fault: String? = nil) -> String {
            if let fault, Int.random(in: 0..<12, using: &random) == 0 { return fault }
            return words[Int.random(in: 0..<words.count, using: &random)]
        }
        return [
            one(["2024-01-01 00:00:00", "2024-01-01 10:00:00"], orFaulty: "2024-13-01 10:00:00"),
            one(["2024-01-02 00:00:00", "2024-01-01 12:00:00"]),
            one(["Харків", "Kyiv", ""], orFaulty: "Ky\u{1B}iv"), one(["50.4", "49"], orFaulty: "95"),
            one(["30.5", "36"], orFaulty: "36,2"), one(["shelling", "", "trolling", "Shelling"]),
            one(["", "0", "3"], orFaulty: "three"), one(["Обстріл", "", "\"a, \"\"b\"\"\""]),
        ].map { $0.contains(",") && !$0.hasPrefix("\"") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }

    private func read(_ text: String) throws -> Intake<Report> {
        let mapping = try #require(ReportMapping.read(Array(Self.mapping.utf8), file: "m.json").mapping)
        return ReportsReader.read(
            Array(text.utf8), file: "t.csv", mapping: mapping, sourceZone: "UTC", zones: FoundationTimeZones()
        )
    }

    @Test(
        "a row says in the midst of a file what it says alone",
        arguments: Array(1...10 as ClosedRange<UInt64>))
    func rows(seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let rows = (0..<40).map { _ in row(&random) }
        let whole = try read(([Self.header] + rows).joined(separator: "\n"))
        var alone: [Report] = []
        for (number, row) in rows.enumerated() {
            // Blank lines keep the row on its line, and so its name.
            let blank = String(repeating: "\n", count: number)
            alone += try read(Self.header + "\n" + blank + row).rows
        }
        #expect(whole.rows == alone, "seed \(seed)")
        #expect(!alone.isEmpty && alone.count < rows.count, "seed \(seed): \(alone.count) rows were accepted")
    }

    @Test("names are told apart as texts are, and found again in whatever way they are written")
    func names() {
        var table = NameTable()
        #expect(table.insert("R-é", at: 1) == nil)
        #expect(table.insert("R-e\u{301}", at: 2) == 1)
        #expect(table.insert("R-K", at: 3) == nil)
        #expect(table.insert("R-\u{212A}", at: 4) == 3, "the sign of the kelvin is a K")
        for number in 0..<1_000 { #expect(table.insert("R-\(number)", at: number) == nil) }
        for number in 0..<1_000 { #expect(table.insert("R-\(number)", at: -1) == number) }
    }

    @Test("files that are read by all cores are read as by one")
    func files() throws {
        let texts = (1...20).map {
            "\(Self.header)\n2024-01-01 10:00:00,2024-01-01 12:00:00,Kyiv,50,30,,\($0),a"
        }
        let one = SingleWorker().results(of: texts.count) { try? read(texts[$0]).rows }
        #expect(AllCores().results(of: texts.count) { try? read(texts[$0]).rows } == one)
    }
}
