internal import CeasefireModel

/// When something happened, as two numbers of seconds side by side. A missing one lies after everything.
struct StreamSpan: Equatable, Sendable {
    var earliest: Int64
    var latest: Int64

    static let none = StreamSpan(earliest: .max, latest: .max)

    init(earliest: Int64, latest: Int64) {
        self.earliest = earliest
        self.latest = latest
    }

    init(_ interval: Interval?) {
        earliest = interval?.earliest.secondsSinceEpoch ?? .max
        latest = interval?.latest.secondsSinceEpoch ?? .max
    }

    var isNone: Bool { latest == .max }

    var interval: Interval? {
        isNone
            ? nil
            : Interval(
                spanning: Instant(secondsSinceEpoch: earliest), Instant(secondsSinceEpoch: latest))
    }

    /// The first of two, each of which is only known to lie in an interval.
    mutating func first(_ other: StreamSpan) {
        earliest = min(earliest, other.earliest)
        latest = min(latest, other.latest)
    }

    static func + (span: StreamSpan, seconds: Int64) -> StreamSpan {
        span.isNone
            ? .none : StreamSpan(earliest: span.earliest + seconds, latest: span.latest + seconds)
    }
}
