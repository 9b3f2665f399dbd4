internal import Algorithms
public import CeasefireModel

/// When the days of a zone begin, as plain data: evaluation knows no zones of its own.
public struct LocalDays: Hashable, Sendable {
    /// An offset from Universal Time and the moment from which it holds.
    public struct Change: Hashable, Sendable {
        /// The first moment at which it holds.
        public var from: Instant
        /// Seconds east of Universal Time.
        public var offsetSeconds: Int

        /// Creates a change.
        public init(from: Instant, offsetSeconds: Int) {
            self.from = from
            self.offsetSeconds = offsetSeconds
        }
    }
    /// The offset before the first change, in seconds east of Universal Time.
    public var offsetBeforeSeconds: Int
    /// The changes, by time.
    public var changes: [Change]

    /// Creates the days of a zone; without changes those of an offset.
    public init(offsetBeforeSeconds: Int = 0, changes: [Change] = []) {
        self.offsetBeforeSeconds = offsetBeforeSeconds
        self.changes = changes
    }

    /// Seconds east of Universal Time that the zone's clocks stood at that moment.
    public func offsetSeconds(at instant: Instant) -> Int {
        let later = changes.partitioningIndex { $0.from > instant }
        return later == 0 ? offsetBeforeSeconds : changes[later - 1].offsetSeconds
    }

    /// The day of that number, 1 for the day in which `instant` lies: from its first moment to the first of
    /// the next. Where clocks are set forward over midnight the day begins when they were.
    public func day(_ number: Int, of instant: Instant) -> Interval {
        let wall = CivilTime(wallSeconds: instant.secondsSinceEpoch + Int64(offsetSeconds(at: instant)))
        let start = wall.startOfDay.wallSeconds + Int64(number - 1) * 86_400
        return Interval(spanning: moment(wallSeconds: start), moment(wallSeconds: start + 86_400))
    }

    /// The moment at which the clocks show the same time so many days later; where they skip it the first moment after.
    public func sameClock(as instant: Instant, daysLater days: Int) -> Instant {
        let wall = instant.secondsSinceEpoch + Int64(offsetSeconds(at: instant))
        return moment(wallSeconds: wall + Int64(days) * 86_400)
    }

    /// The first moment at which the clocks showed that time or a later one.
    private func moment(wallSeconds: Int64) -> Instant {
        let guess = Instant(secondsSinceEpoch: wallSeconds)
        let offsets = Set([offsetSeconds(at: guess - 86_400), offsetSeconds(at: guess + 86_400)])
        let exact = offsets.map { guess - Int64($0) }.filter {
            $0.secondsSinceEpoch + Int64(offsetSeconds(at: $0)) == wallSeconds
        }
        return exact.min() ?? offsets.map { guess - Int64($0) }.max() ?? guess
    }
}
