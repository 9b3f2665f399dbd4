import CeasefireModel
import Evaluation
import Publication
import TestSupport
import Testing

@Suite("What people see, word for word")
struct SnapshotTests {
    @Test("on a terminal", arguments: [72, 120])
    func terminal(width: Int) throws {
        let text = TerminalMatrix.text(Sample.context(), style: .plain, width: width)
        #expect(text.utf8.allSatisfy { $0 < 0x80 }, "plain text is ASCII")
        try Snapshots.expect(text, "terminal-\(width).txt")
    }

    @Test("on a terminal with colours, the words are the same")
    func colours() throws {
        let plain = TerminalMatrix.text(Sample.context(), style: .plain, width: 72)
        let colour = TerminalMatrix.text(Sample.context(), style: .colour, width: 72)
        let bare = colour.replacing(/\u{1B}\[[0-9;]*m/, with: "").replacing("\u{2500}", with: "-")
        #expect(bare == plain)
        #expect(colour != plain)
    }

    @Test("when named people made findings")
    func findings() throws {
        let context = Sample.context(verdict: Sample.found())
        try Snapshots.expect(TerminalMatrix.text(context, style: .plain, width: 100), "terminal-findings.txt")
        let text = Explanation.text(for: "full/power-spared/arland/I-R-07", context: context, style: .plain)
        try Snapshots.expect(try #require(text), "explain-found.txt")
        let html = try #require(ReportFolder.files(context).first { $0.name == "report.html" })
        let page = String(decoding: html.bytes, as: UTF8.self)
        #expect(page.contains("breach found") && page.contains("Arland held that nobody was hurt."))
        #expect(try TagReader.read(page).problems.isEmpty)
    }

    @Test("in the files")
    func files() throws {
        for (name, bytes) in ReportFolder.files(Sample.context()) {
            var text = String(decoding: bytes, as: UTF8.self)
            if name == "report.html" {
                // The style sheet and the script are in the sources; what is made from the verdict is here.
                let body = try #require(text.firstRange(of: "<header"))
                let end = try #require(text.firstRange(of: "<script>"))
                text = String(text[body.lowerBound..<end.lowerBound])
            }
            try Snapshots.expect(text, name)
        }
    }

    @Test(
        "when something is explained",
        arguments: [
            ("assessment", "full/power-spared/arland/I-R-01"), ("incident", "I-R-01"), ("report", "R-04"),
            ("clock", "full/ladder/arland/I-R-01/warning/occurred/within"),
        ])
    func explanations(name: String, id: String) throws {
        let text = try #require(Explanation.text(for: id, context: Sample.context(), style: .plain))
        try Snapshots.expect(text, "explain-\(name).txt")
    }

    @Test("a clock that was met tells who took the measure, when, and which notices were served")
    func metClock() throws {
        var example = Sample.example()
        example.record = Sample.found().record
        example.enter(
            "M-01",
            .measureTaken(
                Measure(
                    response: "ladder", rung: "warning", by: "carland", against: "arland",
                    taken: Interval(at: at("2026-03-06T22:00")))), known: "2026-03-06T22:30")
        example.enter(
            "N-01",
            .noticeServed(
                Notice(
                    by: "borland", on: "arland", incidents: IncidentSelector(reports: ["R-07"]),
                    served: Interval(at: at("2026-03-06T20:00")))), known: "2026-03-06T20:30")
        example.enter(
            "N-02",
            .noticeServed(
                Notice(
                    by: "borland", on: "arland", incidents: IncidentSelector(reports: ["R-05"]),
                    served: Interval(at: at("2026-03-06T20:00")))), known: "2026-03-06T20:30")
        let verdict = example.verdict()
        let clock = try #require(
            verdict.readings[0].responses.flatMap(\.scenarios).flatMap(\.episodes).flatMap(\.rungs)
                .flatMap(\.clocks).first { $0.state == .met })
        let text = try #require(
            Explanation.text(
                for: clock.id, context: Sample.context(.internal, verdict: verdict), style: .plain,
                width: 200))
        #expect(
            text.contains("M-01 Duty officer, duty-officer records that Carland took the measure warning"))
        #expect(
            text.contains("N-01 Duty officer, duty-officer records that Borland served notice on Arland"))
        #expect(!text.contains("N-02"), "it complains of something else")
    }

    @Test("an unknown name is answered with those that are nearest")
    func nearest() {
        let context = Sample.context()
        #expect(Explanation.text(for: "I-R-99", context: context, style: .plain) == nil)
        #expect(
            Explanation.nearest("full/power-spared/arland/I-R01", in: context).first
                == "full/power-spared/arland/I-R-01")
        #expect(Explanation.nearest("power-spared", in: context).count == 3, "a part of a name")
        #expect(Explanation.nearest("foo", in: context).isEmpty)
        #expect(Explanation.kinds(in: context).contains("an incident (I-R-01)"))
    }
}
