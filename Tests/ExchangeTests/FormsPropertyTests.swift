import CeasefireModel
import Exchange
import Foundation
import TestSupport
import Testing

@Suite("Reports in every form, whatever is in them")
struct FormsPropertyTests {
    let seed = UInt64.random(in: 0...UInt64.max)

    func read(_ bytes: [UInt8], _ file: String) -> Intake<Report> {
        ReportsReader.read(bytes, file: file, sourceZone: "UTC", zones: FixedOffsetZones())
    }

    func rows(_ count: Int) -> [[String]] {
        var reports = RandomReports(random: Seeded(seed: seed))
        return (0..<count).map { RandomReports.fields(of: reports.report($0)) }
    }

    @Test("a table, lines of JSON and points of GeoJSON say the same, packed or not")
    func forms() {
        let rows = rows(150)
        var table = CSVWriter(random: Seeded(seed: seed))
        var json = JSONWriter(random: Seeded(seed: seed))
        let forms = [
            ("r.csv", table.bytes([RandomReports.header] + rows)), ("r.ndjson", json.lines(rows)),
            ("r.geojson", json.points(rows)),
        ]
        let expected = read(forms[0].1, "r.csv").rows
        #expect(expected.count == rows.count, "seed \(seed)")
        for (file, bytes) in forms {
            for (name, content) in [
                (file, bytes), (file + ".gz", GzipWriter.stored(bytes)),
                ("without-an-ending", GzipWriter.stored(bytes, blockBytes: 999)),
            ] {
                let intake = read(content, name)
                #expect(
                    intake.diagnostics.isEmpty,
                    "seed \(seed), \(name): \(DiagnosticText.render(intake.diagnostics))")
                for (a, b) in zip(intake.rows, expected) where a != b {
                    Issue.record("seed \(seed), \(name): \(a) is not \(b)")
                    return
                }
                #expect(intake.rows.count == expected.count, "seed \(seed), \(name)")
                if name.hasSuffix(".gz") {
                    #expect(
                        ReportDigest.ofReports(content, file: name)
                            == ReportDigest.ofReports(bytes, file: file), "seed \(seed), \(name)")
                }
            }
        }
    }

    @Test("no mutation of any form crashes its reader, and the books balance")
    func mutations() {
        let rows = rows(6)
        var json = JSONWriter(random: Seeded(seed: seed))
        var table = CSVWriter(random: Seeded(seed: seed))
        let valid = [
            ("r.ndjson", json.lines(rows)), ("r.geojson", json.points(rows)),
            ("r.csv.gz", GzipWriter.stored(table.bytes([RandomReports.header] + rows))),
        ]
        var mutator = Mutator(
            random: Seeded(seed: seed),
            dictionary: ["\"", "{", "}", "[", "]", ":", ",", "\n", "null", "\\u", "1e9", "Point", "\"R-1\""])
        for round in 0..<1_500 {
            let (file, bytes) = valid[round % valid.count]
            if let fault = imbalance(read(mutator.mutated(bytes), file)) {
                Issue.record("seed \(seed), round \(round), \(file): \(fault)")
                return
            }
        }
    }

    @Test("cutting a packed file anywhere is told, and nothing of it is read")
    func truncation() {
        let bytes = GzipWriter.stored(Array("report_id,occurred_from,occurred_to\n".utf8))
        for end in 2..<bytes.count {
            let intake = read(Array(bytes[..<end]), "r.csv.gz")
            #expect(intake.readCount == 0)
            #expect(intake.diagnostics.map(\.code) == ["gzip-truncated"], "cut at \(end)")
        }
    }

    @Test("a mapping that names Truce's own columns reads a table as Truce does")
    func identity() throws {
        let rows = rows(100)
        var table = CSVWriter(random: Seeded(seed: seed))
        let bytes = table.bytes([RandomReports.header] + rows)
        let fields = RandomReports.header.map { "\"\($0)\":{\"column\":\"\($0)\"}" }
        let text = "{\"mapping\":\"own\",\"zone\":\"UTC\",\"report\":{\(fields.joined(separator: ","))}}"
        let mapping = try #require(ReportMapping.read(Array(text.utf8), file: "own.mapping.json").mapping)
        let mapped = ReportsReader.read(
            bytes, file: "r.csv", mapping: mapping, sourceZone: "UTC", zones: FixedOffsetZones())
        let plain = read(bytes, "r.csv")
        for (a, b) in zip(mapped.rows, plain.rows) where a != b {
            Issue.record("seed \(seed): \(a) is not \(b)")
            return
        }
        #expect(mapped.rows.count == plain.rows.count, "seed \(seed)")
    }

    @Test("no mutation of a mapping or of its table crashes, and the books balance")
    func mappings() throws {
        let folder = Repository.root.appending(path: "Examples/energy-moratorium-2025/mappings")
        let file = Repository.fixtures.appending(path: "mapped.mapping.json")
        let large = Array(try Data(contentsOf: folder.appending(path: "uaf-missile-attacks.mapping.json")))
        let small = Array(try Data(contentsOf: file))
        let rows = Array(
            try Data(contentsOf: Repository.fixtures.appending(path: "mapped-values.csv")))
        var mutator = Mutator(
            random: Seeded(seed: seed),
            dictionary: [
                "\"", "{", "}", "[", "]", ":", ",", "#part", "column", "when", "{H.mm}", "*", "yyyy",
            ])
        for round in 0..<800 {
            let read = ReportMapping.read(
                mutator.mutated(round % 4 == 0 ? large : small), file: "m.mapping.json")
            if read.mapping == nil, read.diagnostics.isEmpty {
                Issue.record("seed \(seed), round \(round): refused without a reason")
                return
            }
            guard let mapping = read.mapping else { continue }
            let intake = ReportsReader.read(
                round % 2 == 0 ? rows : mutator.mutated(rows), file: "t.csv", mapping: mapping,
                sourceZone: "UTC", zones: FixedOffsetZones())
            if let fault = imbalance(intake) {
                Issue.record("seed \(seed), round \(round): \(fault)")
                return
            }
        }
    }
}
