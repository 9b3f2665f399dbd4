import Foundation
import TestSupport
import Testing

/// What a mediator sees of a draft: the page, the documents for programs, the explanations.
@Suite("truce check")
struct CheckCommandTests {
    static let plan = "Examples/enforcement-plan-2026/enforcement-plan.md"

    private func findings(_ text: String) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(object?["findings"] as? [[String: Any]])
    }

    static let forms: [(String, [String])] = [
        ("check-plan.txt", []), ("check-plan.json", ["--json"]),
        ("check-plan.sarif", ["--sarif", "--rules-at", "https://example.org/rules"]),
    ]

    @Test("the reported plan, on a terminal, for programs and for editors", arguments: forms)
    func snapshot(name: String, options: [String]) async throws {
        let outcome = await CommandHarness().run(["check", Self.plan] + options)
        #expect(outcome.status == 1 && outcome.err == "")
        try CommandHarness.expectSnapshot(outcome.out, name)
    }

    @Test("what must be found in the reported plan is found")
    func plan() async throws {
        let found = try findings(await CommandHarness().run("check", Self.plan, "--json").out)
        let ids = Set(found.map { "\($0["rule"] ?? "") \($0["subject"] ?? "")" })
        for id in [
            "clock-without-anchor multi-tiered", "deadline-disputed multi-tiered/backstop",
            "word-without-measure multi-tiered/backstop", "rung-without-deadline multi-tiered/coalition",
            "one-sided-consequence multi-tiered/ukraine",
            "breach-unanswered cessation-of-hostilities/ukraine",
        ] { #expect(ids.contains(id), "\(id)") }
        for finding in found {
            for key in ["rule", "severity", "message", "span", "counterexample", "story", "mend"] {
                #expect(finding[key] != nil, "\(key)")
            }
        }
    }

    @Test("the page and the document are written where they are asked for")
    func out() async throws {
        let outcome = await CommandHarness().run("check", Self.plan, "--out", "out/check")
        #expect(outcome.files.keys.sorted() == ["out/check/check.html", "out/check/check.json"])
        let html = String(decoding: outcome.files["out/check/check.html"] ?? [], as: UTF8.self)
        #expect(html.contains("<mark>expanded attack</mark>") && !html.contains("<script"))
        #expect(outcome.out.hasSuffix("Written: out/check/check.html, check.json\n"))
    }

    @Test("what is accepted does not count, and is told with its reason")
    func accepted() async throws {
        let found = try findings(await CommandHarness().run("check", Self.plan, "--json").out)
        let blocks = found.map { finding in
            let at = finding["subject"] as? String ?? ""
            return "```truce\naccepted: \(finding["rule"] ?? "")\n" + (at.isEmpty ? "" : "at: '\(at)'\n")
                + "reason: It was weighed.\nby: A. Mediator\n```"
        }
        let text = try String(contentsOf: CommandHarness.root.appending(path: Self.plan), encoding: .utf8)
        var harness = CommandHarness()
        harness.extra["plan.md"] = text + "\n# Accepted\n\n" + blocks.joined(separator: "\n\n") + "\n"
        let outcome = await harness.run("check", "plan.md")
        #expect(outcome.status == 0, "\(outcome.out)")
        #expect(
            outcome.out.contains("Nothing was found within")
                && outcome.out.contains("accepted by A. Mediator: It was weighed."))
        let log =
            try JSONSerialization.jsonObject(
                with: Data(await harness.run("check", "plan.md", "--sarif").out.utf8)) as? [String: Any]
        let results = ((log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]) ?? []
        #expect(
            !results.isEmpty
                && results.allSatisfy {
                    ($0["suppressions"] as? [[String: Any]])?.first?["kind"] as? String == "inSource"
                })
    }

    @Test("a rule is explained, all are listed, a slip of the pen is told of")
    func explain() async throws {
        let one = await CommandHarness().run("check", "--explain", "no-stand-down")
        #expect(one.status == 0)
        try CommandHarness.expectSnapshot(one.out, "check-explain.txt")
        let all = await CommandHarness().run("check", "--explain")
        #expect(all.status == 0 && all.out.contains("\nclock-without-anchor A clock without an anchor\n"))
        let slip = await CommandHarness().run("check", "--explain", "no-stand-dwn")
        #expect(slip.status == 64 && slip.err.contains("did you mean no-stand-down?"))
    }

    @Test("what other agreements say at a point is told")
    func library() async throws {
        var harness = CommandHarness()
        harness.extra["lib/a.md"] = try String(
            contentsOf: CommandHarness.root.appending(
                path: "Tests/AnalysisTests/Checking/Sound/guarantee.md"),
            encoding: .utf8)
        harness.extra["lib/broken.md"] = "# nothing"
        let outcome = await harness.run("check", Self.plan, "--library", "lib")
        #expect(outcome.out.contains("elsewhere: A guarantee: clocks count from when the breach was found"))
        #expect(outcome.err == "truce: lib/broken.md cannot be run and is not compared with\n")
    }

    static let unusable: [[String]] = [
        ["check"], ["check", plan, "--json", "--sarif"],
        ["check", plan, "--rules-at", "https://example.org"],
    ]

    @Test("what cannot be asked for is told of", arguments: unusable)
    func usage(arguments: [String]) async {
        #expect(await CommandHarness().run(arguments).status == 64)
    }

    @Test("the document for editors has what SARIF 2.1.0 asks for")
    func sarif() async throws {
        let schema = try SchemaValidator(json: Self.required, isClosed: true)
        for options in [["--rules-at", "https://example.org/rules"], []] {
            let text = await CommandHarness().run(["check", Self.plan, "--sarif"] + options).out
            let log = try JSONSerialization.jsonObject(with: Data(text.utf8))
            #expect(schema.faults(log) == [])
            let run = try #require(((log as? [String: Any])?["runs"] as? [[String: Any]])?.first)
            let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
            let rules = try #require(driver["rules"] as? [[String: Any]])
            for result in try #require(run["results"] as? [[String: Any]]) {
                let index = try #require(result["ruleIndex"] as? Int)
                #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            }
        }
    }

    /// The parts of the schema of SARIF 2.1.0 that this program writes, with what must be there and what may be.
    private static let required = """
        {"type": "object", "required": ["version", "runs"], "properties": {
          "$schema": {"type": "string"}, "version": {"enum": ["2.1.0"]},
          "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}}},
         "$defs": {
          "run": {"type": "object", "required": ["tool"], "properties": {
            "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {"$ref": "#/$defs/toolComponent"}}},
            "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            "results": {"type": "array", "items": {"$ref": "#/$defs/result"}}}},
          "toolComponent": {"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string"}, "rules": {"type": "array", "items": {"$ref": "#/$defs/reportingDescriptor"}}}},
          "reportingDescriptor": {"type": "object", "required": ["id"], "properties": {
            "id": {"type": "string"}, "name": {"type": "string"},
            "shortDescription": {"$ref": "#/$defs/multiformatMessageString"},
            "fullDescription": {"$ref": "#/$defs/multiformatMessageString"},
            "help": {"$ref": "#/$defs/multiformatMessageString"},
            "helpUri": {"type": "string", "pattern": "^https?://"}, "properties": {"$ref": "#/$defs/propertyBag"}}},
          "multiformatMessageString": {"type": "object", "required": ["text"], "properties": {
            "text": {"type": "string"}, "markdown": {"type": "string"}}},
          "message": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
          "result": {"type": "object", "required": ["message", "locations", "fingerprints"], "properties": {
            "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
            "level": {"enum": ["none", "note", "warning", "error"]}, "message": {"$ref": "#/$defs/message"},
            "locations": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {
              "physicalLocation": {"$ref": "#/$defs/physicalLocation"}}}},
            "fingerprints": {"type": "object", "properties": {"truce/finding/v1": {"type": "string"}}},
            "suppressions": {"type": "array", "items": {"type": "object", "required": ["kind"], "properties": {
              "kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}}}},
            "fixes": {"type": "array", "items": {"$ref": "#/$defs/fix"}},
            "properties": {"$ref": "#/$defs/propertyBag"}}},
          "physicalLocation": {"type": "object", "required": ["artifactLocation"], "properties": {
            "artifactLocation": {"$ref": "#/$defs/artifactLocation"}, "region": {"$ref": "#/$defs/region"}}},
          "artifactLocation": {"type": "object", "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~:/%-]+$"}}},
          "region": {"type": "object", "required": ["startLine"], "properties": {
            "startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1},
            "endLine": {"type": "integer", "minimum": 1}, "endColumn": {"type": "integer", "minimum": 1},
            "snippet": {"$ref": "#/$defs/message"}}},
          "fix": {"type": "object", "required": ["artifactChanges"], "properties": {
            "description": {"$ref": "#/$defs/message"},
            "artifactChanges": {"type": "array", "minItems": 1, "items": {"type": "object",
              "required": ["artifactLocation", "replacements"], "properties": {
                "artifactLocation": {"$ref": "#/$defs/artifactLocation"},
                "replacements": {"type": "array", "minItems": 1, "items": {"type": "object",
                  "required": ["deletedRegion"], "properties": {
                    "deletedRegion": {"$ref": "#/$defs/region"}, "insertedContent": {"$ref": "#/$defs/message"}}}}}}}}},
          "propertyBag": {"type": "object", "properties": {
            "tags": {"type": "array", "items": {"type": "string"}}, "severity": {"type": "string"},
            "subject": {"type": "string"}}}}}
        """
}
