import AgreementLanguage
import BenchmarkSupport
import CeasefireModel
import Evaluation
import Evidence
import Exchange
import Foundation

/// `assess-bench [--one-core] AGREEMENT.md ORIGINS.csv REPORTS.csv ...` reads reports, makes the record ready and assesses it under every
/// reading, and prints what each part took as an object of JSON: processor seconds, and the peak of memory after it.
@main
struct AssessBench {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let workers: any Workers = arguments.first == "--one-core" ? SingleWorker() : AllCores()
        if arguments.first == "--one-core" { arguments.removeFirst() }
        guard arguments.count >= 3 else {
            fail("usage: assess-bench [--one-core] AGREEMENT.md ORIGINS.csv REPORTS.csv ...")
        }
        let clock = ContinuousClock()
        let began = clock.now
        let used = ProcessorTime.seconds()
        var last = used
        var marks: [String: [String: Double]] = [:]
        func mark(_ name: String) {
            let now = ProcessorTime.seconds()
            marks[name] = ["seconds": now - last, "peak_mib": PeakMemory.mebibytes()]
            last = now
        }

        let compiled = AgreementCompiler(zones: FoundationTimeZones(), loader: Files())
            .compile(bytes: try bytes(arguments[0]), file: arguments[0])
        guard let agreement = compiled.agreement else { fail(DiagnosticText.render(compiled.diagnostics)) }
        let origins = OriginsCSV.read(try bytes(arguments[1]), file: arguments[1])
        let files = try arguments.dropFirst(2).map { ($0, try bytes($0)) }
        let intake = ReportsCSV.merge(
            workers.results(of: files.count) { number in
                ReportsReader.read(
                    files[number].1, file: files[number].0, mapping: nil, sourceZone: agreement.timeZone,
                    zones: FoundationTimeZones())
            })
        guard !intake.hasErrors else { fail(DiagnosticText.render(intake.diagnostics)) }
        mark("reading")
        let record = Record(reports: intake.rows, origins: OriginRegister(origins.rows))
        let prepared = PreparedRecord(record, workers: workers)
        mark("preparing")
        let verdict = assess(agreement, prepared: prepared)
        mark("assessing")

        let result: [String: Any] = [
            "rows": intake.readCount, "incidents": verdict.incidents.count,
            "assessments": verdict.readings.map(\.assessments.count), "parts": marks,
            "total_seconds": last - used, "wall_seconds": (clock.now - began) / .seconds(1),
        ]
        let data = try JSONSerialization.data(withJSONObject: result, options: .sortedKeys)
        print(String(decoding: data, as: UTF8.self))
    }

    private struct Files: DocumentLoader {
        func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
            do { return try AssessBench.bytes(path) } catch { throw DocumentUnavailable(reason: "\(error)") }
        }
    }

    fileprivate static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe))
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
