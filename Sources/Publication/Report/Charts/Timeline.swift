internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// One reading's lane of the timeline: its time in force, and the assessed incidents as intervals, a row for
/// each party and state.
struct Timeline {
    let reading: ReadingVerdict
    private let rows: [Row]

    /// Assessments of one party in one state; intervals that are the same are drawn once.
    private struct Row {
        var party: String
        var state: String
        var mark: Symbols.Mark
        var tracks: [[(interval: Interval, count: Int)]]
    }

    private static let trackHeight = 11.0

    init(_ summary: ReadingSummary, _ released: Released) {
        reading = summary.verdict
        rows = summary.parties.flatMap { line in
            AssessmentState.strongestFirst.compactMap { state -> Row? in
                let intervals = summary.verdict.assessments
                    .filter { $0.party == line.party && $0.state == state }.map(\.occurred)
                guard !intervals.isEmpty else { return nil }
                let counts = Dictionary(grouping: intervals) { $0 }.map { ($0.key, $0.value.count) }
                return Row(
                    party: released.name(line.party), state: state.words, mark: Symbols.Mark(state),
                    tracks: Self.packed(counts.sorted { $0.0 < $1.0 }))
            }
        }
    }

    /// Intervals laid into as few tracks as hold them side by side, in order.
    private static func packed(_ intervals: [(Interval, Int)]) -> [[(interval: Interval, count: Int)]] {
        var tracks: [[(interval: Interval, count: Int)]] = []
        for (interval, count) in intervals {
            let free = tracks.firstIndex { track in
                track.last.map { $0.interval.latest < interval.earliest } ?? true
            }
            if let free {
                tracks[free].append((interval, count))
            } else {
                tracks.append([(interval, count)])
            }
        }
        return tracks
    }

    /// The span that all lanes share: what the windows and the assessed incidents need.
    static func span(_ verdict: Verdict) -> Interval? {
        let moments =
            verdict.readings.flatMap(\.windows).flatMap { $0.from + $0.until }
            + verdict.readings.flatMap(\.assessments).flatMap { [$0.occurred.earliest, $0.occurred.latest] }
        guard let first = moments.min(), let last = moments.max() else { return nil }
        return Interval(spanning: first - 6 * 3_600, last + 6 * 3_600)
    }

    func put(over span: Interval, _ released: Released, in html: inout HTML) {
        let axis = TimeAxis(span: span)
        let days = axis.days(released.moments)
        let windows = reading.windows.map { "\($0.provision): \(released.moments.text($0))" }
        Lanes.chart(
            "Timeline of the reading \(reading.reading.name)",
            "In force: \(windows.joined(separator: "; ")). The lists of assessed incidents say the same.",
            in: &html
        ) { html in
            Lanes.dates(days, in: &html)
            for window in reading.windows { put(window, axis, days, in: &html) }
            for row in rows { put(row, axis, days, released, in: &html) }
        }
    }

    private func put(_ window: Window, _ axis: TimeAxis, _ days: [TimeAxis.Label], in html: inout HTML) {
        Lanes.lane(height: 24, ticks: days, in: &html) { html in
            html.element("span", [("class", "who")], "in force")
            html.text(" \(window.provision)")
        } track: { html in
            bars(window, axis, in: &html)
        }
    }

    /// Solid from the last possible beginning to the first possible end; hatched where it is open.
    private func bars(_ window: Window, _ axis: TimeAxis, in html: inout HTML) {
        let starts = window.from.sorted()
        let ends = window.until.sorted()
        func bar(_ name: String, _ from: Double, _ to: Double) {
            guard to > from else { return }
            Lanes.bar(name, from: from, to: to, y: 4, height: 16, in: &html)
        }
        if window.isEndless {
            let from = starts.last.map(axis.x) ?? 0
            bar("hatched", starts.first.map(axis.x) ?? 0, from)
            bar(starts.isEmpty ? "hatched" : "solid", from, 100)
        } else {
            let solidFrom = starts.last.map(axis.x) ?? ends.first.map(axis.x) ?? 100
            let solidTo = ends.first.map(axis.x) ?? starts.last.map(axis.x) ?? 0
            bar("hatched", starts.first.map(axis.x) ?? 0, min(solidFrom, 100))
            bar("solid", solidFrom, solidTo)
            if ends.first != nil || starts.last != nil {
                bar("hatched", solidTo, ends.last.map(axis.x) ?? 100)
            }
        }
        if starts.isEmpty {
            Lanes.text("beginning unstated", x: 0, y: 16, dx: 5, anchor: .start, class: "open", in: &html)
        }
        if window.isEndless {
            Lanes.text("no end is set", x: 100, y: 16, dx: -5, anchor: .end, class: "open", in: &html)
        } else if ends.isEmpty {
            Lanes.text("end unstated", x: 100, y: 16, dx: -5, anchor: .end, class: "open", in: &html)
        }
    }

    private func put(
        _ row: Row, _ axis: TimeAxis, _ days: [TimeAxis.Label], _ released: Released, in html: inout HTML
    ) {
        let height = Double(row.tracks.count) * Self.trackHeight + 10
        Lanes.lane(height: height, ticks: days, in: &html) { html in
            html.element("span", [("class", "who")], row.party)
            html.text(" ")
            Symbols.put(row.mark, words: row.state, in: &html)
        } track: { html in
            for (i, track) in row.tracks.enumerated() {
                let y = 5 + Double(i) * Self.trackHeight
                for (interval, count) in track {
                    put(interval, count, row.mark, y: y, axis, released, in: &html)
                }
            }
        }
    }

    private func put(
        _ interval: Interval, _ count: Int, _ mark: Symbols.Mark, y: Double, _ axis: TimeAxis,
        _ released: Released, in html: inout HTML
    ) {
        let (from, to) = (axis.x(interval.earliest), axis.x(interval.latest))
        html.element("g") { html in
            html.element(
                "title",
                "\(mark.words), \(Wording.count(count, "incident")): \(released.moments.both(interval))")
            Lanes.bar("span c-" + mark.name, from: from, to: to, y: y + 3, height: 5, in: &html)
            if mark == .meets || mark == .unattributed || mark == .alleged || mark == .contested {
                Lanes.mark(
                    "m-" + mark.name, class: "c-" + mark.name, x: (from + max(to, from + 0.35)) / 2,
                    y: y + 5.5,
                    size: 12, in: &html)
            }
            if count > 1, to - from > 1.8 {
                Lanes.text(
                    String(count), x: to, y: y + 9, dx: 2, anchor: .start, class: "count", in: &html)
            }
        }
    }
}
