import Analysis
import CeasefireModel
import TestSupport
import Testing

@testable import Publication

@Suite("Timelines of a check, and how far was searched")
struct CheckTimelineTests {
    private static let moments = Moments(zones: FixedOffsetZones(), zone: "UTC")

    private static let start = Instant(secondsSinceEpoch: 1_893_456_000)

    /// Events at these hours, at each moment another, so that none comes again.
    private static func lines(_ hours: [Int64], width: Int = 46, style: TerminalStyle = .plain) -> [String] {
        let events = hours.map {
            Counterexample.Event(at: start + $0 * 3_600, kind: .breach, words: "fire in hour \($0)")
        }
        return TextTimeline(TimelineRow.all(events), width: width, style: style, moments).lines
    }

    private static func rows(_ seconds: [Int64], _ words: [String] = ["fire"]) -> [String] {
        TimelineRow.all(
            seconds.enumerated().map { i, second in
                Counterexample.Event(at: start + second, kind: .breach, words: words[i % words.count])
            }
        ).map { "\($0.number.map(String.init) ?? "-") \($0.words(moments))" }
    }

    @Test("what comes again at equal steps is told once, with how often and until when")
    func again() {
        #expect(
            Self.rows((0..<90).map { $0 * 86_400 }) == [
                "1 fire", "- and so on each day, 90 times in all, until 2030-03-31 00:00 UTC",
            ])
        #expect(
            Self.rows([0, 7_527, 15_054, 22_582, 30_109]) == [
                "1 fire", "- and so on about every 2 h 5 min, 5 times in all, until 2030-01-01 08:21:49 UTC",
            ])
    }

    @Test("lines that come again together are told once, and so are rounds of rounds")
    func rounds() {
        #expect(
            Self.rows([0, 60, 3_600, 3_660, 7_200, 7_260], ["fire", "a warning"]) == [
                "1 fire", "2 a warning",
                "- the 2 lines above again each hour, 3 times in all, until 2030-01-01 02:01 UTC",
            ])
        // Four shells an hour apart, then a day of silence, three times.
        let hour: Int64 = 3_600
        let salvos = (0..<3).flatMap { day in (0..<4).map { Int64(day) * 30 * hour + Int64($0) * hour } }
        #expect(
            Self.rows(salvos) == [
                "1 fire", "- and so on each hour, 4 times in all, until 2030-01-01 03:00 UTC",
                "- the 2 lines above again every 30 h, 3 times in all, until 2030-01-03 15:00 UTC",
            ])
    }

    @Test("what is few, uneven or different is told line by line")
    func noneAgain() {
        #expect(Self.rows([0, 3_600, 7_200]) == ["1 fire", "2 fire", "3 fire"])
        #expect(Self.rows([0, 100, 10_000, 10_300]).count == 4)
        #expect(Self.rows([0, 60, 120, 180], ["a", "b", "c", "d"]).count == 4)
    }

    @Test("no event is lost, whatever comes again")
    func nothingLost() {
        for seed in UInt64(0)..<300 {
            var random = Seeded(seed: seed)
            var at = Self.start
            let events = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                at = at + Int64.random(in: 0...2, using: &random) * 3_600
                return Counterexample.Event(
                    at: at, kind: .breach, words: Int.random(in: 0...3, using: &random) == 0 ? "a" : "b")
            }
            let rows = TimelineRow.all(events)
            #expect(rows.count <= events.count, "seed \(seed)")
            #expect(
                Set(rows.flatMap(\.repeated)) == Set(events) && rows.map(\.until).max() == events.last?.at,
                "seed \(seed)")
        }
    }

    @Test("rules that searched equally far are told together, and one that was stopped says so")
    func bounds() {
        let far = ["timelines of up to 12 breaches"]
        let stopped = far + ["stopped after 1,500 timelines: not searched further"]
        #expect(
            CheckReport.sentences(of: [
                SearchBound(rule: .veto, words: far, isCutShort: false),
                SearchBound(rule: .unpunishedRate, words: stopped, isCutShort: true),
                SearchBound(rule: .pauseResets, words: far, isCutShort: false),
            ]) == [
                "veto, pause-resets: timelines of up to 12 breaches.",
                "unpunished-rate: timelines of up to 12 breaches; stopped after 1,500 timelines: not searched further.",
            ])
    }

    @Test("marks lie where their moments do, the first and the last at the ends")
    func places() {
        #expect(
            Self.lines([0, 12, 24]) == [
                "  2030-01-01 00:00 UTC  2030-01-02 00:00 UTC",
                "  |1------ 12 h ------2------ 12 h -------3>",
            ])
    }

    @Test("marks that would cover each other stand side by side")
    func crowd() {
        let line = Self.lines([0, 1, 2, 3, 240])[1]
        #expect(
            line.hasPrefix("  |1234-") && line.contains("- 9 d 21 h -") && line.hasSuffix("-5>"), "\(line)")
        #expect(Self.lines([0, 238, 239, 240])[1].hasSuffix("234>"))
    }

    @Test("what happens at one moment is one mark, and has no axis where there is nothing else")
    func salvo() {
        #expect(Self.lines([5, 5, 5]).isEmpty)
        let line = Self.lines([0, 0, 0, 24])[1]
        #expect(line.hasPrefix("  |1-") && line.contains("- 24 h -") && line.hasSuffix("-2>"), "\(line)")
        let events = Array(
            repeating: Counterexample.Event(at: Self.start, kind: .breach, words: "fire"), count: 3)
        #expect(EventRun.all(events).map(\.words) == ["3 times: fire"])
    }

    @Test("plain pages are drawn in ASCII, whatever the width")
    func plain() {
        for width in 40...120 {
            let lines = Self.lines([0, 7, 8, 30, 400], width: width)
            #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) && $0.count <= width })
        }
        #expect(Self.lines([0, 24], style: .colour)[1].contains("\u{2500}"))
    }
}
