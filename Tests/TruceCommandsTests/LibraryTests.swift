import Foundation
import Testing

@Suite("The library of agreements runs")
struct LibraryTests {
    private static let folder = "Agreements/"

    private static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: CommandHarness.root.appending(path: folder).path
        ).filter { $0 != "README.md" && !$0.hasPrefix(".") }.sorted()
    }

    /// A line somewhere, for agreements that name one which nobody has drawn.
    private static let someLine = """
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[37, 48], [38, 49]]}}
        """

    @Test("Each is assessed without a report, and every row of its pages is accepted", arguments: try names())
    func assessed(name: String) async throws {
        let folder = Self.folder + name
        var harness = CommandHarness()
        harness.extra["none.csv"] = "report_id,occurred_from,occurred_to\n"
        let text = try String(
            contentsOf: CommandHarness.root.appending(path: folder + "/agreement.md"), encoding: .utf8)
        for drawing in text.matches(of: #/(?m)^file: (.+)$/#) {
            harness.extra["\(folder)/\(drawing.output.1)"] = Self.someLine
        }
        let outcome = await harness.run(
            "assess", folder + "/agreement.md", "--reports", "none.csv", "--statements",
            folder + "/statements.csv")
        #expect(outcome.status == 0, "\(outcome.err)")
        #expect(!outcome.err.contains("error["), "\(outcome.err)")
        let warnings = outcome.err.matches(of: #/warning\[([a-z-]+)\]/#).map { String($0.output.1) }
        #expect(warnings == ["no-rows"], "\(outcome.err)")
        let rows =
            try String(
                contentsOf: CommandHarness.root.appending(path: folder + "/statements.csv"), encoding: .utf8
            ).split(separator: "\n").count - 1
        #expect(
            outcome.out.contains("statements: \(rows) read, \(rows) accepted, 0 rejected"), "\(outcome.out)")
    }
}
