import Foundation
import Testing

/// The example that a newcomer runs first for duties: what it prints, word by word.
@Suite("The all-for-all exchange")
struct AllForAllTests {
    static let folder = "Examples/all-for-all/"
    static let inputs = [
        folder + "agreement.md", "--reports", folder + "reports.csv", "--entries",
        folder + "entries.ndjson", "--origins", folder + "origins.csv", "--as-of",
        "2026-06-25T00:00+02:00",
    ]

    @Test("assessed, and one duty explained")
    func snapshots() async throws {
        for (name, arguments) in [
            ("all-for-all", ["assess"] + Self.inputs),
            ("all-for-all-duty", ["explain", "highlands/howitzers-withdrawn/lowlands"] + Self.inputs),
        ] {
            let outcome = await CommandHarness().run(arguments)
            #expect(outcome.err == "", "\(name)")
            #expect(outcome.status == 0, "\(name)")
            try CommandHarness.expectSnapshot(outcome.out, name + ".txt")
        }
    }

    @Test("the script and the page name the files that are there")
    func script() throws {
        for file in ["run.sh", "README.md"] {
            let text = try String(
                contentsOf: CommandHarness.root.appending(path: Self.folder + file), encoding: .utf8)
            for match in text.matches(of: /Examples\/all-for-all\/[a-z.-]+/) {
                let path = CommandHarness.root.appending(path: String(match.0)).path(percentEncoded: false)
                #expect(FileManager.default.fileExists(atPath: path), "\(match.0)")
            }
        }
    }
}
