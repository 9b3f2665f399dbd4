internal import Algorithms
internal import CeasefireModel

/// Finds when the clocks of a zone changed.
enum ZoneDays {
    /// The years that are looked at: no agreement counts days outside of them.
    private static let years = 1990...2100
    /// In these years no zone has changed its clocks twice in so short a time: where summer time pauses for
    /// Ramadan, it pauses four weeks.
    private static let stride: Int64 = 14 * 86_400

    /// The days of a zone; nil where it is not known.
    static func days(of zone: String, zones: any TimeZoneRules) -> LocalDays? {
        guard let first = CivilTime(year: years.lowerBound, month: 1, day: 1),
            let last = CivilTime(year: years.upperBound, month: 1, day: 1),
            let offset = zones.offsetSeconds(of: zone, at: Instant(secondsSinceEpoch: first.wallSeconds))
        else { return nil }
        var days = LocalDays(offsetBeforeSeconds: offset)
        var (start, current) = (first.wallSeconds, offset)
        while start < last.wallSeconds {
            let end = start + stride
            guard let next = zones.offsetSeconds(of: zone, at: Instant(secondsSinceEpoch: end)) else {
                return nil
            }
            if next != current {
                let moment = change(of: zone, from: start, to: end, after: current, zones: zones)
                days.changes.append(.init(from: moment, offsetSeconds: next))
                current = next
            }
            start = end
        }
        return days
    }

    /// The first moment in a stretch at which the clocks no longer stood at the offset before.
    private static func change(
        of zone: String, from start: Int64, to end: Int64, after offset: Int, zones: any TimeZoneRules
    ) -> Instant {
        let changed = (start + 1..<end).partitioningIndex {
            zones.offsetSeconds(of: zone, at: Instant(secondsSinceEpoch: $0)) != offset
        }
        return Instant(secondsSinceEpoch: changed)
    }
}
