import CeasefireModel
import Exchange
import Foundation
import Testing

@Suite("The examples in the page on formats")
struct FormatsDocumentTests {
    /// The content of the fenced blocks that the page opens with these words.
    private func blocks(_ opening: String) throws -> [[UInt8]] {
        let page = Repository.root.appending(path: "Documentation/Formats.md")
        var blocks: [[UInt8]] = []
        var isInside = false
        for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
            if line == "```" {
                isInside = false
            } else if line == "```" + opening {
                isInside = true
                blocks.append([])
            } else if isInside {
                blocks[blocks.count - 1] += Array((line + "\n").utf8)
            }
        }
        return blocks
    }

    private func check<Row>(_ intake: Intake<Row>, rows: Int) {
        #expect(intake.acceptedCount == rows)
        #expect(intake.readCount == rows)
        #expect(intake.diagnostics.isEmpty, "\(DiagnosticText.render(intake.diagnostics))")
    }

    @Test("the tables are read as they stand")
    func tables() throws {
        let zones = FoundationTimeZones()
        for block in try blocks("csv reports") {
            check(
                ReportsCSV.read(block, file: "Formats.md", sourceZone: "Europe/Kyiv", zones: zones), rows: 2)
        }
        for block in try blocks("csv statements") {
            check(
                StatementsCSV.read(block, file: "Formats.md", sourceZone: "Europe/Kyiv", zones: zones),
                rows: 1)
        }
        for block in try blocks("csv origins") { check(OriginsCSV.read(block, file: "Formats.md"), rows: 3) }
        for block in try blocks("csv weights") { check(WeightsCSV.read(block, file: "Formats.md"), rows: 2) }
    }

    @Test("the other forms of reports, and the observations, are read as they stand")
    func forms() throws {
        let zones = FoundationTimeZones()
        for (opening, file) in [("ndjson reports", "r.ndjson"), ("geojson reports", "r.geojson")] {
            let blocks = try blocks(opening)
            #expect(blocks.count == 1)
            for block in blocks {
                check(
                    ReportsReader.read(block, file: file, sourceZone: "Europe/Kyiv", zones: zones), rows: 2)
            }
        }
        let places = try blocks("csv places")
        #expect(places.count == 1)
        for block in places { check(Gazetteer.read(block, file: "Formats.md", mapping: .native), rows: 1) }
        for block in try blocks("csv observations") {
            check(ObservationsCSV.read(block, file: "Formats.md", sourceZone: "UTC", zones: zones), rows: 2)
        }
    }

    @Test("the mapping makes of the rows what the page says")
    func mapping() throws {
        let read = ReportMapping.read(try #require(blocks("json mapping").first), file: "Formats.md")
        #expect(read.diagnostics.isEmpty, "\(DiagnosticText.render(read.diagnostics))")
        let mapping: ReportMapping = try #require(read.mapping)
        let rows = try #require(blocks("csv mapped").first)
        let intake = ReportsReader.read(
            rows, file: "posts.csv", mapping: mapping, sourceZone: "UTC", zones: FoundationTimeZones())
        #expect(intake.diagnostics.isEmpty, "\(DiagnosticText.render(intake.diagnostics))")
        #expect(intake.readCount == 3)
        #expect(intake.acceptedCount == 2)
        #expect(intake.filteredCount == 1)
        try #require(intake.rows.count == 3)
        #expect(intake.rows.map(\.act) == ["drone-strike", "shelling", "drone-strike"])
        #expect(intake.rows.map(\.weaponCount) == [3, nil, 12])
        #expect(intake.rows.map(\.place.region) == ["Kursk Oblast", "Kursk Oblast", ""])
        #expect(intake.rows.map(\.accused) == [["ukraine"], ["ukraine"], ["ukraine"]])
        #expect(
            intake.rows.map(\.occurred.earliest.utcText)
                == ["2025-03-27T02:30Z", "2025-03-26T17:00Z", "2025-03-26T21:00Z"])
        #expect(
            intake.rows.map(\.occurred.latest.utcText)
                == ["2025-03-27T02:30Z", "2025-03-27T11:06Z", "2025-03-28T09:00Z"])
    }

    @Test("the gazetteer is read, and tells namesakes apart")
    func gazetteer() throws {
        let read = GazetteerMapping.read(try #require(blocks("json gazetteer").first), file: "Formats.md")
        #expect(read.diagnostics.isEmpty, "\(DiagnosticText.render(read.diagnostics))")
        let mapping: GazetteerMapping = try #require(read.mapping)
        let intake = Gazetteer.read(
            try #require(blocks("csv gazetteer").first), file: "Formats.md", mapping: mapping)
        check(intake, rows: 3)
        let gazetteer = Gazetteer(intake.rows)
        guard case .found = gazetteer.locate(Place(name: "Nikopol")),
            case .ambiguous = gazetteer.locate(Place(name: "Ivanivka")),
            case .found = gazetteer.locate(Place(name: "Іванівка", region: "Kherson Oblast"))
        else {
            Issue.record("the answers are others")
            return
        }
    }

    @Test("the entries are read, and each kind is among them")
    func entries() throws {
        let blocks = try blocks("ndjson entries")
        #expect(blocks.count == 9)
        let intake = EntriesNDJSON.read(
            blocks.flatMap { $0 }, file: "Formats.md", sourceZone: "Europe/Kyiv", zones: FoundationTimeZones()
        )
        check(intake, rows: 20)
        let kinds = Set(
            intake.rows.map { entry in
                switch entry.content {
                case .bearing(let bearing): bearing.effect.rawValue
                case .sameEvent: "same-event"
                case .differentEvents: "different-events"
                case .contains: "contains"
                case .measureTaken: "measure"
                case .noticeServed: "notice"
                case .finding(let finding):
                    if case .deed = finding.subject { "finding on a duty" } else { "finding" }
                case .clockPaused: "pause"
                case .proceeding(.step): "step"
                case .proceeding(.declared): "declaration"
                case .proceeding(.certified): "certification"
                case .proceeding(.decided): "decision"
                case .proceeding(.announced): "announcement"
                }
            })
        #expect(kinds.count == 17)
    }
}
