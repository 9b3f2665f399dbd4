import AgreementLanguage
import CeasefireModel
import Evaluation
import Foundation
import Publication
import TestSupport
import Testing

@Suite("The calendar of deadlines")
struct CalendarTests {
    /// The sample as of a moment at which clocks still run: those of its finding, or those of the machine's own
    /// assessments.
    static func context(_ tier: ReleaseTier = .internal, hypothetical: Bool) -> Context {
        let record = (hypothetical ? Sample.verdict() : Sample.found()).record
        let verdict = assess(
            Sample.verdict().agreement, record: record,
            asOf: at(hypothetical ? "2026-03-05T13:00" : "2026-03-06T20:00"))
        var context = Sample.context(tier, verdict: verdict)
        context.showsHypotheticalDeadlines = hypothetical
        return context
    }

    static func text(_ context: Context) throws -> String {
        let file = try #require(ReportFolder.files(context).first { $0.name == "deadlines.ics" })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    /// Every line with its folds undone.
    static func lines(_ text: String) -> [String] {
        text.replacing("\r\n ", with: "").components(separatedBy: "\r\n").filter { !$0.isEmpty }
    }

    @Test("as it is written", arguments: [false, true])
    func snapshot(hypothetical: Bool) throws {
        let text = try Self.text(Self.context(hypothetical: hypothetical))
        try Snapshots.expect(text, hypothetical ? "calendar-hypothetical.ics" : "calendar.ics")
    }

    @Test("lines of at most 75 octets that end with CRLF; components that close in order; times in UTC")
    func form() throws {
        for seed in UInt64(1)...20 {
            var context = Sample.context(.internal, verdict: GeneratedWorld(seed: seed).verdict())
            context.showsHypotheticalDeadlines = true
            context.verdict.agreement.title =
                "A title, long; with \\ and \u{E9}\u{1F54A} again and again \u{2028}\n"
                + String(repeating: "\u{1F54A}\u{E9},", count: 40)
            let text = try Self.text(context)
            for line in text.components(separatedBy: "\r\n") {
                #expect(line.utf8.count <= 75 && !line.contains("\n") && !line.contains("\r"), "seed \(seed)")
            }
            var open: [Substring] = []
            var uids: [String] = []
            for line in Self.lines(text) {
                if line.hasPrefix("BEGIN:") { open.append(line.dropFirst(6)) }
                if line.hasPrefix("END:") { #expect(open.popLast() == line.dropFirst(4)) }
                if line.hasPrefix("UID:") { uids.append(line) }
                if ["DTSTART", "DTEND", "DTSTAMP"].contains(where: line.hasPrefix) {
                    #expect(line.wholeMatch(of: /[A-Z]+:\d{8}T\d{6}Z/) != nil, "\(line)")
                }
            }
            #expect(open.isEmpty && text.hasSuffix("END:VCALENDAR\r\n"))
            #expect(Set(uids).count == uids.count && !uids.isEmpty, "seed \(seed)")
        }
    }

    @Test("what binds nobody is there only when asked for, and says so first")
    func hypothetical() throws {
        var unasked = Self.context(hypothetical: true)
        unasked.showsHypotheticalDeadlines = false
        #expect(try Self.text(unasked).contains("No clock that binds has a time"))
        let binding = Self.lines(try Self.text(Self.context(hypothetical: false)))
        #expect(!binding.contains { $0.contains("SUMMARY:HYPOTHETICAL") })
        #expect(binding.contains("CATEGORIES:BINDING"))
        let all = Self.lines(try Self.text(Self.context(hypothetical: true)))
        let marked = all.filter { $0.hasPrefix("SUMMARY:HYPOTHETICAL: ") }.count
        #expect(marked > 0 && marked == all.filter { $0 == "CATEGORIES:HYPOTHETICAL" }.count)
    }

    @Test("what is overdue is still owed: it stays in the calendar, says so, and rings no bell")
    func overdue() throws {
        var context = Self.context(hypothetical: false)
        context.verdict = assess(
            context.verdict.agreement, record: context.verdict.record, asOf: at("2026-03-09T00:00"))
        let lines = Self.lines(try Self.text(context))
        #expect(lines.contains { $0.hasPrefix("SUMMARY:overdue\\, due by then: warning") })
        #expect(!lines.contains("SUMMARY:No clock that binds has a time") && !lines.contains("BEGIN:VALARM"))
    }

    @Test("clocks of silences that differ by minutes have names of their own")
    func gapsOfMinutes() throws {
        var example = Sample.example()
        example.record = Sample.verdict().record
        example.agreement.responses[0].episodeEndsAfter = .either([30 * 60, 45 * 60])
        var context = Sample.context(.internal, verdict: example.verdict(asOf: at("2026-03-05T13:00")))
        context.showsHypotheticalDeadlines = true
        // Two breaches, or a silence could not part them.
        let clocks = example.verdict().readings[0].responses.flatMap(\.scenarios).flatMap(\.episodes)
            .flatMap(\.rungs).flatMap(\.clocks).map(\.id)
        #expect(Set(clocks).count == clocks.count && clocks.contains { $0.contains("gap-45min") })
        let uids = Self.lines(try Self.text(context)).filter { $0.hasPrefix("UID:") }
        #expect(Set(uids).count == uids.count)
    }

    @Test("a clock keeps its name from one run to the next, whatever else became known")
    func stable() throws {
        func uids(_ text: String) -> Set<String> { Set(Self.lines(text).filter { $0.hasPrefix("UID:") }) }
        let before = Self.context(hypothetical: false)
        var later = before
        later.verdict = assess(
            before.verdict.agreement, record: before.verdict.record, asOf: at("2026-03-06T20:30"))
        let (first, second) = (try Self.text(before), try Self.text(later))
        #expect(uids(first) == uids(second))
        #expect(first != second, "its stamp is the moment of the verdict")
    }

    @Test("another's reader takes it: the same events, times and words")
    func otherReader() throws {
        let program = """
            import sys
            try:
                import icalendar
            except ImportError:
                # Debian's own Python has it, whichever comes first on the path.
                import os
                if os.path.exists("/usr/bin/python3") and sys.executable != "/usr/bin/python3":
                    os.execv("/usr/bin/python3", ["/usr/bin/python3", "-c", sys.argv[1], sys.argv[1]])
                print("skipped")
                sys.exit(0)
            calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
            assert not calendar.errors, calendar.errors
            for event in calendar.walk("VEVENT"):
                assert not event.errors, event.errors
                start = event.decoded("DTSTART")
                assert start.utcoffset().total_seconds() == 0
                if "DTEND" in event: assert event.decoded("DTEND") > start
                assert all(a.decoded("TRIGGER") is not None for a in event.walk("VALARM"))
                print(start.strftime("%Y%m%dT%H%M%SZ"), event["SUMMARY"].replace("\\n", " "))
            """
        let text = try Self.text(Self.context(hypothetical: true))
        guard
            let result = try Machine.run(
                "python3", ["-c", program, program], input: text, for: "another's calendar reader")
        else { return }
        if result.output.hasPrefix("skipped") {
            print("skipped: another's calendar reader: Python has no icalendar here")
            return
        }
        let starts = Self.lines(text).filter { $0.hasPrefix("DTSTART:") }.map { String($0.dropFirst(8)) }
        let read = result.output.split(separator: "\n")
        #expect(result.status == 0 && read.count == starts.count, "\(result.output)")
        #expect(read.map { String($0.prefix(16)) } == starts)
        #expect(read.contains { $0.contains("HYPOTHETICAL: ") })
    }
}
