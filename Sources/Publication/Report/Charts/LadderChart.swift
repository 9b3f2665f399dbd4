internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A response in one episode as a chart: time runs from the breach; for each rung and each way of settling
/// what is open, a bar for when the measure is due.
struct LadderChart {
    private let rows: [Row]
    private let span: Interval
    private let breach: Interval

    private struct Row {
        /// The rung, on its first row only.
        var rung: String
        var label: String
        var clock: Clock
        var condition: ConditionState
    }

    /// What a row shows: ways of settling what is open that show the same share one.
    private struct Content: Hashable {
        var kind: Clock.Kind
        var due: Interval?
        var state: Clock.State
        var reason: Reason
        var condition: ConditionState
        var episode: Int
    }

    /// One way of settling what is open.
    private struct Label {
        var anchor: Anchor
        var words: String
        var clock: Clock
    }

    /// The ways that share a row, in as few words as say it.
    private static func label(_ labels: [Label], among scenarios: [Scenario]) -> String {
        let words = Set(labels.map(\.words))
        guard words.count > 1 else { return labels[0].words }
        if words.count == scenarios.count { return "however it is counted" }
        let anchors = Anchor.allCases.filter { anchor in labels.contains { $0.anchor == anchor } }
        let ofThese = scenarios.count { anchors.contains($0.anchor) }
        guard words.count == ofThese else { return labels[0].words + ", and \(words.count - 1) more ways" }
        return "counted from " + anchors.map(Wording.anchor).joined(separator: ", or ")
    }

    private static let width = 1_100.0
    private static let labelWidth = 370.0
    private static let rowHeight = 22.0

    /// Nil where nothing has a due time.
    init?(_ words: ResponseWords) {
        var rows: [Row] = []
        let scenarios = words.response.scenarios
        guard let ladder = scenarios.first?.episodes.first?.rungs, let first = scenarios.first?.episodes.first
        else { return nil }
        for rung in ladder {
            var folded: [(content: Content, labels: [Label])] = []
            for scenario in scenarios {
                for (number, episode) in scenario.episodes.enumerated() {
                    for verdict in episode.rungs where verdict.position == rung.position {
                        for clock in verdict.clocks {
                            let content = Content(
                                kind: clock.kind, due: clock.due, state: clock.state, reason: clock.reason,
                                condition: verdict.condition, episode: number)
                            let at = folded.firstIndex { $0.content == content } ?? folded.count
                            if at == folded.count { folded.append((content, [])) }
                            folded[at].labels.append(
                                Label(anchor: scenario.anchor, words: words.words(scenario), clock: clock))
                        }
                    }
                }
            }
            for (i, row) in folded.enumerated() {
                rows.append(
                    Row(
                        rung: i == 0 ? "\(rung.position). \(rung.rung)" : "",
                        label: Self.label(row.labels, among: scenarios), clock: row.labels[0].clock,
                        condition: row.content.condition))
            }
        }
        let due = rows.compactMap(\.clock.due)
        guard let last = due.map(\.latest).max() else { return nil }
        self.rows = rows
        breach = first.occurred
        span = Interval(spanning: breach.earliest - 3_600, last + 18 * 3_600)
    }

    func put(_ released: Released, title: String, in html: inout HTML) {
        let axis = TimeAxis(span: span, left: Self.labelWidth, right: Self.width - 8)
        let bottom = 52 + Double(rows.count) * Self.rowHeight
        Page.drawing(
            "chart", width: Self.width, height: bottom + 6, title: title,
            description: "When each measure is due, counted in each way; the table below says the same.",
            in: &html
        ) { html in
            for tick in axis.ticks(hours: 12, most: 14, released.moments) {
                let x = pixels(axis.x(tick.instant))
                html.shape(
                    "line", [("class", "tick"), ("x1", x), ("x2", x), ("y1", "40"), ("y2", pixels(bottom))])
                html.element(
                    "text", [("class", "axis"), ("x", x), ("y", "14")], TimeAxis.dayText(tick.civil))
                html.element("text", [("class", "axis"), ("x", x), ("y", "30")], tick.civil.clockText)
            }
            html.element("g") { html in
                html.element("title", "the first breach: \(released.moments.both(breach))")
                html.shape(
                    "rect",
                    [
                        ("class", "breach"), ("x", pixels(axis.x(breach.earliest))), ("y", "40"),
                        ("width", pixels(max(3, axis.x(breach.latest) - axis.x(breach.earliest)))),
                        ("height", pixels(bottom - 40)),
                    ])
            }
            for (i, row) in rows.enumerated() {
                put(row, y: 46 + Double(i) * Self.rowHeight, axis, released, in: &html)
            }
        }
    }

    /// What stands in place of a bar where nothing is due.
    private static func words(_ row: Row) -> Reason {
        switch row.condition {
        case .holds: "\(row.clock.state.rawValue): \(row.clock.reason)"
        case .doesNotHold(let reason): "not called for: \(reason)"
        case .mayHold(let reason), .unstated(let reason): "? \(reason)"
        }
    }

    private func put(
        _ row: Row, y: Double, _ axis: TimeAxis, _ released: Released, in html: inout HTML
    ) {
        if !row.rung.isEmpty {
            html.shape(
                "line",
                [
                    ("class", "rule"), ("x1", "0"), ("x2", pixels(Self.width)), ("y1", pixels(y)),
                    ("y2", pixels(y)),
                ])
            html.element("text", [("class", "rung"), ("x", "0"), ("y", pixels(y + 15))], row.rung)
        }
        html.element(
            "text", [("class", "row"), ("x", "96"), ("y", pixels(y + 15))],
            row.label.replacing("counted from ", with: "from "))
        guard let due = row.clock.due else {
            html.element(
                "text", [("class", "open"), ("x", pixels(axis.left + 4)), ("y", pixels(y + 15))],
                released.moments.text(Self.words(row)))
            return
        }
        let (from, to) = (axis.x(due.earliest), axis.x(due.latest))
        html.element("g") { html in
            html.element("title", "\(Wording.kind(row.clock.kind)) \(released.moments.both(due))")
            // A ceiling is what time runs up to, a floor what it runs on from.
            let line =
                row.clock.kind == .floor
                ? (min(to + 92, axis.right), axis.right) : (axis.x(breach.earliest), from)
            html.shape(
                "line",
                [
                    ("class", "run"), ("x1", pixels(line.0)), ("x2", pixels(line.1)), ("y1", pixels(y + 11)),
                    ("y2", pixels(y + 11)),
                ])
            html.shape(
                "rect",
                [
                    (
                        "class",
                        "due " + (row.clock.kind == .floor ? "floor" : "ceiling")
                            + (row.condition.holds ? "" : " unsure")
                    ),
                    ("x", pixels(from)), ("y", pixels(y + 5)), ("width", pixels(max(4, to - from))),
                    ("height", "12"),
                ])
        }
        let mark = row.condition.holds ? "" : " ?"
        let label = Wording.kind(row.clock.kind) + mark
        let isNearEdge = to + 90 > axis.right
        html.element(
            "text",
            [
                ("class", isNearEdge ? "open end" : "open"),
                ("x", pixels(isNearEdge ? from - 6 : max(to, from + 4) + 6)), ("y", pixels(y + 15)),
            ], label)
    }
}
