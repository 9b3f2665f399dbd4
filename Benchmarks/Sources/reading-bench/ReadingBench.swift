import BenchmarkSupport
import CeasefireModel
import Exchange
import Foundation

/// `reading-bench [--turns N] [--without-peers] REPORTS.csv` reads a table of reports, and the same rows as lines of JSON and as points of
/// GeoJSON, to reports with diagnostics; beside them scanners that make nothing of the bytes, the careful way without the quick one, and
/// peers. Prints a table in Markdown: medians of processor time, one core. Nothing is timed before all agree about what they read.
@main
struct ReadingBench {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        var turns = 3
        if let i = arguments.firstIndex(of: "--turns"), i + 1 < arguments.count {
            turns = Int(arguments[i + 1]) ?? turns
            arguments.removeSubrange(i...(i + 1))
        }
        let hasPeers = !arguments.contains("--without-peers")
        arguments.removeAll { $0.hasPrefix("--") }
        guard let path = arguments.first else {
            fail("usage: reading-bench [--turns N] [--without-peers] REPORTS.csv")
        }
        let forms = Forms(table: Array(try Data(contentsOf: URL(filePath: path))))
        var bench = Bench(forms: forms, turns: turns)
        try bench.run(hasPeers: hasPeers)
    }

    static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}

/// The works, their results and their times.
private struct Bench {
    let forms: Forms
    let turns: Int
    private var expected: Sum?

    init(forms: Forms, turns: Int) {
        self.forms = forms
        self.turns = turns
    }

    mutating func run(hasPeers: Bool) throws {
        let (forms, rows) = (forms, forms.rows)
        print("| input | reader | rows/s | MB/s | from-to | of the scanner | times the peer |")
        print("| --- | --- | ---: | ---: | --- | ---: | ---: |")

        var scan = times { require(Scanners.table(forms.table).rows == rows + 1, "the scanner's rows") }
        let quickTable = try reading(forms.table, "r.csv", isQuick: true)
        let carefulTable = try reading(forms.table, "r.csv", isQuick: false)
        let swiftCSV = hasPeers ? try peer { try Peers.swiftCSV(forms.table) } : nil
        tell("CSV", forms.table, scan, quickTable, carefulTable, ("SwiftCSV", swiftCSV))

        scan = times { require(Scanners.lines(forms.lines).rows == rows, "the scanner's lines") }
        let quickLines = try reading(forms.lines, "r.ndjson", isQuick: true)
        let carefulLines = try reading(forms.lines, "r.ndjson", isQuick: false)
        let decoder = hasPeers ? try peer { try Peers.jsonDecoder(forms.lines) } : nil
        tell("NDJSON", forms.lines, scan, quickLines, carefulLines, ("JSONDecoder", decoder))

        scan = times { require(Scanners.lines(forms.points).rows >= rows, "the scanner's lines") }
        let quickPoints = try reading(forms.points, "r.geojson", isQuick: true)
        let carefulPoints = try reading(forms.points, "r.geojson", isQuick: false)
        tell("GeoJSON", forms.points, scan, quickPoints, carefulPoints, ("JSONDecoder on NDJSON", decoder))
    }

    /// The times of one of our readers, once it is seen to read what the others read.
    private mutating func reading(_ bytes: [UInt8], _ file: String, isQuick: Bool) throws -> [Double] {
        var limits = ReaderLimits.standard
        limits.takesQuickly = isQuick
        let read = {
            ReportsReader.read(
                bytes, file: file, sourceZone: "Europe/Kyiv", zones: FoundationTimeZones(), limits: limits)
        }
        let intake = read()
        var sum = Sum()
        for report in intake.rows {
            sum.add(id: report.id.text, killed: report.killed, summary: report.summary)
        }
        try check(sum, file)
        let share = Double(intake.quickCount) / Double(max(1, intake.readCount))
        FileHandle.standardError.write(
            Data(
                "\(file): \(intake.diagnostics.count) diagnostics, \(Int(share * 100)) % of the rows taken quickly\n"
                    .utf8))
        return times { require(read().rows.count == intake.rows.count, file) }
    }

    private mutating func peer(_ work: () throws -> Sum) throws -> [Double] {
        try check(try work(), "a peer")
        return try (0..<max(1, turns / 2)).map { _ in
            let before = ProcessorTime.seconds()
            require(try work() == expected, "a peer")
            return ProcessorTime.seconds() - before
        }
    }

    private mutating func check(_ sum: Sum, _ name: String) throws {
        if let expected {
            require(sum == expected, "\(name) reads \(sum), and not \(expected)")
        } else {
            expected = sum
            require(sum.rows == forms.rows, "\(name) reads \(sum.rows) of \(forms.rows) rows")
        }
    }

    private func times(_ work: () -> Void) -> [Double] { (0..<turns).map { _ in ProcessorTime.of(work) } }

    private func require(_ holds: Bool, _ what: String) {
        if !holds { ReadingBench.fail("reading-bench: \(what): no time counts") }
    }

    private func tell(
        _ form: String, _ bytes: [UInt8], _ scan: [Double], _ quick: [Double], _ careful: [Double],
        _ peer: (name: String, times: [Double]?)
    ) {
        let lines: [(String, [Double]?)] = [
            ("scanner, byte for byte", scan), ("Truce", quick), ("Truce, careful way alone", careful),
            (peer.name, peer.times),
        ]
        for (name, times) in lines {
            guard let times = times?.sorted() else { continue }
            let median = times[times.count / 2]
            let rate = { (seconds: Double) in Int(Double(forms.rows) / seconds) }
            let share = Int((scan.sorted()[scan.count / 2] / median * 100).rounded())
            let ratio = peer.times.map { String(format: "%.1f", $0.sorted()[$0.count / 2] / median) } ?? ""
            print(
                "| \(form) | \(name) | \(rate(median)) | \(Int(Double(bytes.count) / 1e6 / median)) | \(rate(times.last ?? median))-\(rate(times[0])) | \(share) % | \(ratio) |"
            )
        }
    }
}
