internal import Algorithms

/// A line that moves: one snapshot for some of the days.
///
/// A day without a snapshot has the line of the latest earlier day that has one, and the answer says which day that was and how old it
/// is; never that of a later day, which nobody knew then. Before the first snapshot nothing is known.
public struct LineOfContact: Sendable {
    /// The snapshots, one a day, in order.
    public let snapshots: [ContactSnapshot]
    /// A snapshot older than so many days answers no more; nil where any age will do.
    public let oldestAgeDays: Int?

    /// Creates a line from snapshots in any order; of two for one day the later in the list counts.
    public init(_ snapshots: [ContactSnapshot], oldestAgeDays: Int? = nil) {
        var byDay: [CivilDay: ContactSnapshot] = [:]
        for snapshot in snapshots { byDay[snapshot.day] = snapshot }
        self.snapshots = byDay.values.sorted { $0.day < $1.day }
        self.oldestAgeDays = oldestAgeDays
    }

    /// Which snapshot answers for a day.
    public enum Lookup: Hashable, Sendable {
        /// This one of the snapshots, so many days old.
        case snapshot(index: Int, ageDays: Int)
        /// The latest earlier one is too old.
        case tooOld(latest: CivilDay, ageDays: Int)
        /// The first snapshot is of a later day.
        case beforeFirst(first: CivilDay)
        /// There are none.
        case noSnapshots
    }

    /// Which snapshot answers for a day.
    public func lookup(_ day: CivilDay) -> Lookup {
        guard let first = snapshots.first else { return .noSnapshots }
        let later = snapshots.partitioningIndex { $0.day > day }
        guard later > 0 else { return .beforeFirst(first: first.day) }
        let used = snapshots[later - 1].day
        let age = day.daysSinceEpoch - used.daysSinceEpoch
        if let oldestAgeDays, age > oldestAgeDays { return .tooOld(latest: used, ageDays: age) }
        return .snapshot(index: later - 1, ageDays: age)
    }

    /// What is known of a day, made ready for questions; takes milliseconds each time. For many days use
    /// ``zones(on:)`` or a ``ZoneCache``.
    public func zone(on day: CivilDay) -> ZoneLookup {
        switch lookup(day) {
        case .snapshot(let index, let age): .zone(ContactZone(snapshots[index]), ageDays: age)
        case .tooOld(let latest, let age): .tooOld(latest: latest, ageDays: age)
        case .beforeFirst(let first): .beforeFirst(first: first)
        case .noSnapshots: .noSnapshots
        }
    }

    /// What is known of several days. Each snapshot that one of them needs is made ready once; days that share one share its memory.
    public func zones(on days: some Sequence<CivilDay>) -> [CivilDay: ZoneLookup] {
        let wanted = Set(days)
        var cache = ZoneCache(self, capacity: wanted.count)
        var zones: [CivilDay: ZoneLookup] = [:]
        for day in wanted.sorted() { zones[day] = cache.zone(on: day) }
        return zones
    }
}

/// What is known of a day.
public enum ZoneLookup: Sendable {
    /// This, drawn so many days before: 0 where the day has a snapshot of its own.
    case zone(ContactZone, ageDays: Int)
    /// The latest earlier snapshot is too old.
    case tooOld(latest: CivilDay, ageDays: Int)
    /// The first snapshot is of a later day.
    case beforeFirst(first: CivilDay)
    /// There are no snapshots.
    case noSnapshots

    /// The zone, nil where none is known.
    public var zone: ContactZone? { if case .zone(let zone, _) = self { zone } else { nil } }
}

/// Keeps the zones of the days asked for last, so that days asked for in order are each made ready once, in bounded memory.
public struct ZoneCache: Sendable {
    /// The line.
    public let line: LineOfContact
    /// Zones kept at most.
    public let capacity: Int
    /// Zones made ready so far.
    public private(set) var preparedCount = 0
    /// The one asked for last stands last.
    private var kept: [(index: Int, zone: ContactZone)] = []

    /// Creates an empty cache for a line; a zone of five thousand edges takes some 0.7 MB.
    public init(_ line: LineOfContact, capacity: Int = 8) {
        self.line = line
        self.capacity = max(1, capacity)
    }

    /// What is known of a day.
    public mutating func zone(on day: CivilDay) -> ZoneLookup {
        guard case .snapshot(let index, let age) = line.lookup(day) else { return line.zone(on: day) }
        if let last = kept.last, last.index == index { return .zone(last.zone, ageDays: age) }
        if let place = kept.firstIndex(where: { $0.index == index }) {
            kept.append(kept.remove(at: place))
        } else {
            if kept.count == capacity { kept.removeFirst() }
            kept.append((index, ContactZone(line.snapshots[index])))
            preparedCount += 1
        }
        return kept.last.map { .zone($0.zone, ageDays: age) } ?? line.zone(on: day)
    }
}
