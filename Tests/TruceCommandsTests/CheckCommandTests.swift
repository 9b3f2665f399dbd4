import Foundation
import Publication
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

    @Test("the document for programs says in which form it is, and who wrote it")
    func version() async throws {
        let text = await CommandHarness().run("check", Self.plan, "--json").out
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(object?["schema"] as? String == "truce-check/1")
        #expect(object?["tool"] as? String == "truce check")
        #expect(object?["version"] as? String == ToolName.version)
    }

    @Test("the page and the document are written where they are asked for")
    func out() async throws {
        let outcome = await CommandHarness().run("check", Self.plan, "--out", "out/check")
        #expect(
            outcome.files.keys.filter { !$0.contains("/replays/") }.sorted()
                == ["out/check/check.html", "out/check/check.json"])
        let html = String(decoding: outcome.files["out/check/check.html"] ?? [], as: UTF8.self)
        #expect(html.contains("<mark>expanded attack</mark>") && !html.contains("<script"))
        #expect(outcome.out.contains("Written: out/check/check.html, check.json; replays/README.md lists"))
    }

    @Test(
        "timelines of an earlier check are taken away where this one does not write them anew, and nothing else is"
    )
    func earlierReplays() async throws {
        let first = await CommandHarness().run("check", Self.plan, "--out", "out/check")
        #expect(first.removed == [])
        let list = try #require(first.files["out/check/replays/files.txt"])
        var harness = CommandHarness()
        harness.extra["out/check/replays/files.txt"] =
            "veto-council/README.md\n" + String(decoding: list, as: UTF8.self)
        let second = await harness.run("check", Self.plan, "--out", "out/check")
        #expect(second.removed == ["out/check/replays/veto-council/README.md"])
        #expect(second.files.keys.sorted() == first.files.keys.sorted())
        let listed = String(decoding: list, as: UTF8.self).split(separator: "\n").map {
            "out/check/replays/\($0)"
        }
        #expect(listed.sorted() == first.files.keys.filter { $0.contains("/replays/") }.sorted())
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
            outcome.out.contains("Nothing was found, searched within")
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
        #expect(outcome.out.contains("elsewhere: clocks count from when the breach was found: A guarantee"))
        // An agreement with the same flaw is counted and not told line by line.
        harness.extra["lib/same.md"] =
            try String(
                contentsOf: CommandHarness.root.appending(path: Self.plan), encoding: .utf8
            ).replacing("title: Multi-tiered response, as", with: "title: Another, as")
            + "\nAnother sentence.\n"
        let two = await harness.run("check", Self.plan, "--library", "lib")
        #expect(two.out.contains("elsewhere: 1 other leaves it open: Another, as reported"))
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
            #expect(driver["version"] as? String == ToolName.version)
            #expect(
                driver["informationUri"] as? String
                    == (options.isEmpty ? nil : "https://example.org/rules/README.md"))
            for result in try #require(run["results"] as? [[String: Any]]) {
                let index = try #require(result["ruleIndex"] as? Int)
                #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            }
            // No two results go by one name, and no two rules.
            let marks = try Self.marks(log)
            #expect(Set(marks).count == marks.count)
            #expect(Set(rules.compactMap { $0["name"] as? String }).count == rules.count)
        }
    }

    /// What each result is known again by, in order.
    private static func marks(_ log: Any) throws -> [String] {
        let run = try #require(((log as? [String: Any])?["runs"] as? [[String: Any]])?.first)
        return try #require(run["results"] as? [[String: Any]]).map { result in
            try #require((result["partialFingerprints"] as? [String: String])?["ruleAndSubject/v1"])
        }
    }

    @Test(
        "what is found is known again where lines above it move, and the timelines are there event by event")
    func sarifMoved() async throws {
        var harness = CommandHarness()
        let text = try String(contentsOf: CommandHarness.root.appending(path: Self.plan), encoding: .utf8)
        harness.extra["first.md"] = text
        harness.extra["moved.md"] = text.replacing("\n# ", with: "\n\n\n\n# ")
        var logs: [Any] = []
        for file in ["first.md", "moved.md"] {
            logs.append(
                try JSONSerialization.jsonObject(
                    with: Data(await harness.run("check", file, "--sarif").out.utf8)))
        }
        #expect(try Set(Self.marks(logs[0])) == Set(Self.marks(logs[1])))
        let run = try #require(((logs[0] as? [String: Any])?["runs"] as? [[String: Any]])?.first)
        let flows = try #require(run["results"] as? [[String: Any]]).map { result in
            let flow = (result["codeFlows"] as? [[String: Any]])?.first
            let thread = (flow?["threadFlows"] as? [[String: Any]])?.first
            return (thread?["locations"] as? [Any])?.count ?? 0
        }
        let events = try findings(await harness.run("check", "first.md", "--json").out).map { finding in
            ((finding["counterexample"] as? [String: Any])?["events"] as? [Any])?.count ?? 0
        }
        #expect(flows == events && events.contains { $0 > 1 })
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
            "name": {"type": "string"}, "version": {"type": "string"},
            "semanticVersion": {"type": "string", "pattern": "^[0-9]+[.][0-9]+[.][0-9]+$"},
            "informationUri": {"type": "string", "pattern": "^https?://"}, "rules": {"type": "array", "items": {"$ref": "#/$defs/reportingDescriptor"}}}},
          "reportingDescriptor": {"type": "object", "required": ["id"], "properties": {
            "id": {"type": "string"}, "name": {"type": "string", "pattern": "^([A-Z][a-z]*)+$"},
            "shortDescription": {"$ref": "#/$defs/multiformatMessageString"},
            "fullDescription": {"$ref": "#/$defs/multiformatMessageString"},
            "help": {"$ref": "#/$defs/multiformatMessageString"},
            "helpUri": {"type": "string", "pattern": "^https?://"}, "properties": {"$ref": "#/$defs/propertyBag"}}},
          "multiformatMessageString": {"type": "object", "required": ["text"], "properties": {
            "text": {"type": "string"}, "markdown": {"type": "string"}}},
          "message": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
          "result": {"type": "object", "required": ["message", "locations", "partialFingerprints"], "properties": {
            "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
            "level": {"enum": ["none", "note", "warning", "error"]}, "message": {"$ref": "#/$defs/message"},
            "locations": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {
              "physicalLocation": {"$ref": "#/$defs/physicalLocation"}}}},
            "partialFingerprints": {"type": "object", "properties": {"ruleAndSubject/v1": {"type": "string"}}},
            "codeFlows": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/codeFlow"}},
            "suppressions": {"type": "array", "items": {"type": "object", "required": ["kind"], "properties": {
              "kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}}}},
            "fixes": {"type": "array", "items": {"$ref": "#/$defs/fix"}},
            "properties": {"$ref": "#/$defs/propertyBag"}}},
          "codeFlow": {"type": "object", "required": ["threadFlows"], "properties": {
            "message": {"$ref": "#/$defs/message"},
            "threadFlows": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["locations"], "properties": {
              "locations": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/threadFlowLocation"}}}}}}},
          "threadFlowLocation": {"type": "object", "required": ["location"], "properties": {
            "location": {"type": "object", "required": ["physicalLocation", "message"], "properties": {
              "physicalLocation": {"$ref": "#/$defs/physicalLocation"}, "message": {"$ref": "#/$defs/message"}}},
            "executionOrder": {"type": "integer", "minimum": 0},
            "executionTimeUtc": {"type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}}},
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
