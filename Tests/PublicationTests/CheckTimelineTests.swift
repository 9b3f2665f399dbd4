import Analysis
import CeasefireModel
import Testing

@testable import Publication

@Suite("Timelines of a check, on a terminal")
struct CheckTimelineTests {
    private static let moments = Moments(zones: FixedOffsetZones(), zone: "UTC")

    private static func lines(_ hours: [Int64], width: Int = 46, style: TerminalStyle = .plain) -> [String] {
        let start = Instant(secondsSinceEpoch: 1_893_456_000)
        let events = hours.map { Counterexample.Event(at: start + $0 * 3_600, kind: .breach, words: "fire") }
        return TextTimeline(EventRun.all(events), width: width, style: style, moments).lines
    }

    @Test("marks lie where their moments do, the first and the last at the ends")
    func places() {
        #expect(
            Self.lines([0, 12, 24]) == [
                "  2030-01-01 00:00 UTC  2030-01-02 00:00 UTC",
                "  |1------------------2-------------------3>",
            ])
    }

    @Test("marks that would cover each other stand side by side")
    func crowd() {
        let marks = Self.lines([0, 1, 2, 3, 240])[1].filter { $0.isNumber }
        #expect(marks == "12345")
        #expect(Self.lines([0, 238, 239, 240])[1].hasSuffix("234>"))
    }

    @Test("what happens at one moment is one mark, and has no axis where there is nothing else")
    func salvo() {
        #expect(Self.lines([5, 5, 5]).isEmpty)
        #expect(Self.lines([0, 0, 0, 24])[1].filter { $0.isNumber } == "12")
        let start = Instant(secondsSinceEpoch: 0)
        let events = Array(repeating: Counterexample.Event(at: start, kind: .breach, words: "fire"), count: 3)
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
