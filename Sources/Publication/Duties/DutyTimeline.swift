internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Duties on a line of time: a lane for each duty of each party, with a bar from its opening to the time by
/// which it must be done, marks for deadlines, and marks for what was begun and done.
struct DutyTimeline {
    private let lanes: [[DeedVerdict]]
    private let axis: TimeAxis
    private let now: Instant?

    static let width = 1_100.0
    static let labelWidth = 280.0
    private static let laneHeight = 40.0
    private static let top = 34.0

    /// Nil where nothing has a time to show.
    init?(_ deeds: [DeedVerdict], now: Instant?) {
        guard let span = Self.span(deeds, now: now) else { return nil }
        lanes = DutyRow.lanes(deeds)
        axis = TimeAxis(span: span, left: Self.labelWidth, right: Self.width - 16)
        self.now = now
    }

    /// All that the lanes need, with a little room on both sides.
    private static func span(_ deeds: [DeedVerdict], now: Instant?) -> Interval? {
        let told = deeds.flatMap { deed in
            [deed.opens, deed.beginBy, deed.completeBy, deed.begun, deed.completed].compactMap { $0 }
        }
        guard let first = told.map(\.earliest).min(), let last = told.map(\.latest).max() else { return nil }
        // The moment asked about belongs on the drawing where it is not far beyond all else.
        let length = max(86_400, last - first)
        let end = now.map { $0 > last && $0 - last < length ? $0 : last } ?? last
        return Interval(spanning: first - length / 40, end + length / 25)
    }

    func put(_ words: DutyWords, title: String, in html: inout HTML) {
        let bottom = Self.top + Double(lanes.count) * Self.laneHeight
        Page.drawing(
            "chart", width: Self.width, height: bottom + 8, title: title,
            description:
                "When each duty was owed, and when it was begun and done; the table below says the same.",
            in: &html
        ) { html in
            axis.putDates(from: Self.top - 6, to: bottom, labelY: 16, words.released.moments, in: &html)
            if let now, now >= axis.span.earliest, now <= axis.span.latest {
                let x = pixels(axis.x(now))
                html.element("g") { html in
                    html.element("title", "told as of \(words.released.moments.both(now))")
                    html.shape(
                        "line",
                        [
                            ("class", "now"), ("x1", x), ("x2", x), ("y1", pixels(Self.top - 6)),
                            ("y2", pixels(bottom)),
                        ])
                }
            }
            for (i, lane) in lanes.enumerated() {
                put(lane, y: Self.top + Double(i) * Self.laneHeight, words, in: &html)
            }
        }
    }

    private func put(_ lane: [DeedVerdict], y: Double, _ words: DutyWords, in html: inout HTML) {
        guard let first = lane.first else { return }
        html.shape(
            "line",
            [
                ("class", "rule"), ("x1", "0"), ("x2", pixels(Self.width)), ("y1", pixels(y)),
                ("y2", pixels(y)),
            ])
        let name = [first.deed.text, first.tranche?.text].compactMap { $0 }.joined(separator: ", ")
        html.element("text", [("class", "rung"), ("x", "0"), ("y", pixels(y + 16))], Self.short(name))
        html.element(
            "text", [("class", "who-label"), ("x", "0"), ("y", pixels(y + 31))],
            Self.short(words.released.name(first.party)))
        for deed in lane { bar(deed, y: y + 6, isAlone: lane.count == 1, words, in: &html) }
        for deed in lane { marks(deed, y: y + 6, words, in: &html) }
    }

    /// As much of a name as fits beside the bars.
    private static func short(_ name: String) -> String {
        let longest = 38
        return name.count > longest ? name.prefix(longest - 1) + "\u{2026}" : name
    }

