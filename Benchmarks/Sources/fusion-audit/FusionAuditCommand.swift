import BenchmarkSupport
import CeasefireModel
import Evidence
import Exchange
import Foundation
import FusionScoring

/// Fusion checked by hand on news-coded tables.
///
///     fusion-audit sample SEED COUNT MAPPING.json TABLE.csv ...       pairs for a person to read
///     fusion-audit tally JUDGED.csv MAPPING.json TABLE.csv ...        what the person's judgements come to
///     fusion-audit duplicates MAPPING.json TABLE.csv ...              proves that exact duplicates are fused
///     fusion-audit late COUNT LATE MAPPING.json TABLE.csv ...         what each report that comes late costs
///
/// `-` in the place of the mapping reads tables in Truce's own form.
@main
struct FusionAuditCommand {
    static func main() throws {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "sample" where words.count >= 5:
            guard let seed = UInt64(words[1]), let count = Int(words[2]), count > 0 else { fail(usage) }
            let reports = try read(words[3], words[4...])
            Sample(seed: seed, count: count, reports: reports).show()
        case "tally" where words.count >= 4:
            let judged = CSVTable(Array(try Data(contentsOf: URL(filePath: words[1]))))
            let reports = try read(words[2], words[3...])
            guard Tally(judged, reports: reports).show() else { exit(1) }
        case "duplicates" where words.count >= 3:
            guard Duplicates(try read(words[1], words[2...])).show() else { exit(1) }
        case "late" where words.count >= 5:
            guard let count = Int(words[1]), let late = Int(words[2]), late > 0, count > late else {
                fail(usage)
            }
            guard Late(try read(words[3], words[4...]), count: count, lateCount: late).show() else { exit(1) }
        default: fail(usage)
        }
    }

    private static let usage = """
        usage: fusion-audit sample SEED COUNT MAPPING.json TABLE.csv ...
               fusion-audit tally JUDGED.csv MAPPING.json TABLE.csv ...
               fusion-audit duplicates MAPPING.json TABLE.csv ...
               fusion-audit late COUNT LATE MAPPING.json TABLE.csv ...
        """

    private static func read(_ mappingPath: String, _ tables: ArraySlice<String>) throws -> [Report] {
        var mapping: ReportMapping?
        if mappingPath != "-" {
            let read = ReportMapping.read(try bytes(mappingPath), file: mappingPath)
            guard read.mapping != nil else { fail(DiagnosticText.render(read.diagnostics)) }
            mapping = read.mapping
        }
        let intake = ReportsCSV.merge(
            try tables.map {
                ReportsReader.read(
                    try bytes($0), file: $0, mapping: mapping, sourceZone: "UTC",
                    zones: FoundationTimeZones())
            })
        guard !intake.hasErrors else { fail(DiagnosticText.render(intake.diagnostics)) }
        return intake.rows
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
