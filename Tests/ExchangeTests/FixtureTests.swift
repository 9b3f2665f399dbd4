import CeasefireModel
import Exchange
import Foundation
import Testing

/// Broken files and, beside each, the exact text that its reader must be shown. The first word of a file's
/// name is its format. `TRUCE_RECORD=1 swift test --filter FixtureTests` writes the texts anew.
@Suite("What a broken file's owner is told")
struct FixtureTests {
    static let files: [String] = {
        let all = try? FileManager.default.contentsOfDirectory(
            atPath: Repository.fixtures.path(percentEncoded: false))
        return (all ?? []).filter { $0.hasSuffix(".csv") || $0.hasSuffix(".ndjson") }.sorted()
    }()

    @Test("there are at least 25 of them")
    func count() { #expect(Self.files.count >= 25) }

    @Test("the text is the recorded one", arguments: files)
    func text(file: String) throws {
        let bytes = Array(try Data(contentsOf: Repository.fixtures.appending(path: file)))
        let shown = try #require(Self.report(file, bytes), "no format is called \(file)")
        let expected = Repository.fixtures.appending(path: file + ".expected")
        if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" {
            try Data(shown.utf8).write(to: expected)
        }
        #expect(try String(contentsOf: expected, encoding: .utf8) == shown)
    }

    static func report(_ file: String, _ bytes: [UInt8]) -> String? {
        let (zone, zones) = ("Europe/Kyiv", FoundationTimeZones())
        return switch file.split(separator: "-").first {
        case "reports": text(ReportsCSV.read(bytes, file: file, sourceZone: zone, zones: zones))
        case "statements": text(StatementsCSV.read(bytes, file: file, sourceZone: zone, zones: zones))
        case "origins": text(OriginsCSV.read(bytes, file: file))
        case "weights": text(WeightsCSV.read(bytes, file: file))
        case "entries": text(EntriesNDJSON.read(bytes, file: file, sourceZone: zone, zones: zones))
        default: nil
        }
    }

    static func text<Row>(_ intake: Intake<Row>) -> String {
        let counts =
            "read \(intake.readCount), accepted \(intake.acceptedCount), rejected \(intake.rejectedCount)"
        return counts + "\n" + DiagnosticText.render(intake.diagnostics, shownPerFile: 100) + "\n"
    }
}
