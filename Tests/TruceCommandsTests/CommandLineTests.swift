import Foundation
import Testing

/// What a user sees, word by word. `TRUCE_RECORD=1` makes the snapshots anew.
@Suite("The command line")
struct CommandLineTests {
    static let cases: [(name: String, arguments: [String], status: Int32)] = [
        ("help", ["--help"], 0), ("help-assess", ["help", "assess"], 0),
        ("help-incidents", ["help", "incidents"], 0), ("help-explain", ["help", "explain"], 0),
        ("version", ["--version"], 0),
        ("assess", ["assess", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv"], 0),
        (
            "assess-one-reading",
            [
                "assess", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv", "--reading",
                "arland",
            ], 0
        ),
        (
            "assess-as-of",
            [
                "assess", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv", "--as-of",
                "2026-03-02T14:00Z",
            ], 0
        ),
        (
            "assess-weights",
            [
                "assess", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv", "--weights",
                "weights.csv",
            ],
            0
        ),
        (
            "assess-several",
            [
                "assess", "truce.md", "redraft.md", "no-readings.md", "--reports", "reports.csv", "--origins",
                "origins.csv",
            ], 0
        ),
        (
            "assess-several-broken",
            ["assess", "broken.md", "truce.md", "broken-too.md", "--reports", "reports.csv"], 2
        ),
        ("sweep", ["sweep", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv"], 0),
        (
            "sweep-json",
            [
                "sweep", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv", "--reading",
                "arland", "--json",
            ],
            0
        ),
        ("help-check", ["help", "check"], 0), ("help-diff", ["help", "diff"], 0),
        ("help-survey", ["help", "survey"], 0),
        ("help-obligations", ["help", "obligations"], 0),
        ("check", ["check", "redraft.md"], 1), ("check-json", ["check", "redraft.md", "--json"], 1),
        ("check-broken", ["check", "broken.md"], 2),
        ("check-bound", ["check", "truce.md", "--bound", "900"], 64),
        ("diff", ["diff", "truce.md", "redraft.md"], 1), ("diff-same", ["diff", "truce.md", "truce.md"], 0),
        ("diff-json", ["diff", "truce.md", "redraft.md", "--json", "--no-search"], 1),
        ("diff-untidy", ["diff", "truce.md", "untidy.md", "--no-search"], 0),
        ("obligations", ["obligations", "redraft.md"], 0),
        ("obligations-json", ["obligations", "redraft.md", "--reading", "arland", "--json"], 0),
        ("obligations-unknown-reading", ["obligations", "truce.md", "--reading", "carland"], 2),
        ("help-watch", ["help", "watch"], 0),
        ("watch", ["watch", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv"], 0),
        (
            "watch-json",
            ["watch", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv", "--json"], 0
        ),
        ("help-sweep", ["help", "sweep"], 0), ("help-fmt", ["help", "fmt"], 0),
        ("fmt", ["fmt", "untidy.md", "truce.md"], 0), ("fmt-check", ["fmt", "--check", "untidy.md"], 1),
        ("fmt-check-tidy", ["fmt", "--check", "tidy.md"], 0),
        ("fmt-broken", ["fmt", "untidy.md", "broken.md"], 2),
        (
            "negative-weight",
            ["assess", "truce.md", "--reports", "reports.csv", "--weights", "negative-weights.csv"], 2
        ),
        ("incidents-mapped", ["incidents", "--reports", "foreign.csv@foreign.mapping.json"], 0),
        ("incidents-ndjson", ["incidents", "--reports", "reports.ndjson"], 0),
        ("incidents", ["incidents", "--reports", "reports.csv"], 0),
        (
            "explain-assessment",
            [
                "explain", "arland/power-spared/arland/I-R1", "truce.md", "--reports", "reports.csv",
                "--origins", "origins.csv",
            ], 0
        ),
        (
            "explain-incident",
            ["explain", "I-R1", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv"], 0
        ),
        (
            "explain-report",
            ["explain", "R3", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv"], 0
        ),
        ("rejections", ["assess", "truce.md", "--reports", "broken.csv", "--reading", "arland"], 3),
        ("strict", ["assess", "truce.md", "--reports", "broken.csv", "--strict"], 2),
        ("hopeless", ["assess", "truce.md", "--reports", "hopeless.csv"], 2),
        ("broken-agreement", ["assess", "broken.md", "--reports", "reports.csv"], 2),
        ("no-readings", ["assess", "no-readings.md", "--reports", "reports.csv"], 0),
        ("missing-file", ["assess", "truce.md", "--reports", "nowhere.csv"], 2),
        ("missing-agreement", ["assess", "nowhere.md", "--reports", "reports.csv"], 2),
        ("unknown-reading", ["assess", "truce.md", "--reports", "reports.csv", "--reading", "cyrland"], 2),
        ("as-of-a-day", ["assess", "truce.md", "--reports", "reports.csv", "--as-of", "2026-03-02"], 2),
        ("as-of-nonsense", ["assess", "truce.md", "--reports", "reports.csv", "--as-of", "yesterday"], 2),
        (
            "unknown-zone",
            ["assess", "truce.md", "--reports", "reports.csv", "--source-zone", "Mars/Olympus"], 2
        ),
        (
            "unknown-weight",
            ["assess", "truce.md", "--reports", "reports.csv", "--weights", "odd-weights.csv"], 2
        ),
        ("unknown-tier", ["assess", "truce.md", "--reports", "reports.csv", "--release", "secret"], 64),
        ("unknown-option", ["assess", "truce.md", "--reports", "reports.csv", "--readings", "x"], 64),
        ("mistyped-command", ["asess", "truce.md", "--reports", "reports.csv"], 64),
        ("no-reports", ["assess", "truce.md"], 64),
        (
            "explain-unknown",
            ["explain", "I-R7", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv"], 2
        ),
        (
            "explain-nothing-near",
            ["explain", "foo", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv"], 2
        ),
        ("semicolons", ["assess", "truce.md", "--reports", "semicolons.csv"], 2),
        ("empty-reports", ["assess", "truce.md", "--reports", "header-only.csv", "--reading", "arland"], 0),
        (
            "unknown-names",
            [
                "assess", "truce.md", "--reports", "reports.csv", "--entries", "odd-entries.ndjson",
                "--reading",
                "arland",
            ], 0
        ),
    ]

    @Test("says and returns what it always did", arguments: cases)
    func snapshot(name: String, arguments: [String], status: Int32) async throws {
        let outcome = await SmallTruce.harness.run(arguments)
        #expect(outcome.status == status)
        var text = "$ truce " + arguments.joined(separator: " ") + "\n" + outcome.out
        if !outcome.err.isEmpty { text += "--- standard error\n" + outcome.err }
        text += "--- exit status \(outcome.status)\n"
        try CommandHarness.expectSnapshot(text, name + ".txt")
    }

    @Test("writes the same files twice, byte for byte, whatever the order of rows")
    func deterministic() async throws {
        func files(_ reports: String) async -> [String: [UInt8]] {
            await SmallTruce.harness.run(
                "assess", "truce.md", "--reports", reports, "--origins", "origins.csv", "--out", "out"
            ).files
        }
        let first = await files("reports.csv")
        #expect(
            first.keys.sorted() == [
                "out/assessments.csv", "out/deadlines.ics", "out/duties.csv", "out/incidents.geojson",
                "out/report.html",
                "out/verdict.json",
            ])
        #expect(await files("reports.csv") == first)
        // The order of rows changes no result; the file's name stands in the list of inputs.
        let reversed = await files("reversed.csv")
        for name in ["out/assessments.csv", "out/duties.csv", "out/incidents.geojson"] {
            #expect(reversed[name] == first[name])
        }
        let renamed = reversed["out/verdict.json"].map {
            String(decoding: $0, as: UTF8.self).replacing("reversed.csv", with: "reports.csv")
        }
        #expect(renamed == first["out/verdict.json"].map { String(decoding: $0, as: UTF8.self) })
    }

    @Test("a row that cannot be read leaves nothing half-written under --strict")
    func strictWritesNothing() async {
        let outcome = await SmallTruce.harness.run(
            "assess", "truce.md", "--reports", "broken.csv", "--strict", "--out", "out")
        #expect(outcome.status == 2 && outcome.files.isEmpty && outcome.out.isEmpty)
    }

    @Test(
        "fmt writes a file anew in its own place, and not where one of the files has errors or none changes")
    func format() async {
        let tidied = await SmallTruce.harness.run("fmt", "untidy.md", "truce.md")
        #expect(tidied.files == ["./untidy.md": Array(SmallTruce.agreement.utf8)])
        for arguments in [
            ["fmt", "--check", "untidy.md"], ["fmt", "tidy.md"], ["fmt", "untidy.md", "broken.md"],
        ] {
            #expect(await SmallTruce.harness.run(arguments).files.isEmpty)
        }
    }

    @Test("--json prints the verdict, and nothing else")
    func json() async throws {
        let outcome = await SmallTruce.harness.run(
            "assess", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv", "--json")
        let verdict = try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any]
        #expect(verdict?["schema"] as? String == "truce-verdict/1")
    }
}
