internal import CeasefireModel

/// A stretch of time laid along a drawing, with days in the agreement's zone marked.
struct TimeAxis {
    let span: Interval
    let left: Double
    let right: Double

    /// Where a moment lies; what is outside lies at the edge.
    func x(_ instant: Instant) -> Double {
        let length = max(1, span.lengthSeconds)
        let part = Double(instant - span.earliest) / Double(length)
        return left + (right - left) * min(1, max(0, part))
    }

    /// A moment every so many hours, counted from midnight in the zone, with its civil time. Steps double
    /// until at most `most` fit.
    func ticks(hours: Int64, most: Int, _ moments: Moments) -> [(instant: Instant, civil: CivilTime)] {
        var step = hours * 3_600
        while span.lengthSeconds / step > Int64(most) { step *= 2 }
        let civil = moments.civil(span.earliest)
        // Clocks that are set forward or back within the span move later ticks by an hour, no more.
        var next = span.earliest + (civil.startOfDay.wallSeconds - civil.wallSeconds)
        var ticks: [(Instant, CivilTime)] = []
        while next <= span.latest {
            if next >= span.earliest { ticks.append((next, moments.civil(next))) }
            next = next + step
        }
        return ticks
    }

    /// `30 Jan`.
    static func dayText(_ civil: CivilTime) -> String {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let (_, month, day) = civil.date
        return "\(day) \(months[(month + 11) % 12])"
    }

    /// Lines and days across a drawing, the days written at `labelY`.
    func putDays(from top: Double, to bottom: Double, labelY: Double, _ moments: Moments, in html: inout HTML)
    {
        for tick in ticks(hours: 24, most: 16, moments) {
            let x = pixels(x(tick.instant))
            html.shape(
                "line",
                [("class", "tick"), ("x1", x), ("x2", x), ("y1", pixels(top)), ("y2", pixels(bottom))])
            html.element(
                "text", [("class", "axis"), ("x", x), ("y", pixels(labelY))], Self.dayText(tick.civil))
        }
    }
}