    private func bar(
        _ deed: DeedVerdict, y: Double, isAlone: Bool, _ words: DutyWords, in html: inout HTML
    ) {
        let from = deed.opens.map { axis.x($0.latest) } ?? axis.left
        let to = deed.completeBy.map { axis.x($0.earliest) } ?? axis.right
        let outer = (
            deed.opens.map { axis.x($0.earliest) } ?? from, deed.completeBy.map { axis.x($0.latest) } ?? to
        )
        func rect(_ name: String, _ a: Double, _ b: Double) -> [HTML.Attribute] {
            [
                ("class", "\(name) d-\(deed.state.rawValue)"), ("x", pixels(a)), ("y", pixels(y)),
                ("width", pixels(max(2, b - a))), ("height", "14"),
            ]
        }
        html.element("g") { html in
            html.element(
                "title",
                "\(words.title(deed)), \(words.released.name(deed.party)): \(deed.state.words), \(deed.state.meaning)"
            )
            if outer.0 < from || outer.1 > to { html.shape("rect", rect("maybe", outer.0, outer.1)) }
            html.shape(
                "rect", rect("bar", from, max(from, to)) + [("fill", "url(#p-\(deed.state.rawValue))")])
            if isAlone || to - from > 26 {
                DutySymbols.place(deed.state, x: (from + max(from, to)) / 2, y: y + 7, in: &html)
            }
        }
        // Where it begins or ends nobody says, the bar runs to the edge, and the edge says so.
        if deed.opens == nil { open("?", x: axis.left + 4, y: y, in: &html) }
        if deed.completeBy == nil { open("?", x: axis.right - 8, y: y, in: &html) }
    }

    private func open(_ mark: String, x: Double, y: Double, in html: inout HTML) {
        html.element("text", [("class", "phase-label"), ("x", pixels(x)), ("y", pixels(y + 11))], mark)
    }

    private func marks(_ deed: DeedVerdict, y: Double, _ words: DutyWords, in html: inout HTML) {
        func told(_ name: String, _ when: Interval) -> String {
            "\(words.title(deed)): \(name) \(words.released.moments.both(when))"
        }
        for (name, when, mark) in [
            ("begin by", deed.beginBy, "deadline begin"), ("due by", deed.completeBy, "deadline"),
        ] {
            guard let when else { continue }
            let x = pixels(axis.x(when.latest))
            html.element("g") { html in
                html.element("title", told(name, when))
                html.shape(
                    "line",
                    [("class", mark), ("x1", x), ("x2", x), ("y1", pixels(y - 4)), ("y2", pixels(y + 18))])
            }
        }
        for (name, when, mark) in [("began", deed.begun, "event"), ("done", deed.completed, "event done")] {
            guard let when else { continue }
            let (from, to) = (axis.x(when.earliest), axis.x(when.latest))
            html.element("g") { html in
                html.element("title", told(name, when))
                if to - from > 3 {
                    html.shape(
                        "line",
                        [
                            ("class", "reach"), ("x1", pixels(from)), ("x2", pixels(to)),
                            ("y1", pixels(y + 24)),
                            ("y2", pixels(y + 24)),
                        ])
                }
                Self.mark(mark, x: (from + to) / 2, y: y + 24, in: &html)
            }
        }
    }

    /// A triangle, its middle at a point: outlined for what was begun, filled for what was done.
    static func mark(_ name: String, x: Double, y: Double, in html: inout HTML) {
        let (left, right, top) = (pixels(x - 4.5), pixels(x + 4.5), pixels(y - 5))
        html.shape(
            "path",
            [("class", name), ("d", "M\(left) \(top)L\(right) \(pixels(y))L\(left) \(pixels(y + 5))Z")])
    }
}

extension TimeAxis {
    /// Lines and dates across a drawing; over more than ten months the dates name their year.
    func putDates(
        from top: Double, to bottom: Double, labelY: Double, _ moments: Moments, in html: inout HTML
    ) {
        let hasYears = span.lengthSeconds > 300 * 86_400
        for tick in ticks(hours: 24, most: 12, moments) {
            let x = pixels(x(tick.instant))
            html.shape(
                "line",
                [("class", "tick"), ("x1", x), ("x2", x), ("y1", pixels(top)), ("y2", pixels(bottom))])
            let day = Self.dayText(tick.civil)
            html.element(
                "text", [("class", "axis"), ("x", x), ("y", pixels(labelY))],
                hasYears ? "\(day) \(tick.civil.date.year)" : day)
        }
    }
}
