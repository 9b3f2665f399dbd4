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

    @Test("the entries are read, and each kind is among them")
    func entries() throws {
        let blocks = try blocks("ndjson entries")
        #expect(blocks.count == 3)
        let intake = EntriesNDJSON.read(
            blocks.flatMap { $0 }, file: "Formats.md", sourceZone: "Europe/Kyiv", zones: FoundationTimeZones()
        )
        check(intake, rows: 9)
        let kinds = Set(
            intake.rows.map { entry in
                switch entry.content {
                case .bearing(let bearing): bearing.effect.rawValue
                case .sameEvent: "same-event"
                case .differentEvents: "different-events"
                case .contains: "contains"
                case .measureTaken: "measure"
                case .noticeServed: "notice"
                }
            })
        #expect(kinds.count == 9)
    }
}
