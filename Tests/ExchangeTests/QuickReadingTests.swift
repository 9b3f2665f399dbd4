import CeasefireModel
import Exchange
import TestSupport
import Testing

@Suite("Rows that are taken straight from their bytes")
struct QuickReadingTests {
    /// What the fields of faulty files hold: what is odd, what is wrong, and what only looks so.
    private static let oddities = [
        " ", "unknown", "Unknown", "UNKNOWN ", "-", "0", "-0", "007", " 7 ", "\t7", "+5", "1e3", "12,5",
        "12.", ".5",
        "-.5", "90", "90.0000001", "-90.000001", "91", "180.0", "0.1234567", "-12.345678", "20038", "20038.5",
        "123456789012345", "1234567890123456", "10000000", "10000001", "999999999999", "2026-02-30",
        "2026-02-28",
        "2026-10-25T03:30", "2026-03-29T03:30", "2026-03-29", "2026-06-01T24:00", "2026-06-01 12:30:15",
        "2026-06-01T12:30:15.5Z",
        "2026-06-01T12:30+0200", "2026-06-01T12:30-12:30", "0001-01-01", "9999-12-31", "shelling",
        "Drone-Strike", "drone strike",
        "novelty", "other", "energy", "Энергия", "R-1", "R 1", "R-\u{E9}", "R-e\u{301}", "e\u{301}\u{A0}",
        "\u{7F}", "a\u{1}b", "\u{85}",
        "a\u{80}", "a\"b", "\"\"", "a,b", "uav; fpv drone,UAV", "russia,ukraine;russia", "line\nbreak",
        "cr\rhere",
        "crlf\r\n", "parties", "Internal", "nobody", "[]", "[1]", "\u{FEFF}", "北",
        String(repeating: "n", count: 129),
    ]

    private func rows(_ count: Int, faults: Double, _ random: inout Seeded) -> [[String]] {
        var reports = RandomReports(random: random)
        defer { random = reports.random }
        return (0..<count).map { number in
            var fields = RandomReports.fields(of: reports.report(number)) + ["", ""]
            while Double.random(in: 0..<1, using: &reports.random) < faults {
                let field = Int.random(in: fields.indices, using: &reports.random)
                fields[field] = Self.oddities.randomElement(using: &reports.random) ?? ""
            }
            return fields
        }
    }

    private static let header = RandomReports.header + ["release", "embargo_until"]

    @Test(
        "a table is read the same with and without them, whatever is wrong with it",
        arguments: Array(1...120 as ClosedRange<UInt64>))
    func tables(seed: UInt64) {
        var random = Seeded(seed: seed)
        let faults = [0, 0.02, 0.3][Int(seed % 3)]
        var rows = rows(90, faults: faults, &random)
        // Words that come again are what these rows are made of.
        rows += rows.prefix(20).map { ["again-" + $0[0]] + $0.dropFirst() }
        let columns = Self.header.indices.filter { $0 != 3 || seed % 5 != 0 }.shuffled(using: &random)
        let kept = columns.dropLast(seed % 2 == 0 ? 0 : 3)
        let required = [0, 1, 6, 7].filter { !kept.contains($0) }
        var writer = CSVWriter(
            lineBreak: seed % 4 == 0 ? "\r\n" : "\n", hasByteOrderMark: seed % 7 == 0, random: random)
        var bytes = writer.bytes(([Self.header] + rows).map { row in (kept + required).map { row[$0] } })
        if seed % 6 == 5 {
            var mutator = Mutator(
                random: random, dictionary: ["\"", ",", "\n", "\r", "\"\"", "R-1", "unknown"])
            bytes = mutator.mutated(bytes)
        }
        expectSame(bytes, "plain.csv", seed)
    }

    @Test(
        "lines and points are read the same with and without them, whatever is wrong with them",
        arguments: Array(1...120 as ClosedRange<UInt64>))
    func objects(seed: UInt64) {
        var random = Seeded(seed: seed)
        var rows = rows(60, faults: [0, 0.02, 0.3][Int(seed % 3)], &random)
        rows += rows.prefix(20).map { ["again-" + $0[0]] + $0.dropFirst() }
        var writer = JSONWriter(random: random)
        for (file, bytes) in [
            ("reports.ndjson", writer.lines(rows)), ("reports.geojson", writer.points(rows)),
            ("plain.ndjson", Self.lines(rows, &random)), ("plain.geojson", Self.points(rows, &random)),
        ] {
            expectSame(bytes, file, seed)
            guard seed % 6 == 5 else { continue }
            var mutator = Mutator(
                random: random,
                dictionary: [
                    "\"", "{", "}", "[", "]", ":", ",", "\n", "null", "true", "\\u", "\\\"", "1e9", "\"R-1\"",
                    " ",
                ])
            expectSame(mutator.mutated(bytes), file, seed)
        }
    }

