internal import CeasefireModel

/// A chart of lanes. Each has a name and a track, along which everything lies at so many hundredths of its width: so
/// words keep their size on a telephone, where the name stands above the track instead of beside it.
enum Lanes {
    /// The chart, one picture to a screen reader, told in words elsewhere on the page.
    static func chart(
        _ title: String, _ description: String, class name: String = "", in html: inout HTML,
        _ content: (inout HTML) -> Void
    ) {
        html.element(
            "div",
            [
                ("class", name.isEmpty ? "lanes" : "lanes " + name), ("role", "img"),
                ("aria-label", "\(title). \(description)"),
            ], content)
    }

    /// The line above the lanes that tells the dates. On a narrow page only some of them are shown.
    static func dates(_ labels: [TimeAxis.Label], in html: inout HTML) {
        let lines = labels.map(\.lines.count).max() ?? 1
        let everySo = max(1, (labels.count + 4) / 5)
        lane("dates", height: 6 + 14 * Double(lines), ticks: [], in: &html) { _ in
        } track: { html in
            for (i, label) in labels.enumerated() {
                for (j, line) in label.lines.enumerated() {
                    text(
                        line, x: label.x, y: 12 + 14 * Double(j), anchor: nil,
                        class: i % everySo == 0 ? "axis" : "axis fine", in: &html)
                }
            }
        }
    }

    /// A lane: its name, and a drawing at least as high as is said, with a line across at each date. Words on the track
    /// run over as many lines as they need.
    static func lane(
        _ kind: String = "", height: Double, ticks: [TimeAxis.Label], words: String? = nil,
        in html: inout HTML, name: (inout HTML) -> Void, track: (inout HTML) -> Void
    ) {
        html.element("div", [("class", kind.isEmpty ? "lane" : "lane " + kind)]) { html in
            html.element("div", [("class", "lane-name")], name)
            html.element("div", [("class", "track"), ("style", "min-height:\(pixels(height))px")]) { html in
                html.element("svg", [("aria-hidden", "true")]) { html in
                    for tick in ticks {
                        let x = share(tick.x)
                        html.shape(
                            "line", [("class", "tick"), ("x1", x), ("x2", x), ("y1", "0"), ("y2", "100%")])
                    }
                    track(&html)
                }
                if let words { html.element("p", words) }
            }
        }
    }

    /// A box along the track. What is too short to be seen is drawn a little longer.
    static func bar(
        _ name: String, from: Double, to: Double, y: Double, height: Double, fill: String? = nil,
        in html: inout HTML
    ) {
        var attributes: [HTML.Attribute] = [
            ("class", name), ("x", share(from)), ("y", pixels(y)), ("width", share(max(0.35, to - from))),
            ("height", pixels(height)),
        ]
        if let fill { attributes.append(("fill", fill)) }
        html.shape("rect", attributes)
    }

    /// A line across the track.
    static func line(_ name: String, x: Double, from top: Double, to bottom: Double?, in html: inout HTML) {
        html.shape(
            "line",
            [
                ("class", name), ("x1", share(x)), ("x2", share(x)), ("y1", pixels(top)),
                ("y2", bottom.map(pixels) ?? "100%"),
            ])
    }

    /// A line along the track.
    static func reach(_ name: String, from: Double, to: Double, y: Double, in html: inout HTML) {
        html.shape(
            "line",
            [
                ("class", name), ("x1", share(from)), ("x2", share(to)), ("y1", pixels(y)), ("y2", pixels(y)),
            ])
    }

    /// A mark that the page defines once, its middle at a point.
    static func mark(
        _ id: String, class name: String, x: Double, y: Double, size: Double, in html: inout HTML
    ) {
        html.shape(
            "use",
            [
                ("href", "#" + id), ("class", name), ("x", share(x)), ("y", pixels(y)),
                ("width", pixels(size)), ("height", pixels(size)),
                ("transform", "translate(\(pixels(-size / 2)) \(pixels(-size / 2)))"),
            ])
    }

    /// Where words stand beside their point.
    enum Anchor: String {
        case middle, end, start
    }

    /// Words on the track; without an anchor they stand over their point, save at the edges, which they do not cross.
    static func text(
        _ words: String, x: Double, y: Double, dx: Double = 0, anchor: Anchor?, class name: String,
        in html: inout HTML
    ) {
        let chosen = anchor ?? (x < 1.5 ? .start : x > 98.5 ? .end : .middle)
        html.element(
            "text",
            [
                ("class", name), ("x", share(x)), ("y", pixels(y)), ("dx", pixels(dx)),
                ("text-anchor", chosen.rawValue),
            ], words)
    }

    /// `12.3%`.
    static func share(_ x: Double) -> String { hundredths(x) + "%" }

    private static func hundredths(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let digits = rest == 0 ? "" : rest < 10 ? ".0\(rest)" : rest % 10 == 0 ? ".\(rest / 10)" : ".\(rest)"
        return (hundredths < 0 ? "-" : "") + String(whole) + digits
    }
}
