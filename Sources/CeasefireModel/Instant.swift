/// A moment, in whole seconds since 1970-01-01T00:00:00Z. No observer of a ceasefire times a shell to less.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let secondsSinceEpoch: Int64

    /// Creates the moment so many seconds after 1970-01-01T00:00:00Z.
    public init(secondsSinceEpoch: Int64) { self.secondsSinceEpoch = secondsSinceEpoch }

    /// Earlier first.
    public static func < (a: Self, b: Self) -> Bool { a.secondsSinceEpoch < b.secondsSinceEpoch }

    /// The moment so many seconds later.
    public static func + (instant: Self, seconds: Int64) -> Self {
        Self(secondsSinceEpoch: instant.secondsSinceEpoch + seconds)
    }

    /// The moment so many seconds earlier.
    public static func - (instant: Self, seconds: Int64) -> Self { instant + -seconds }

    /// Seconds from `earlier` to `later`; negative where they stand the other way round.
    public static func - (later: Self, earlier: Self) -> Int64 {
        later.secondsSinceEpoch - earlier.secondsSinceEpoch
    }
}

/// When something happened or became known, as closely as the sources say: not before `earliest` and not
/// after `latest`. A night, a day, or 15:30 give or take a quarter of an hour.
public struct Interval: Hashable, Sendable, Comparable {
    /// The first moment that the sources allow.
    public let earliest: Instant
    /// The last moment that the sources allow; never before `earliest`.
    public let latest: Instant

    /// Creates an interval; nil where the end lies before the beginning.
    public init?(earliest: Instant, latest: Instant) {
        guard earliest <= latest else { return nil }
        self.earliest = earliest
        self.latest = latest
    }

    /// The interval of a moment that is known to the second.
    public init(at instant: Instant) {
        earliest = instant
        latest = instant
    }

    /// The smallest interval that holds both moments, in whichever order they are given.
    public init(spanning a: Instant, _ b: Instant) {
        earliest = min(a, b)
        latest = max(a, b)
    }

    /// By beginning, then by end.
    public static func < (a: Self, b: Self) -> Bool { (a.earliest, a.latest) < (b.earliest, b.latest) }

    /// Seconds between the two ends; 0 for a moment.
    public var lengthSeconds: Int64 { latest - earliest }

    /// Whether some moment lies in both.
    public func overlaps(_ other: Self) -> Bool { earliest <= other.latest && other.earliest <= latest }

    /// Whether every moment of `other` lies in this interval.
    public func contains(_ other: Self) -> Bool { earliest <= other.earliest && other.latest <= latest }

    /// The smallest interval that holds both.
    public func union(_ other: Self) -> Self {
        Self(spanning: min(earliest, other.earliest), max(latest, other.latest))
    }

    /// What lies in both, nil where nothing does.
    public func intersection(_ other: Self) -> Self? {
        Self(earliest: max(earliest, other.earliest), latest: min(latest, other.latest))
    }

    /// The interval, so many seconds later.
    public static func + (interval: Self, seconds: Int64) -> Self {
        Self(spanning: interval.earliest + seconds, interval.latest + seconds)
    }
}
