import CeasefireModel
import Exchange
import TestSupport
import Testing

@Suite("Tables of reports, whatever is in them")
struct CSVPropertyTests {
    let seed = UInt64.random(in: 0...UInt64.max)

    func read(_ bytes: [UInt8]) -> Intake<Report> {
        ReportsCSV.read(bytes, file: "reports.csv", sourceZone: "UTC", zones: FixedOffsetZones())
    }

    @Test("what is written is read", arguments: ["\n", "\r\n"])
    func roundTrip(lineBreak: String) {
        var reports = RandomReports(random: Seeded(seed: seed))
        let written = (0..<200).map { reports.report($0) }
        var writer = CSVWriter(
            lineBreak: lineBreak, hasByteOrderMark: seed % 2 == 0, random: Seeded(seed: seed))
        var rows = [RandomReports.header] + written.map(RandomReports.fields)
        // The columns may stand in any order.
        let order = RandomReports.header.indices.shuffled(using: &writer.random)
        rows = rows.map { row in order.map { row[$0] } }
        let intake = read(writer.bytes(rows))
        #expect(intake.diagnostics.isEmpty, "seed \(seed): \(DiagnosticText.render(intake.diagnostics))")
        #expect(intake.rows.count == written.count, "seed \(seed)")
        for (a, b) in zip(intake.rows, written) where a != b {
            Issue.record("seed \(seed): \(a) is not \(b)")
            return
        }
    }

    @Test("the name of a table does not change with the order of rows and columns, nor with quoting")
    func digest() {
        var reports = RandomReports(random: Seeded(seed: seed))
        let rows = (0..<50).map { RandomReports.fields(of: reports.report($0)) }
        var writer = CSVWriter(random: Seeded(seed: seed))
        let name = ReportDigest.ofRows(writer.bytes([RandomReports.header] + rows))
        for lineBreak in ["\n", "\r\n"] {
            writer.lineBreak = lineBreak
            writer.hasByteOrderMark.toggle()
            let order = RandomReports.header.indices.shuffled(using: &writer.random)
            let shuffled = ([RandomReports.header] + rows.shuffled(using: &writer.random))
                .map { row in order.map { row[$0] } }
            #expect(ReportDigest.ofRows(writer.bytes(shuffled)) == name, "seed \(seed)")
        }
        var changed = rows
        changed[7][21] += "1"
        #expect(ReportDigest.ofRows(writer.bytes([RandomReports.header] + changed)) != name, "seed \(seed)")
        #expect(
            ReportDigest.ofRows(writer.bytes([RandomReports.header] + rows.dropLast())) != name,
            "seed \(seed)")
    }

    @Test("no mutation of a table crashes the reader, and the books balance")
    func mutations() {
        var reports = RandomReports(random: Seeded(seed: seed))
        var writer = CSVWriter(random: Seeded(seed: seed))
        let valid = writer.bytes(
            [RandomReports.header] + (0..<8).map { RandomReports.fields(of: reports.report($0)) })
        var mutator = Mutator(
            random: Seeded(seed: seed), dictionary: ["\"", ",", "\n", "\r", "\"\"", "R-1", "-", "unknown"])
        for round in 0..<2_000 {
            let intake = read(mutator.mutated(valid))
            if let fault = imbalance(intake) {
                Issue.record("seed \(seed), round \(round): \(fault)")
                return
            }
        }
    }

    @Test("cutting a table anywhere leaves the rows before the cut as they were")
    func truncation() {
        var reports = RandomReports(random: Seeded(seed: seed))
        var writer = CSVWriter(random: Seeded(seed: seed))
        let valid = writer.bytes(
            [RandomReports.header] + (0..<6).map { RandomReports.fields(of: reports.report($0)) })
        let whole = read(valid)
        for end in valid.indices {
            let intake = read(Array(valid[..<end]))
            // The last row may have lost the end of its last field without any sign of it.
            let kept = intake.rows.dropLast()
            #expect(kept == whole.rows.prefix(kept.count), "seed \(seed), cut at \(end)")
            #expect(imbalance(intake) == nil, "seed \(seed), cut at \(end)")
        }
    }
}
