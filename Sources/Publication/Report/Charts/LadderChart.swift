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
        var episode: BreachSubject
        var isHypothetical: Bool
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

    /// Whether a row binds where some do, and which episode it is of where there are several.
    private static func episode(_ row: Content, of words: ResponseWords) -> String {
        let basis = words.response.found.isEmpty ? "" : row.isHypothetical ? "; hypothetical" : "; binding"
        let all = words.response.scenarios.first?.episodes.filter { $0.isHypothetical == row.isHypothetical }
        return basis + ((all?.count ?? 0) > 1 ? "; episode of \(row.episode)" : "")
    }

    /// Nil where nothing has a due time.
    init?(_ words: ResponseWords) {
        var rows: [Row] = []
        let scenarios = words.response.scenarios
        guard let ladder = scenarios.first?.episodes.first?.rungs, let first = scenarios.first?.episodes.first
        else { return nil }
        for rung in ladder {
            var folded: [(content: Content, labels: [Label])] = []
            for scenario in scenarios {
                for episode in scenario.episodes {
                    for verdict in episode.rungs where verdict.position == rung.position {
                        for clock in episode.ownClocks(verdict) {
                            let content = Content(
                                kind: clock.kind, due: clock.due, state: clock.state, reason: clock.reason,
                                condition: verdict.condition, episode: episode.first,
                                isHypothetical: episode.isHypothetical)
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
                        label: Self.label(row.labels, among: scenarios)
                            + Self.episode(row.content, of: words), clock: row.labels[0].clock,
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
        let axis = TimeAxis(span: span)
        let ticks = axis.halfDays(released.moments)
        Lanes.chart(
            title, "When each measure is due, counted in each way; the table below says the same.",
            class: "ladder",
            in: &html
        ) { html in
            Lanes.dates(ticks, in: &html)
            for row in rows { put(row, axis, ticks, released, in: &html) }
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
        _ row: Row, _ axis: TimeAxis, _ ticks: [TimeAxis.Label], _ released: Released, in html: inout HTML
    ) {
        Lanes.lane(
            row.rung.isEmpty ? "" : "ruled", height: 22, ticks: ticks,
            words: row.clock.due == nil ? released.moments.text(Self.words(row)) : nil, in: &html
        ) { html in
            if !row.rung.isEmpty { html.element("strong", row.rung) }
            html.element("span", [("class", "way")], row.label.replacing("counted from ", with: "from "))
        } track: { html in
            html.element("g") { html in
                html.element("title", "the first breach: \(released.moments.both(breach))")
                html.shape(
                    "rect",
                    [
                        ("class", "breach"), ("x", Lanes.share(axis.x(breach.earliest))), ("y", "0"),
                        ("width", Lanes.share(max(0.35, axis.x(breach.latest) - axis.x(breach.earliest)))),
                        ("height", "100%"),
                    ])
            }
            if let due = row.clock.due { bar(row, due, axis, released, in: &html) }
        }
    }

    private func bar(
        _ row: Row, _ due: Interval, _ axis: TimeAxis, _ released: Released, in html: inout HTML
    ) {
        let (from, to) = (axis.x(due.earliest), axis.x(due.latest))
        let isFloor = row.clock.kind == .floor
        html.element("g") { html in
            html.element("title", "\(Wording.kind(row.clock.kind)) \(released.moments.both(due))")
            // A ceiling is what time runs up to, a floor what it runs on from.
            let run = isFloor ? (to, 100) : (axis.x(breach.earliest), from)
            Lanes.reach("run", from: run.0, to: run.1, y: 11, in: &html)
            Lanes.bar(
                "due " + (isFloor ? "floor" : "ceiling") + (row.condition.holds ? "" : " unsure"), from: from,
                to: to, y: 5, height: 12, in: &html)
        }
        let label = Wording.kind(row.clock.kind) + (row.condition.holds ? "" : " ?")
        // To the left where there is no room to the right, also on a telephone.
        let isNearEdge = to > 75
        Lanes.text(
            label, x: isNearEdge ? from : max(to, from + 0.35), y: 15, dx: isNearEdge ? -6 : 6,
            anchor: isNearEdge ? .end : .start, class: "open over", in: &html)
    }
}
