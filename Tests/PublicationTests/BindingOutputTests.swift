import AgreementLanguage
import CeasefireModel
import Evaluation
import Foundation
import Publication
import TestSupport
import Testing

/// What people see where some breaches were found and others are only assessed.
@Suite("What binds and what would, in every output")
struct BindingOutputTests {
    /// Two admitted strikes, twenty hours apart, of which the second was found; the warning is due a day after the first.
    static func verdict() -> Verdict {
        var example = Sample.example()
        for (id, hour) in [("R-01", "2026-03-02T06"), ("R-02", "2026-03-03T02")] {
            example.report(
                ReportID(id), from(hour + ":00", to: hour + ":30"), saidBy: "arland",
                attribution: "Arland ministry", place: id == "R-01" ? "Midtown" : "Easttown")
        }
        example.enter(
            "F-02",
            .finding(
                Finding(
                    report: "R-02", provision: "power-spared", party: "arland", conclusion: .breach,
                    body: "Joint Commission", made: Interval(at: at("2026-03-03T10:00")))),
            known: "2026-03-03T10:00")
        return example.verdict(asOf: at("2026-03-03T12:00"))
    }

    @Test("on a terminal, word for word")
    func terminal() throws {
        let context = Sample.context(.internal, verdict: Self.verdict())
        try Snapshots.expect(
            TerminalMatrix.text(context, style: .plain, width: 120), "terminal-binding.txt")
    }

    @Test("a clock that would run earlier, explained, names the one that binds")
    func explained() throws {
        let context = Sample.context(.internal, verdict: Self.verdict())
        let would = try #require(
            Explanation.text(
                for: "full/ladder/arland/I-R-01/warning/occurred/within", context: context, style: .plain))
        #expect(would.contains("It is hypothetical: nobody has found full/power-spared/arland/I-R-01."))
        #expect(would.contains("What was found by itself binds so: due by"))
        let binds = try #require(
            Explanation.text(
                for: "full/ladder/arland/I-R-02/warning/occurred/within", context: context, style: .plain))
        #expect(binds.contains("It binds: every breach of its episode was found."))
        #expect(binds.contains("If all that is assessed were found: due by"))
    }

    @Test(
        "in the calendar what binds stands alone, until the rest is asked for",
        arguments: ReleaseTier.allCases)
    func calendar(tier: ReleaseTier) throws {
        func summaries(_ hypothetical: Bool) throws -> [String] {
            var context = Sample.context(tier, verdict: Self.verdict())
            context.showsHypotheticalDeadlines = hypothetical
            let file = try #require(ReportFolder.files(context).first { $0.name == "deadlines.ics" })
            return CalendarTests.lines(String(decoding: file.bytes, as: UTF8.self)).filter {
                $0.hasPrefix("SUMMARY:")
            }
        }
        let binding = try summaries(false)
        #expect(binding.count == 1 && binding.allSatisfy { !$0.contains("HYPOTHETICAL") })
        let all = try summaries(true)
        #expect(all.filter { !$0.contains("HYPOTHETICAL") } == binding)
    }

    @Test("on the page every row says whether it binds", arguments: ReleaseTier.allCases)
    func page(tier: ReleaseTier) throws {
        let file = try #require(
            ReportFolder.files(Sample.context(tier, verdict: Self.verdict())).first {
                $0.name == "report.html"
            })
        let page = String(decoding: file.bytes, as: UTF8.self)
        #expect(page.contains(">binding</span>") && page.contains(">hypothetical</span>"))
    }
}
