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
                max(end, last + length / 10)))
    }

    func put(_ words: DutyWords, in html: inout HTML) {
        let days = axis.days(words.released.moments)
        Lanes.chart(
            "\(measure.name) over time", "How the measure stood; the table below says the same.",
            class: "standing", in: &html
        ) { html in
            Lanes.dates(days, in: &html)
            Lanes.lane(height: 30, ticks: days, in: &html) { html in
                html.element("strong", measure.name.text)
            } track: { html in
                for (i, phase) in measure.phases.enumerated() {
                    let next = i + 1 < measure.phases.count ? measure.phases[i + 1].since : nil
                    put(phase, until: next, words, in: &html)
                }
            }
        }
    }

    private func put(
        _ phase: StandingMeasureVerdict.Phase, until next: Interval?, _ words: DutyWords, in html: inout HTML
    ) {
        let from = phase.since.map { axis.x($0.latest) } ?? 0
        let to = next.map { axis.x($0.earliest) } ?? 100
        let since = phase.since.map { "since " + words.released.moments.both($0) } ?? DutyWords.untold(phase)
        html.element("g") { html in
            html.element("title", "\(phase.state.rawValue) \(since)")
            if let since = phase.since, since.earliest < since.latest {
                Lanes.bar("maybe", from: axis.x(since.earliest), to: from, y: 5, height: 20, in: &html)
            }
            Lanes.bar("phase " + phase.state.rawValue, from: from, to: to, y: 5, height: 20, in: &html)
            if to - from > 8 {
                Lanes.text(
                    phase.state.rawValue, x: from, y: 19, dx: 6, anchor: .start,
                    class: to - from > 24 ? "phase-label" : "phase-label fine", in: &html)
            }
        }
    }
}