    /// Objects as most programs write them: all keys in one order, and what is empty as `null` or left out.
    private static func lines(_ rows: [[String]], _ random: inout Seeded) -> [UInt8] {
        let isLong = Bool.random(using: &random)
        return Array(rows.map { "{\(members($0, isLong: isLong))}\n" }.joined().utf8)
    }

    private static func points(_ rows: [[String]], _ random: inout Seeded) -> [UInt8] {
        let isLong = Bool.random(using: &random)
        let features = rows.map { row in
            let isPoint = Double(row[11]) != nil && Double(row[12]) != nil
            let geometry =
                isPoint
                ? "{\"type\": \"Point\", \"coordinates\": [\(row[12]),\(row[11])]}" : "null"
            let own = isPoint ? Array(row[..<11]) + ["", ""] + row[13...] : row
            let id = Bool.random(using: &random) ? "\"id\": \"\(row[0].utf8.count)-x\", " : ""
            return
                "{\(id)\"type\": \"Feature\", \"properties\": {\(members(own, isLong: isLong))},\n \"geometry\": \(geometry)}"
        }
        let more = ["", "\"name\": {\"a\": [1]}, ", "\"features\": [], "].randomElement(using: &random) ?? ""
        return Array(
            "{\"type\": \"FeatureCollection\", \(more)\"features\": [\n\(features.joined(separator: ",\n"))\n]}\n"
                .utf8)
    }

    private static func members(_ row: [String], isLong: Bool) -> String {
        zip(header, row).compactMap { name, value -> String? in
            if value.isEmpty { return isLong ? "\"\(name)\": null" : nil }
            if name == "killed", Int(value) != nil { return "\"killed\": \(value)" }
            if name == "summary", isLong {
                return "\"summary\": \"\(value.filter(\.isLetter))\", \"more\": 1"
            }
            let text = value.unicodeScalars.map { scalar in
                scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : scalar == "\n" ? "\\n" : "\(scalar)"
            }
            return "\"\(name)\": \"\(text.joined())\""
        }.joined(separator: ", ")
    }

    /// Expects the same of both ways, and that many rows went the quick one where there was little to say.
    private func expectSame(_ bytes: [UInt8], _ file: String, _ seed: UInt64) {
        let quick = read(bytes, file, isQuick: true)
        expectSame(quick, read(bytes, file, isQuick: false), "seed \(seed), \(file)")
        if seed % 6 != 5, seed % 3 == 0, file.hasPrefix("plain"), !quick.hasErrors {
            #expect(
                quick.quickCount > quick.rows.count / 4,
                "seed \(seed), \(file): \(quick.quickCount) were taken")
        }
    }

    private func read(_ bytes: [UInt8], _ file: String, isQuick: Bool) -> Intake<Report> {
        var limits = ReaderLimits.standard
        limits.takesQuickly = isQuick
        return ReportsReader.read(
            bytes, file: file, sourceZone: "Europe/Kyiv", zones: FoundationTimeZones(), limits: limits)
    }

    private func expectSame(_ a: Intake<Report>, _ b: Intake<Report>, _ what: String) {
        #expect(a.readCount == b.readCount && a.rejectedCount == b.rejectedCount, "\(what)")
        #expect(a.isMarked == b.isMarked && a.spans == b.spans, "\(what)")
        for (first, second) in zip(a.diagnostics, b.diagnostics) where first != second {
            Issue.record("\(what): \(DiagnosticText.render(first)) is not \(DiagnosticText.render(second))")
            return
        }
        #expect(a.diagnostics.count == b.diagnostics.count, "\(what)")
        for (first, second) in zip(a.rows, b.rows) where written(first) != written(second) {
            Issue.record("\(what): \(written(first)) is not \(written(second))")
            return
        }
        #expect(a.rows.count == b.rows.count, "\(what)")
    }

    /// What a report says, to the last byte.
    private func written(_ report: Report) -> [String.UTF8View.Element] {
        let parts: [String] =
            RandomReports.fields(of: report) + [
                report.occurred.latest.utcText, report.available.latest.utcText, "\(report.release)",
                "\(report.place)", "\(report.accused)", "\(report.weapons)",
            ]
        return Array(parts.joined(separator: "\u{0}").utf8)
    }
}
