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
        var label: String
        var mark: Symbols.Mark
        var tracks: [[(interval: Interval, count: Int)]]
    }

    private static let labelWidth = 250.0
    private static let width = 1_100.0
    private static let trackHeight = 11.0
    private static let laneTop = 34.0

    init(_ summary: ReadingSummary, _ released: Released) {
        reading = summary.verdict
        rows = summary.parties.flatMap { line in
            AssessmentState.strongestFirst.compactMap { state -> Row? in
                let intervals = summary.verdict.assessments
                    .filter { $0.party == line.party && $0.state == state }.map(\.occurred)
                guard !intervals.isEmpty else { return nil }
                let counts = Dictionary(grouping: intervals) { $0 }.map { ($0.key, $0.value.count) }
                return Row(
                    label: "\(released.name(line.party)), \(state.words)", mark: Symbols.Mark(state),
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
        let axis = TimeAxis(span: span, left: Self.labelWidth, right: Self.width - 8)
        let tracks = rows.map(\.tracks.count).reduce(0, +)
        let bottom = Self.laneTop + 26 + Double(tracks) * Self.trackHeight + Double(rows.count) * 8
        let windows = reading.windows.map { "\($0.provision): \(released.moments.text($0))" }
        Page.drawing(
            "chart", width: Self.width, height: bottom + 4,
            title: "Timeline of the reading \(reading.reading.name)",
            description:
                "In force: \(windows.joined(separator: "; ")). The lists of assessed incidents say the same.",
            in: &html
        ) { html in
            axis.putDays(from: 18, to: bottom, labelY: 12, released.moments, in: &html)
            for window in reading.windows { put(window, axis, in: &html) }
            var y = Self.laneTop + 24
            for row in rows {
                html.element("text", [("class", "row"), ("x", "0"), ("y", pixels(y + 9))], row.label)
                for track in row.tracks {
                    for (interval, count) in track {
                        put(interval, count, row.mark, y: y, axis, released, in: &html)
                    }
                    y += Self.trackHeight
                }
                y += 8
            }
        }
    }

    private func put(_ window: Window, _ axis: TimeAxis, in html: inout HTML) {
        let y = pixels(Self.laneTop - 8)
        html.element(
            "text", [("class", "row"), ("x", "0"), ("y", pixels(Self.laneTop + 4))],
            "in force: \(window.provision)")
        let starts = window.from.sorted()
        let ends = window.until.sorted()
        func bar(_ name: String, _ from: Double, _ to: Double) {
            guard to > from else { return }
            html.shape(
                "rect",
                [
                    ("class", name), ("x", pixels(from)), ("y", y), ("width", pixels(to - from)),
                    ("height", "16"),
                ])
        }
        // Solid from the last possible beginning to the first possible end; hatched where it is open.
        let solidFrom = starts.last.map(axis.x) ?? ends.first.map(axis.x) ?? axis.right
        let solidTo = ends.first.map(axis.x) ?? starts.last.map(axis.x) ?? axis.left
        bar("hatched", starts.first.map(axis.x) ?? axis.left, min(solidFrom, axis.right))
        bar("solid", solidFrom, solidTo)
        if ends.first != nil || starts.last != nil {
            bar("hatched", solidTo, ends.last.map(axis.x) ?? axis.right)
        }
        if starts.isEmpty {
            html.element(
                "text", [("class", "open"), ("x", pixels(axis.left + 6)), ("y", pixels(Self.laneTop + 4))],
                "beginning unstated")
        }
        if ends.isEmpty {
            html.element(
                "text",
                [("class", "open end"), ("x", pixels(axis.right - 6)), ("y", pixels(Self.laneTop + 4))],
                "end unstated")
        }
    }

    private func put(
        _ interval: Interval, _ count: Int, _ mark: Symbols.Mark, y: Double, _ axis: TimeAxis,
        _ released: Released, in html: inout HTML
    ) {
        let (from, to) = (axis.x(interval.earliest), axis.x(interval.latest))
        let width = max(3, to - from)
        html.element("g") { html in
            html.element(
                "title",
                "\(mark.words), \(Wording.count(count, "incident")): \(released.moments.both(interval))")
            html.shape(
                "rect",
                [
                    ("class", "span c-" + mark.name), ("x", pixels(from)), ("y", pixels(y + 3)),
                    ("width", pixels(width)), ("height", "5"),
                ])
            if mark == .meets || mark == .unattributed || mark == .alleged || mark == .contested {
                Symbols.place(mark, x: from + width / 2, y: y + 5.5, size: 12, in: &html)
            }
            if count > 1, width > 16 {
                html.element(
                    "text", [("class", "count"), ("x", pixels(to + 2)), ("y", pixels(y + 9))], String(count))
            }
        }
    }
}
