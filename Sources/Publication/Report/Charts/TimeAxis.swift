internal import CeasefireModel

/// A stretch of time laid along a track, with days in the agreement's zone marked.
struct TimeAxis {
    let span: Interval

    /// Where a moment lies, in hundredths of the track; what is outside lies at the edge.
    func x(_ instant: Instant) -> Double {
        let length = max(1, span.lengthSeconds)
        let part = Double(instant - span.earliest) / Double(length)
        return 100 * min(1, max(0, part))
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

    /// What stands on the line of dates, and how far along.
    struct Label {
        var x: Double
        var lines: [String]
    }

    /// A label for each day; over more than ten months the dates name their year. `room` is the share of the page's width that they have.
    func days(_ moments: Moments, room: Double = 1) -> [Label] {
        let hasYears = span.lengthSeconds > 300 * 86_400
        return ticks(hours: 24, most: Int((hasYears ? 10 : 16) * room), moments).map { tick in
            let day = Self.dayText(tick.civil)
            return Label(
                x: x(tick.instant), lines: [hasYears ? "\(day) \(tick.civil.date.year)" : day])
        }
    }

    /// A label for every twelve hours, the day above the hour; `room` as for days.
    func halfDays(_ moments: Moments, room: Double = 1) -> [Label] {
        ticks(hours: 12, most: Int(14 * room), moments).map { tick in
            Label(x: x(tick.instant), lines: [Self.dayText(tick.civil), tick.civil.clockText])
        }
    }
}
