internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Duties on a line of time, a lane for each duty of each party. A box is the time that is allowed. What is in breach, or
/// shown by nobody when its time is up, is drawn below the box from that moment until it was done, or to the moment told of.
struct DutyTimeline {
    private let lanes: [[DeedVerdict]]
    private let axis: TimeAxis
    private let now: Instant?

    private static let laneHeight = 38.0
    private static let boxTop = 7.0
    private static let boxHeight = 13.0
    private static let stripTop = 22.0
    private static let stripHeight = 8.0

    /// Nil where nothing has a time to show.
    init?(_ deeds: [DeedVerdict], now: Instant?) {
        guard let span = Self.span(deeds, now: now) else { return nil }
        lanes = DutyRow.lanes(deeds)
        axis = TimeAxis(span: span)
        self.now = now
    }

    /// All that the lanes need, with a little room on both sides.
    private static func span(_ deeds: [DeedVerdict], now: Instant?) -> Interval? {
        let told = deeds.flatMap { deed in
            [deed.opens, deed.beginBy, deed.completeBy, deed.begun, deed.completed, deed.breached]
                .compactMap { $0 }
        }
        guard let first = told.map(\.earliest).min(), let last = told.map(\.latest).max() else { return nil }
        // The moment asked about belongs on the drawing where it is not far beyond all else.
        let length = max(86_400, last - first)
        let end = now.map { $0 > last && $0 - last < length ? $0 : last } ?? last
        return Interval(spanning: first - length / 40, end + length / 25)
    }

    /// How far the drawing tells of: the moment asked about, or all of it.
    private var end: Double { now.map { axis.x($0) } ?? 100 }

    func put(_ words: DutyWords, title: String, in html: inout HTML) {
        let days = axis.days(words.released.moments)
        Lanes.chart(
            title, "When each duty was owed, begun, done and in breach; the tables below say the same.",
            class: "duty-lanes", in: &html
        ) { html in
            Lanes.dates(days, in: &html)
            for lane in lanes { put(lane, days, words, in: &html) }
        }
    }

    private func put(
        _ lane: [DeedVerdict], _ days: [TimeAxis.Label], _ words: DutyWords, in html: inout HTML
    ) {
        guard let first = lane.first else { return }
        Lanes.lane("ruled", height: Self.laneHeight, ticks: days, in: &html) { html in
            html.element(
                "strong", [first.deed.text, first.tranche?.text].compactMap { $0 }.joined(separator: ", "))
            html.element("span", [("class", "sub")], words.released.name(first.party))
        } track: { html in
            if let now, now >= axis.span.earliest, now <= axis.span.latest {
                html.element("g") { html in
                    html.element("title", "told as of \(words.released.moments.both(now))")
                    Lanes.line("now", x: axis.x(now), from: 0, to: nil, in: &html)
                }
            }
            for deed in lane { box(deed, words, in: &html) }
            for deed in lane { strip(deed, words, in: &html) }
            for deed in lane { marks(deed, words, in: &html) }
            for deed in lane { seat(deed, among: lane, in: &html) }
        }
    }

    // MARK: The time allowed

    private func box(_ deed: DeedVerdict, _ words: DutyWords, in html: inout HTML) {
        let from = deed.opens.map { axis.x($0.latest) } ?? 0
        let to = max(from, deed.completeBy.map { axis.x($0.earliest) } ?? 100)
        let outer = (
            deed.opens.map { axis.x($0.earliest) } ?? from, deed.completeBy.map { axis.x($0.latest) } ?? to
        )
        html.element("g") { html in
            html.element("title", told(deed, words))
            if outer.0 < from || outer.1 > to {
                Lanes.bar(
                    "maybe", from: outer.0, to: outer.1, y: Self.boxTop, height: Self.boxHeight, in: &html)
            }
            Lanes.bar(
                "allowed d-" + deed.state.rawValue, from: from, to: to, y: Self.boxTop,
                height: Self.boxHeight,
                in: &html)
        }
        // Where it begins or ends nobody says, the box runs to the edge, and the edge says so.
        if deed.opens == nil {
            Lanes.text("?", x: 0, y: Self.boxTop + 10.5, dx: 4, anchor: .start, class: "open", in: &html)
        }
        if deed.completeBy == nil {
            Lanes.text("?", x: 100, y: Self.boxTop + 10.5, dx: -4, anchor: .end, class: "open", in: &html)
        }
    }

