import AgreementLanguage
import CeasefireModel
import Evaluation
import Publication
import TestSupport
import Testing

@Suite("Words from outside stay words")
struct EscapingTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\u{1B}]0;title\u{07}\u{1B}[2J",
        "line\r\nbreak\ttab", "\u{202E}backwards", "]]></style></svg>&amp;", "back\\slash\"quote",
        "a quote\"\u{301},\"\u{301} with an accent", "=\u{301}1+1",
        "comma,\u{301} semicolon;\u{301} slash\\\u{301}",
    ]

    /// The sample with hostile words in every place that takes words.
    static func context(_ words: String) -> Context {
        var example = Sample.example()
        example.agreement.title = words
        for i in example.agreement.actors.indices { example.agreement.actors[i].name = words }
        for i in example.agreement.articles.indices {
            example.agreement.articles[i].heading = words
            example.agreement.articles[i].text = words
        }
        example.agreement.provisions[0].article = words
        example.agreement.readings[0].note = words
        example.agreement.readings[0].cites = ["S1"]
        for i in example.agreement.responses[0].rungs.indices {
            example.agreement.responses[0].rungs[i].measure = words
        }
        example.agreement.responses[0].document = words
        for number in 0..<3 {
            example.report(
                ReportID("R\(number)" + (number == 2 ? words : "")),
                from("2026-03-0\(number + 2)T18:00", to: "2026-03-0\(number + 2)T20:00"),
                attribution: words, place: words, outlet: words)
        }
        example.report(
            "R9", from("2026-03-04T18:00", to: "2026-03-04T20:00"), saidBy: "arland",
            attribution: "Observers",
            target: "energy", place: words)
        for i in example.record.reports.indices {
            example.record.reports[i].url = i == 0 ? "javascript:alert(1)" : words
            example.record.reports[i].summary = words
            example.record.reports[i].weapons = [Weapon(words)]
            example.record.reports[i].place.region = words
            example.record.reports[i].place.country = words
        }
        example.record.reports[1].act = Act(words)
        example.record.statements = [
            Statement(
                id: "S1", available: Interval(at: at("2026-03-01T00:00")), speaker: words, kind: words,
                about: words, outlet: words, url: "data:text/html,<script>alert(1)</script>", summary: words)
        ]
        example.record.entries = [
            Entry(
                id: EntryID("E" + words), author: words, role: words,
                available: Interval(at: at("2026-03-05T12:00")), reason: words,
                content: .bearing(
                    Bearing(
                        effect: .supports, elements: [.event, .actor], plea: ExemptionName(words),
                        speaker: words, incidents: IncidentSelector(reports: ["R0", "R1"])))),
            Entry(
                id: "E9", author: words, role: words, available: Interval(at: at("2026-03-05T12:00")),
                reason: words,
                content: .finding(
                    Finding(
                        report: "R0", provision: "power-spared", party: "arland", conclusion: .breach,
                        body: words, made: Interval(at: at("2026-03-05T12:00")), verification: [words],
                        reply: words, votes: [Finding.Vote(member: words, choice: .inFavour)],
                        dissent: words))),
        ]
        var verdict = example.verdict()
        verdict.remarks.append(Reason(words))
        var context = Sample.context(.internal, verdict: verdict)
        context.files[0].file = words
        context.command.append(words)
        return context
    }

    @Test("in the page", arguments: hostile)
    func page(words: String) throws {
        let html = try Self.text(words, "report.html")
        let tags = try TagReader.read(html)
        #expect(tags.problems.isEmpty)
        #expect(tags.elements.filter { $0.name == "script" }.count == 1)
        for element in tags.elements {
            #expect(element.name != "img")
            for (name, value) in element.attributes {
                #expect(!name.hasPrefix("on"), "\(element.name) has \(name)")
                guard name == "href" else { continue }
                #expect(
                    value.hasPrefix("#") || value.hasPrefix("http://") || value.hasPrefix("https://"),
                    "\(value)")
                if !value.hasPrefix("#") {
                    #expect(element.attributes["rel"] == "noreferrer noopener")
                }
            }
        }
    }

    @Test("control characters and marks that turn the writing show by number, everywhere", arguments: hostile)
    func steering(words: String) {
        for (name, text) in Sample.outputs(Self.context(words)) {
            // Our own colours are the only escapes.
            let bare =
                name.contains("colour") ? text.replacing(/\u{1B}\[(0|1|2|1;31)m/, with: "") : text
            let found =
                (name.hasPrefix("explanation") ? text.replacing(/\u{1B}\[(0|1|2|1;31)m/, with: "") : bare)
                .unicodeScalars.first { scalar in
                    (scalar.value < 0x20 && scalar != "\n"
                        && !((name.hasSuffix(".csv") || name.hasSuffix(".ics")) && scalar == "\r"))
                        || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x202E
                }
            #expect(found == nil, "\(name) holds U+\(String(found?.value ?? 0, radix: 16))")
        }
    }

    @Test("no cell of the table begins like a formula", arguments: hostile)
    func cells(words: String) throws {
        let rows = CSVReader.rows(try Self.text(words, "assessments.csv"))
        #expect(rows.count > 3)
        for row in rows {
            #expect(row.count == rows[0].count)
            for cell in row {
                let first = cell.first { $0 != " " }
                let isNumber = Double(cell) != nil
                #expect(isNumber || !["=", "+", "-", "@"].contains(first.map(String.init) ?? ""), "\(cell)")
            }
        }
    }

    @Test("JSON gives back the very words", arguments: hostile)
    func json(words: String) throws {
        let verdict = try JSONReader.object(try Self.text(words, "verdict.json"))
        let agreement = try #require(verdict["agreement"] as? [String: Any])
        #expect(agreement["title"] as? String == words)
        let map = try JSONReader.object(try Self.text(words, "incidents.geojson"))
        let features = try #require(map["features"] as? [[String: Any]])
        let places = features.compactMap { ($0["properties"] as? [String: Any])?["place"] as? String }
        #expect(places.contains(words))
    }

    static func text(_ words: String, _ name: String) throws -> String {
        let file = ReportFolder.files(context(words)).first { $0.name == name }
        return String(decoding: try #require(file).bytes, as: UTF8.self)
    }
}
