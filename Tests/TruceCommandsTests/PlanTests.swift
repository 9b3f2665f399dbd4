import Foundation
import Testing

@Suite("A plan of responses by itself")
struct PlanTests {
    static let plan = "Examples/enforcement-plan-2026/enforcement-plan.md"

    @Test("without reports: what it answers, what it leaves open, and how a truce uses it")
    func alone() async throws {
        let outcome = await CommandHarness().run("assess", Self.plan)
        #expect(outcome.status == 0 && outcome.err == "")
        try CommandHarness.expectSnapshot(outcome.out, "plan-alone.txt")
    }

    @Test("by which acts a measure is taken is told where the plan says it")
    func involves() async throws {
        var harness = CommandHarness()
        let text = try String(contentsOf: CommandHarness.root.appending(path: Self.plan), encoding: .utf8)
        let measure = "measure: action by the Ukrainian army to halt the infraction\n"
        harness.extra["plan.md"] = text.replacing(
            measure, with: measure + "    involves: {acts: [shelling], against: [military]}\n")
        let outcome = await harness.run("assess", "plan.md")
        #expect(outcome.out.contains("involves: shelling against military\n"), "\(outcome.err)")
        #expect(outcome.out.contains("guarantors: Coalition of the willing, United States\n"))
        let diff = await harness.run("diff", Self.plan, "plan.md", "--no-search")
        #expect(diff.out.contains("involves: shelling against military instead of not said"))
    }

    @Test("for programs, and as files")
    func files() async throws {
        let outcome = await CommandHarness().run("assess", Self.plan, "--json", "--out", "out")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        #expect(json["schema"] as? String == "truce-plan/1")
        let rungs = (json["responses"] as? [[String: Any]])?.first?["rungs"] as? [[String: Any]]
        #expect(rungs?.compactMap { $0["rung"] as? String } == ["warning", "halt", "coalition", "backstop"])
        #expect(outcome.files.keys.sorted() == ["out/plan.json", "out/plan.txt"])
        #expect(outcome.files["out/plan.json"] == Array(outcome.out.utf8))
        let told = await CommandHarness().run("assess", Self.plan, "--out", "out")
        #expect(told.out.hasSuffix("Written: out/plan.txt, plan.json\n"))
    }

    @Test("nothing in it can be swept or explained, and the words say so", arguments: ["sweep", "explain"])
    func nothingToMove(command: String) async {
        let outcome = await CommandHarness().run(
            [command] + (command == "explain" ? ["I-1"] : []) + [
                Self.plan, "--reports", "Examples/all-for-all/reports.csv",
            ])
        #expect(outcome.status == 64 && !outcome.out.contains("no breach established"))
        #expect(outcome.err.contains("nothing in it can be broken or moved"))
    }

    @Test("with reports: that nothing was assessed is no finding that anything held, and it says so")
    func withReports() async {
        let outcome = await CommandHarness().run(
            "assess", Self.plan, "--reports", "Examples/all-for-all/reports.csv", "--json")
        #expect(
            outcome.out.contains(
                "the document forbids and orders nothing by itself, so nothing in it can be broken; it answers breaches of cessation-of-hostilities, which another document agrees"
            ))
    }

    @Test("an agreement that can be broken still needs reports, and the words say which option is missing")
    func needsReports() async {
        let outcome = await CommandHarness().run("assess", "Examples/all-for-all/agreement.md")
        #expect(outcome.status != 0)
        #expect(outcome.err.contains("Missing expected argument '--reports <file> ...'"))
        let incidents = await CommandHarness().run("incidents")
        #expect(incidents.err.contains("Missing expected argument '--reports <file> ...'"))
    }
}