    private func told(_ deed: DeedVerdict, _ words: DutyWords) -> String {
        "\(words.title(deed)), \(words.released.name(deed.party)): \(deed.state.words), \(deed.state.meaning)"
    }

    // MARK: What came of it

    /// From where something is amiss, as an interval, and until when; nil where nothing is.
    private func amiss(_ deed: DeedVerdict) -> (from: Interval, until: Double)? {
        let from: Interval? =
            switch deed.state {
            case .breached: deed.breached ?? deed.completeBy
            case .unverified, .undecidable: deed.completeBy
            case .pending, .due, .performed, .excused: nil
            }
        guard let from else { return nil }
        let until = deed.completed.map { axis.x($0.earliest) } ?? end
        return axis.x(from.earliest) < until ? (from, until) : nil
    }

    private func strip(_ deed: DeedVerdict, _ words: DutyWords, in html: inout HTML) {
        guard let (from, until) = amiss(deed) else { return }
        let solid = min(axis.x(from.latest), until)
        html.element("g") { html in
            html.element("title", told(deed, words))
            if axis.x(from.earliest) < solid {
                Lanes.bar(
                    "maybe d-" + deed.state.rawValue, from: axis.x(from.earliest), to: solid,
                    y: Self.stripTop,
                    height: Self.stripHeight, in: &html)
            }
            Lanes.bar(
                "strip d-" + deed.state.rawValue, from: solid, to: until, y: Self.stripTop,
                height: Self.stripHeight, fill: "url(#p-\(deed.state.rawValue))", in: &html)
        }
    }

    /// The state's mark: where it was done, where it went amiss, else in the middle of the time allowed.
    private func seat(_ deed: DeedVerdict, among lane: [DeedVerdict], in html: inout HTML) {
        let onBox = Self.boxTop + Self.boxHeight / 2
        if let (from, until) = amiss(deed) {
            let x = min(axis.x(from.latest), until)
            DutySymbols.place(deed.state, x: x, y: Self.stripTop + Self.stripHeight / 2, in: &html)
        } else if deed.state == .performed, let done = deed.completed {
            DutySymbols.place(
                deed.state, x: (axis.x(done.earliest) + axis.x(done.latest)) / 2, y: onBox, in: &html)
        } else {
            let from = deed.opens.map { axis.x($0.latest) } ?? 0
            let to = max(from, deed.completeBy.map { axis.x($0.earliest) } ?? 100)
            // Of many returns in a narrow space only the boxes are drawn.
            guard lane.count == 1 || to - from > 2.4 else { return }
            DutySymbols.place(deed.state, x: (from + to) / 2, y: onBox, in: &html)
        }
    }

    private func marks(_ deed: DeedVerdict, _ words: DutyWords, in html: inout HTML) {
        func told(_ name: String, _ when: Interval) -> String {
            "\(words.title(deed)): \(name) \(words.released.moments.both(when))"
        }
        for (name, when, mark) in [
            ("begin by", deed.beginBy, "deadline begin"), ("due by", deed.completeBy, "deadline"),
        ] {
            guard let when else { continue }
            html.element("g") { html in
                html.element("title", told(name, when))
                Lanes.line(
                    mark, x: axis.x(when.latest), from: Self.boxTop - 4, to: Self.boxTop + Self.boxHeight + 3,
                    in: &html)
            }
        }
        let y = Self.boxTop + Self.boxHeight / 2
        for (name, when, mark) in [("began", deed.begun, "began"), ("done", deed.completed, "done")] {
            guard let when else { continue }
            let (from, to) = (axis.x(when.earliest), axis.x(when.latest))
            html.element("g") { html in
                html.element("title", told(name, when))
                if to - from > 0.35 { Lanes.reach("reach", from: from, to: to, y: y, in: &html) }
                // What was done in time has the mark of its state there.
                if mark == "began" || deed.state != .performed {
                    Lanes.mark("e-" + mark, class: "event", x: (from + to) / 2, y: y, size: 11, in: &html)
                }
            }
        }
    }
}
