internal import Analysis
internal import CeasefireModel
internal import Evaluation

/// How far each change moves the number of breaches under one reading, incidents that meet the standard and duties in breach: bars to both sides of what it is now, the
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
        /// What it comes to, in words.
        var result: String

        /// How far it moves the number.
        var length: Int { abs(variation.to.all - variation.from.all) }
    }

    init(
        _ reading: ReadingName, _ outcome: Outcome, _ variations: [Variation], words: (Change) -> String,
        result: (Outcome) -> String
    ) {
        self.reading = reading
        base = outcome.all
        bars = variations.filter { $0.reading == reading }.map {
            Bar(label: words($0.change), variation: $0, result: result($0.to))
        }
        .enumerated().sorted { a, b in
            (b.element.length, a.offset) < (a.element.length, b.offset)
        }.map(\.element)
    }

    func put(in html: inout HTML) {
        let shown = bars.prefix(Self.mostBars)
        guard !shown.isEmpty else { return }
        let values = shown.map(\.variation.to.all) + [base]
        let least = values.min() ?? base
        let most = max(values.max() ?? base, least + 1)
        // Room on the right for a word beside the longest bar.
        func x(_ value: Int) -> Double { 2 + 68 * Double(value - least) / Double(most - least) }
        let labels = Set([least, base, most]).sorted().map {
            TimeAxis.Label(x: x($0), lines: [$0 == base ? "\($0) now" : String($0)])
        }
        let ticks = [TimeAxis.Label(x: x(base), lines: [])]
        Lanes.chart(
            "What moves the number of incidents that meet the standard and of duties in breach under \(reading)",
            "Each bar runs from \(base), what it is now, to what a change makes of it; the table below says the same.",
            class: "tornado", in: &html
        ) { html in
            Lanes.dates(labels, in: &html)
            for bar in shown { put(bar, ticks, x, in: &html) }
        }
        if bars.count > shown.count {
            html.element(
                "p", [("class", "note")],
                "The \(shown.count) longest of \(bars.count) bars; the table holds all.")
        }
    }

    private func put(
        _ bar: Bar, _ ticks: [TimeAxis.Label], _ x: (Int) -> Double, in html: inout HTML
    ) {
        let (from, to) = (x(bar.variation.from.all), x(bar.variation.to.all))
        Lanes.lane(height: 22, ticks: ticks, in: &html) { html in
            html.text(bar.label)
        } track: { html in
            html.element("g") { html in
                html.element("title", "\(bar.label): \(bar.result)")
                Lanes.bar(
                    bar.variation.reverses ? "due ceiling" : "due floor", from: min(from, to),
                    to: max(from, to), y: 4, height: 14, in: &html)
            }
            // From what to what, so that a bar can be read without the table.
            let numbers = "\(bar.variation.from.all) to \(bar.variation.to.all)"
            Lanes.text(
                numbers + (bar.variation.reverses ? ", reverses" : ""), x: max(from, to), y: 15, dx: 6,
                anchor: .start, class: "open", in: &html)
        }
    }
}
