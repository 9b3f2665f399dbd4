import Foundation
import TestSupport
import Testing

@Suite("verdict.json of whole runs is what its schema says")
struct VerdictSchemaTests {
    private static let commands: [(name: String, arguments: [String])] = [
        ("an exchange", AllForAllTests.inputs),
        ("a document without readings", ["alone.md", "--reports", "reports.csv"]),
        (
            "a plan of responses",
            ["Examples/enforcement-plan-2026/enforcement-plan.md", "--reports", "reports.csv"]
        ),
        (
            "worlds with secrets",
            ["truce.md", "--reports", "reports.csv"] + LeakTests.inputs
        ),
    ]

    @Test(
        "at every tier, no member is missing and none is unknown",
        arguments: ["internal", "parties", "public"])
    func runs(tier: String) async throws {
        let schema = try String(
            contentsOf: CommandHarness.root.appending(path: "Documentation/verdict.schema.json"),
            encoding: .utf8)
        let validator = try SchemaValidator(json: schema, isClosed: true)
        var harness = LeakWorld(seed: 1).harness
        harness.extra["alone.md"] = SmallTruce.agreement.replacing(/# Readings[^Ω]*/, with: "")
        for (name, arguments) in Self.commands {
            let outcome = await harness.run(["assess"] + arguments + ["--json", "--release", tier])
            let verdict = try JSONSerialization.jsonObject(with: Data(outcome.out.utf8))
            let faults = validator.faults(verdict)
            #expect(faults.isEmpty, "\(name): \(faults.prefix(5))")
        }
    }
}
