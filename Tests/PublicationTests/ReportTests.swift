import AgreementLanguage
import CeasefireModel
import Evaluation
import Foundation
import Publication
import TestSupport
import Testing

@Suite("Totals, form, determinism")
struct ReportTests {
    static func text(_ name: String, _ context: Context) throws -> String {
        let file = ReportFolder.files(context).first { $0.name == name }
        return String(decoding: try #require(file).bytes, as: UTF8.self)
    }

    @Test("two runs give the same bytes, and the order of arrival changes none")
    func determinism() {
        var example = Sample.example()
        example.record = Sample.verdict().record
        let forwards = example.verdict()
        example.record.reports.reverse()
        let backwards = example.verdict()
        let once = Sample.outputs(Sample.context(verdict: forwards))
        let again = Sample.outputs(Sample.context(verdict: backwards))
        #expect(once.map(\.name) == again.map(\.name))
        for (a, b) in zip(once, again) { #expect(a.text == b.text, "\(a.name)") }
    }

    @Test("the page is well-formed, names nothing twice, and every link within it leads somewhere")
    func form() throws {
        for seed in UInt64(1)...12 {
            let context = Sample.context(verdict: GeneratedWorld(seed: seed).verdict())
            let page = try TagReader.read(try Self.text("report.html", context))
            #expect(page.problems.isEmpty, "seed \(seed)")
            #expect(Set(page.ids).count == page.ids.count, "seed \(seed)")
            let ids = Set(page.ids)
            for link in page.elements.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
                #expect(ids.contains(String(link.dropFirst())), "seed \(seed): \(link)")
            }
            let levels = page.elements.compactMap { element in
                element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
            }
            #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
            for (a, b) in zip(levels, levels.dropFirst()) {
                #expect(b <= a + 1, "seed \(seed): h\(a), h\(b)")
            }
        }
    }

    @Test(
        "of thousands that no reading covers the page gives the number, the table each row; no link leads nowhere"
    )
    func crowded() throws {
        var truce = TruceExample()
        let start = at("2020-01-01T00:00")
        for i in 0..<2_100 {
            let hour = start + Int64(i) * 86_400
            truce.report(ReportID("R\(i)"), Interval(spanning: hour, hour + 3_600), place: "Town \(i)")
        }
        let context = Sample.context(verdict: truce.verdict())
        #expect(context.verdict.incidents.count > 2_000)
        let text = try Self.text("report.html", context)
        #expect(text.contains("More than 2000, and so not listed one by one"))
        let page = try TagReader.read(text)
        let ids = Set(page.ids)
        for link in page.elements.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())), "\(link)")
        }
        let rows = CSVReader.rows(try Self.text("assessments.csv", context)).dropFirst()
        #expect(rows.count >= context.verdict.incidents.count)
    }

    @Test("no output says that a ceasefire held, and every one says that coverage is unknown")
    func held() throws {
        for seed in UInt64(1)...6 {
            let context = Sample.context(verdict: GeneratedWorld(seed: seed).verdict())
            for (name, text) in Sample.outputs(context) where !name.hasPrefix("explanation") {
                #expect(!text.lowercased().contains("ceasefire held"), "seed \(seed), \(name)")
                if name.hasSuffix(".html") || name.hasSuffix(".json") || name.hasPrefix("terminal") {
                    #expect(text.lowercased().contains("coverage"), "seed \(seed), \(name)")
                }
            }
        }
    }

    @Test("the table holds a row for every assessment and everything out of scope, and no other")
    func csv() throws {
        for seed in UInt64(1)...12 {
            let context = Sample.context(verdict: GeneratedWorld(seed: seed).verdict())
            let rows = CSVReader.rows(try Self.text("assessments.csv", context))
            let head = rows[0]
            let state = try #require(head.firstIndex(of: "state"))
            let name = try #require(head.firstIndex(of: "reading"))
            for reading in context.verdict.readings {
                let own = rows.dropFirst().filter { $0[name] == reading.reading.name.text }
                #expect(own.count { $0[state] == "out-of-scope" } == reading.outOfScope.count, "seed \(seed)")
                for kind in AssessmentState.allCases {
                    #expect(
                        own.count { $0[state] == kind.rawValue }
                            == reading.assessments.count { $0.state == kind }, "seed \(seed)")
                }
            }
        }
    }

    @Test("verdict.json adds up: units to their rows, incidents to assessed and out of scope")
    func json() throws {
        for seed in UInt64(1)...12 {
            let context = Sample.context(verdict: GeneratedWorld(seed: seed).verdict())
            let verdict = try JSONReader.object(try Self.text("verdict.json", context))
            let incidents = try #require(verdict["incidents"] as? [[String: Any]])
            for reading in try #require(verdict["readings"] as? [[String: Any]]) {
                let totals = try #require(reading["reconciliation"] as? [String: Any])
                #expect(totals["adds_up"] as? Bool == true)
                #expect(totals["incidents"] as? Int == incidents.count)
                let assessments = try #require(reading["assessments"] as? [[String: Any]])
                let tallies = try #require(reading["tallies"] as? [[String: Any]])
                var members = 0
                for tally in tallies {
                    let units = try #require(tally["units"] as? [[String: Any]])
                    #expect(tally["count"] as? Int == units.count, "seed \(seed)")
                    members += units.map { ($0["members"] as? [String])?.count ?? 0 }.reduce(0, +)
                }
                #expect(members == assessments.count, "seed \(seed)")
            }
        }
    }

    @Test("every unit in the page is counted once, and its figure is the number of rows under it")
    func page() throws {
        let context = Sample.context()
        let html = try Self.text("report.html", context)
        for reading in context.verdict.readings {
            for tally in reading.tallies {
                let name =
                    context.verdict.agreement.actors.first { $0.id == tally.party }?.name ?? "nobody named"
                let state = tally.state == .meetsStandard ? "meets the standard" : tally.state.rawValue
                #expect(html.contains("\(name), \(tally.provision), \(state): \(tally.count)"))
            }
        }
    }

    @Test("sums that are spelled out come to what the grade says")
    func sums() throws {
        // Interested words of one side, and ungraded channels, beyond their caps.
        var capped = Sample.example()
        for (i, speaker) in ["Borland ministry", "governor", "mayor", "guard"].enumerated() {
            capped.report(
                ReportID("R-\(i)"), from("2026-03-02T08:00", to: "2026-03-02T09:00"), attribution: speaker)
        }
        for i in 4..<9 {
            capped.report(
                ReportID("R-\(i)"), from("2026-03-02T08:00", to: "2026-03-02T09:00"), saidBy: nil,
                attribution: "Channel \(i)")
        }
        let verdicts =
            [(UInt64(0), capped.verdict())]
            + (UInt64(1)...40).map { ($0, GeneratedWorld(seed: $0).verdict()) }
        let example = Explanation.text(
            for: "full/power-spared/arland/I-R-0", context: Sample.context(verdict: verdicts[0].1),
            style: .plain,
            width: 10_000)
        #expect(example?.contains("-6 cap on interested words of borland") == true)
        #expect(example?.contains("-2 cap on ungraded origins") == true)
        for (seed, verdict) in verdicts {
            let context = Sample.context(verdict: verdict)
            for id in context.verdict.readings.flatMap(\.assessments).map(\.id) {
                let text = try #require(
                    Explanation.text(for: id, context: context, style: .plain, width: 10_000))
                for line in text.split(separator: "\n") where line.contains(" prior") && line.contains(" = ")
                {
                    let sides = line.split(separator: " = ")
                    let terms = sides[0].matches(of: /(?:^|\s)([+-]?[0-9]+(?:\.[0-9]+)?)(?= [a-z])/)
                        .compactMap { Double($0.1) }
                    let sum = try #require(sides[1].firstMatch(of: /[+-]?[0-9.]+/))
                    #expect(abs(terms.reduce(0, +) - (Double(sum.0) ?? .nan)) < 0.01, "seed \(seed): \(line)")
                }
            }
        }
    }

    @Test("the map's file is GeoJSON: features of points or of nothing, longitude first")
    func geoJSON() throws {
        let map = try JSONReader.object(try Self.text("incidents.geojson", Sample.context(.internal)))
        #expect(map["type"] as? String == "FeatureCollection")
        #expect(Set(map.keys) == ["type", "release", "features"])
        let features = try #require(map["features"] as? [[String: Any]])
        #expect(features.count == Sample.verdict().incidents.count)
        for feature in features {
            #expect(feature["type"] as? String == "Feature")
            #expect(feature["properties"] is [String: Any])
            let geometry = try #require(feature["geometry"] as? [String: Any])
            #expect(geometry["type"] as? String == "Point")
            let position = try #require(geometry["coordinates"] as? [Double])
            #expect(position.count == 2 && position[0] < -100 && abs(position[1]) < 10)
        }
    }

    @Test("the page's policy lets its own script run, and nothing else")
    func policy() throws {
        let page = try TagReader.read(try Self.text("report.html", Sample.context()))
        let script = try #require(page.elements.first { $0.name == "script" }).text
        let policy = try #require(
            page.elements.compactMap { $0.attributes["content"] }.first { $0.contains("script-src") })
        #expect(policy.contains("default-src 'none'"))
        let program =
            "import sys,hashlib,base64; print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())"
        guard let hash = try Machine.run("python3", ["-c", program], input: script, for: "the policy") else {
            return
        }
        let expected = "'sha256-\(hash.output.split(separator: "\n").last ?? "")'"
        #expect(policy.contains("script-src \(expected)"), "PageScript.hash must be \(expected)")
    }

    @Test("verdict.json is what its schema says")
    func schema() throws {
        let schema = Snapshots.folder.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Documentation/verdict.schema.json").path
        let program = """
            import sys, json
            try:
                import jsonschema
            except ImportError:
                print("skipped"); sys.exit(0)
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            # Readers must bear with members that a later writer adds; this writer may have none to add.
            def close(part):
                if isinstance(part, dict):
                    if "properties" in part: part["additionalProperties"] = False
                    for each in part.values(): close(each)
                elif isinstance(part, list):
                    for each in part: close(each)
            close(schema)
            errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin)))
            for e in errors[:5]: print("/".join(map(str, e.absolute_path)), e.message[:200])
            print("valid" if not errors else "invalid")
            """
        var contexts = ReleaseTier.allCases.map { Sample.context($0) }
        contexts.append(Sample.context(verdict: Sample.found()))
        contexts.append(Sample.context(verdict: DutySample.verdict()))
        contexts += (UInt64(1)...8).map { Sample.context(verdict: GeneratedWorld(seed: $0).verdict()) }
        for context in contexts {
            let text = try Self.text("verdict.json", context)
            guard
                let result = try Machine.run(
                    "python3", ["-c", program, schema], input: text, for: "the schema")
            else { return }
            if result.output.hasPrefix("skipped") {
                print("skipped: the schema: Python has no jsonschema here")
                return
            }
            #expect(
                result.output.hasSuffix("valid\n") && !result.output.hasSuffix("invalid\n"),
                "\(result.output)")
        }
    }
}
