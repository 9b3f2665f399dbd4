internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A standing measure on a line of time: a stretch for each state, in a filling of its own.
struct StandingStrip {
    private let measure: StandingMeasureVerdict
    private let axis: TimeAxis
    private let now: Instant?

    /// Nil where nobody can tell when anything changed.
    init?(_ measure: StandingMeasureVerdict, now: Instant?) {
        guard !measure.phases.dropFirst().contains(where: { $0.since == nil }) else { return nil }
        let told = measure.phases.compactMap(\.since)
        guard let first = told.map(\.earliest).min(), let last = told.map(\.latest).max() else { return nil }
        let end = max(last, now ?? last)
        let length = max(86_400, end - first)
        self.measure = measure
        self.now = now
        axis = TimeAxis(
            // A phase of which nobody says when it began needs room before the first change.
            span: Interval(
                spanning: first - length / (measure.phases.first?.since == nil ? 6 : 40),
                max(end, last + length / 10)), left: 4,
            right: DutyTimeline.width - 16)
    }

    func put(_ words: DutyWords, in html: inout HTML) {
        Page.drawing(
            "chart", width: DutyTimeline.width, height: 66, title: "\(measure.name) over time",
            description: "How the measure stood; the table below says the same.", in: &html
        ) { html in
            axis.putDates(from: 24, to: 58, labelY: 16, words.released.moments, in: &html)
            for (i, phase) in measure.phases.enumerated() {
                let next = i + 1 < measure.phases.count ? measure.phases[i + 1].since : nil
                put(phase, until: next, words, in: &html)
            }
        }
    }

    private func put(
        _ phase: StandingMeasureVerdict.Phase, until next: Interval?, _ words: DutyWords, in html: inout HTML
    ) {
        let from = phase.since.map { axis.x($0.latest) } ?? axis.left
        let to = next.map { axis.x($0.earliest) } ?? axis.right
        let since = phase.since.map { "since " + words.released.moments.both($0) } ?? DutyWords.untold(phase)
        html.element("g") { html in
            html.element("title", "\(phase.state.rawValue) \(since)")
            if let since = phase.since, since.earliest < since.latest {
                html.shape(
                    "rect",
                    [
                        ("class", "maybe"), ("x", pixels(axis.x(since.earliest))), ("y", "32"),
                        ("width", pixels(max(2, from - axis.x(since.earliest)))), ("height", "20"),
                    ])
            }
            html.shape(
                "rect",
                [
                    ("class", "phase " + phase.state.rawValue), ("x", pixels(from)), ("y", "32"),
                    ("width", pixels(max(2, to - from))), ("height", "20"),
                ])
            if to - from > 64 {
                html.element(
                    "text", [("class", "phase-label"), ("x", pixels(from + 8)), ("y", "46")],
                    phase.state.rawValue)
            }
        }
    }
}
