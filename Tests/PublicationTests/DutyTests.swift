import AgreementLanguage
import CeasefireModel
import Evaluation
import Publication
import TestSupport
import Testing

@Suite("Duties, exchanges, standing measures and guarantors, as people see them")
struct DutyTests {
    let context = Sample.context(verdict: DutySample.verdict())

    @Test("on a terminal, wide and narrow", arguments: [60, 120])
    func terminal(width: Int) throws {
        let text = TerminalMatrix.text(context, style: .plain, width: width)
        #expect(text.utf8.allSatisfy { $0 < 0x80 }, "plain text is ASCII")
        let begin = try #require(text.firstRange(of: "What is owed, and how it stands"))
        let end = try #require(text.firstRange(of: "What the response would ask for"))
        try Snapshots.expect(String(text[begin.lowerBound..<end.lowerBound]), "terminal-duties-\(width).txt")
        let unwrapped = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(unwrapped.contains("Joint Commission: members: Arland, Borland; decides by consensus"))
    }

    @Test("in the table, a row for each duty under each reading")
    func table() throws {
        let text = try ReportTests.text("duties.csv", context)
        try Snapshots.expect(text, "duties-full.csv")
        let rows = CSVReader.rows(text)
        #expect(rows.count == 1 + context.verdict.readings.flatMap(\.deeds).count)
        #expect(Set(rows.map(\.count)).count == 1)
    }

    @Test("when one is explained: the document's words, the clock, the sums, the entries")
    func explained() throws {
        for party in ["arland", "borland"] {
            let text = try #require(
                Explanation.text(for: "full/tanks-withdrawn/\(party)", context: context, style: .plain))
            try Snapshots.expect(text, "explain-duty-\(party).txt")
        }
        #expect(
            Explanation.nearest("full/tank-withdrawn/arland", in: context).first
                == "full/tanks-withdrawn/arland")
    }

    @Test("on the page, which is well-formed, and every link within it leads somewhere")
    func page() throws {
        let text = try ReportTests.text("report.html", context)
        let page = try TagReader.read(text)
        #expect(page.problems.isEmpty, "\(page.problems)")
        let ids = Set(page.ids)
        #expect(ids.count == page.ids.count)
        for link in page.elements.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())), "\(link)")
        }
        let begin = try #require(text.firstRange(of: "<section id=\"duties\""))
        let rest = text[begin.lowerBound...]
        let end = try #require(rest.firstRange(of: "</section>"))
        try Snapshots.expect(String(rest[..<end.upperBound]), "duties.html")
    }

    @Test("readings that say the same are told once, others apart")
    func readings() throws {
        var verdict = DutySample.verdict()
        func headings(_ verdict: Verdict) -> [String] {
            TerminalMatrix.text(Sample.context(verdict: verdict), style: .plain).split(separator: "\n")
                .filter { $0.hasPrefix("Under ") && !$0.contains(":") }.map(String.init)
        }
        #expect(headings(verdict).contains("Under full, open-ended"))
        verdict.readings[1].deeds[0].state = .unverified
        #expect(headings(verdict).prefix(2) == ["Under full", "Under open-ended"])
    }

    @Test("returns that stand the same way are one row on the page and a row each in the table")
    func returns() throws {
        let text = TerminalMatrix.text(context, style: .plain, width: 200)
        #expect(text.contains("? unverified, occasions 1 to 3"))
        #expect(text.contains("; 2 more stand the same way"))
        #expect(text.contains("> due, occasion 4"))
        let rows = CSVReader.rows(try ReportTests.text("duties.csv", context))
        #expect(rows.count { $0[2] == "reports-given" && $0[1] == "full" } == 5)
    }

    @Test("an agreement that asks nothing of anybody has no such section, and a table without rows")
    func nothing() throws {
        let context = Sample.context()
        #expect(!TerminalMatrix.text(context, style: .plain).contains("What is owed"))
        #expect(!(try ReportTests.text("report.html", context)).contains("id=\"duties\""))
        #expect(CSVReader.rows(try ReportTests.text("duties.csv", context)).count == 1)
    }

    @Test("a strike within the quota was made as reported: people read that, and not that it is refuted")
    func withinTheQuota() throws {
        var truce = TruceExample.withWitnesses()
        truce.agreement.provisions[0].quota = Quota(atMost: 1)
        truce.report(
            "R1", from("2026-03-02T00:00", to: "2026-03-02T01:00"), by: ["arland"], saidBy: "arland",
            attribution: "arland ministry", act: "missile-strike", place: "Northtown")
        let verdict = truce.verdict()
        let id = try #require(verdict.readings.flatMap(\.assessments).first { $0.state == .refuted }?.id)
        let context = Sample.context(verdict: verdict)
        let text = try #require(Explanation.text(for: id, context: context, style: .plain))
        #expect(text.contains("\(id): within the quota"))
        #expect(!text.contains("refuted"))
        #expect(try ReportTests.text("verdict.json", context).contains("\"refuted\""))
    }

    @Test("where the mission that verifies has spoken no sum is asked for, and none that fails is shown")
    func verified() throws {
        var truce = TruceExample.withWitnesses()
        var withdrawal = TruceExample.withdrawal
        withdrawal.verifiedBy = .stated(["carland"])
        truce.agreement.obligations = [withdrawal]
        truce.step(
            "E1", "weapons-withdrawn", .completed, from("2026-03-10T08:00", to: "2026-03-10T18:00"),
            saidBy: "Carland")
        let text = try #require(
            Explanation.text(
                for: "full/weapons-withdrawn/arland", context: Sample.context(verdict: truce.verdict()),
                style: .plain))
        let unwrapped = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(unwrapped.contains("is taken as agreed and needs no weight"))
        #expect(!unwrapped.contains("the standard asks for"))
    }

    @Test("what nobody shows is never called done, nor held, nor broken")
    func words() {
        for (name, text) in Sample.outputs(context) {
            #expect(!text.lowercased().contains("ceasefire held"), "\(name)")
        }
        let text = TerminalMatrix.text(context, style: .plain, width: 400)
        #expect(text.contains("unverified: nobody shows that it was done, or that it was not"))
    }

    @Test("the public is not told who put a step on the record, nor where files lay")
    func release() {
        for (name, text) in Sample.outputs(context) {
            for secret in ReleaseTests.secrets { #expect(!text.contains(secret), "\(name) holds \(secret)") }
        }
    }

    @Test("hostile words stay words", arguments: EscapingTests.hostile)
    func hostile(words: String) throws {
        let context = Sample.context(.internal, verdict: DutySample.hostile(words))
        let tags = try TagReader.read(try ReportTests.text("report.html", context))
        #expect(tags.problems.isEmpty, "\(tags.problems)")
        #expect(tags.elements.filter { $0.name == "script" }.count == 1)
        #expect(tags.elements.allSatisfy { $0.name != "img" })
        for style in TerminalStyle.allCases {
            let text = TerminalMatrix.text(context, style: style, width: 100)
                .replacing(/\u{1B}\[[0-9;]*m/, with: "")
            #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
        }
        for row in CSVReader.rows(try ReportTests.text("duties.csv", context)).dropFirst() {
            for cell in row { #expect(!cell.hasPrefix("=") && !cell.hasPrefix("@"), "\(cell)") }
        }
        _ = try JSONReader.object(try ReportTests.text("verdict.json", context))
    }
}
