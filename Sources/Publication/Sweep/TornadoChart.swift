internal import Analysis
internal import CeasefireModel
internal import Evaluation

/// How far each change moves the number of breaches of one reading: bars to both sides of what it is now, the
/// longest on top.
struct TornadoChart {
    /// More bars than these are read by nobody; the table beside the chart holds all.
    static let mostBars = 24

    let reading: ReadingName
    let base: Int
    let bars: [Bar]

    /// One thing that was changed.
    struct Bar {
        var label: String
        var variation: Variation

        /// How far it moves the number.
        var length: Int { abs(variation.to.breaches - variation.from.breaches) }
    }

    init(_ reading: ReadingName, _ outcome: Outcome, _ variations: [Variation], words: (Change) -> String) {
        self.reading = reading
        base = outcome.breaches
        bars = variations.filter { $0.reading == reading }.map { Bar(label: words($0.change), variation: $0) }
            .enumerated().sorted { a, b in
                (b.element.length, a.offset) < (a.element.length, b.offset)
            }.map(\.element)
    }

    private static let width = 900.0
    private static let labelWidth = 400.0
    private static let rowHeight = 22.0

    func put(in html: inout HTML) {
        let shown = bars.prefix(Self.mostBars)
        guard !shown.isEmpty else { return }
        let values = shown.map(\.variation.to.breaches) + [base]
        let least = values.min() ?? base
        let most = max(values.max() ?? base, least + 1)
        let left = Self.labelWidth
        let scale = (Self.width - left - 100) / Double(most - least)
        func x(_ value: Int) -> Double { left + 16 + Double(value - least) * scale }
        let bottom = 40 + Double(shown.count) * Self.rowHeight
        Page.drawing(
            "chart", width: Self.width, height: bottom + 8,
            title: "What moves the number of breaches under \(reading)",
            description:
                "Each bar runs from \(base), what it is now, to what a change makes of it; the table below says the same.",
            in: &html
        ) { html in
            for value in Set([least, base, most]).sorted() {
                html.element(
                    "text", [("class", "axis"), ("x", pixels(x(value))), ("y", "14")], String(value))
            }
            html.shape(
                "line",
                [
                    ("class", "rule"), ("x1", pixels(x(base))), ("x2", pixels(x(base))), ("y1", "22"),
                    ("y2", pixels(bottom)),
                ])
            for (i, bar) in shown.enumerated() {
                put(bar, y: 28 + Double(i) * Self.rowHeight, x, in: &html)
            }
        }
        if bars.count > shown.count {
            html.element(
                "p", [("class", "note")],
                "The \(shown.count) longest of \(bars.count) bars; the table holds all.")
        }
    }

    private func put(_ bar: Bar, y: Double, _ x: (Int) -> Double, in html: inout HTML) {
        let label = bar.label.count > 60 ? bar.label.prefix(59) + "\u{2026}" : bar.label
        html.element("text", [("class", "row"), ("x", "0"), ("y", pixels(y + 14))], label)
        let (from, to) = (x(bar.variation.from.breaches), x(bar.variation.to.breaches))
        html.element("g") { html in
            html.element("title", "\(bar.label): \(bar.variation.to.words)")
            html.shape(
                "rect",
                [
                    ("class", bar.variation.reverses ? "due ceiling" : "due floor"),
                    ("x", pixels(min(from, to))), ("y", pixels(y + 3)),
                    ("width", pixels(max(4, abs(to - from)))), ("height", "14"),
                ])
        }
        if bar.variation.reverses {
            html.element(
                "text", [("class", "open"), ("x", pixels(max(from, to) + 6)), ("y", pixels(y + 14))],
                "reverses")
        }
    }
}
