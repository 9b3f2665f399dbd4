import Geography

/// Finds the pairs of reports that could tell of one event at all: close enough in space and time and known
/// to comparable precision. Everything else is never looked at, which is what keeps a million reports
/// affordable.
///
/// Reports are sorted into classes of radius, each with its own grid. Within the neighbouring cells of a grid
/// they lie in order of their beginning, and only those that begin before the other's end, and the reach, are
/// compared. A report without a position is compared with those whose place name shares a word with its own.
struct CandidatePairs {
    private let traits: ReportTraits
    private let parameters: FusionParameters
    /// 1 for two places in reach of one another, 0 for two that are not.
    private var reached: PairCache

    /// Creates the finder.
    init(traits: ReportTraits, parameters: FusionParameters) {
        self.traits = traits
        self.parameters = parameters
        reached = PairCache(things: Int(traits.place.max() ?? 0) + 1)
    }

    /// Calls `body` once for each pair, the smaller number first. `reports` are those to compare.
    mutating func forEach(among reports: [Int], _ body: (Int, Int) -> Void) {
        let placed = reports.filter { traits.coordinate[$0] != nil }
        let classes = Dictionary(grouping: placed) { radiusClass($0) }
        for (radiusClass, owners) in classes.sorted(by: { $0.key < $1.key }) {
            forEachPair(owners: owners, of: radiusClass, among: placed, body)
        }
        if placed.count < reports.count { forEachUnplacedPair(among: reports, body) }
    }

    /// Radii double from class to class.
    private func radiusClass(_ report: Int) -> Int {
        Int(traits.radiusMeters[report]).bitWidth - Int(traits.radiusMeters[report]).leadingZeroBitCount
    }

    private mutating func forEachPair(
        owners: [Int], of radiusClass: Int, among placed: [Int], _ body: (Int, Int) -> Void
    ) {
        let widest = Double(1 << radiusClass)
        let grid = GlobeGrid(cellMeters: parameters.reachMeters + parameters.reachRadii * 2 * widest)
        let narrowest = widest / 2 / parameters.reachScale
        let guests = placed.filter {
            self.radiusClass($0) < radiusClass && traits.radiusMeters[$0] >= narrowest
        }
        let (owned, invited) = (index(owners, in: grid), index(guests, in: grid))
        for entry in owned.entries {
            for cell in cellsAround(entry, in: grid) {
                owned.forEachLater(than: entry, in: cell, until: reachEnd(entry)) { compare(entry, $0, body) }
                invited.forEachLater(than: entry, in: cell, until: reachEnd(entry)) {
                    compare(entry, $0, body)
                }
            }
        }
        for entry in invited.entries {
            for cell in cellsAround(entry, in: grid) {
                owned.forEachLater(than: entry, in: cell, until: reachEnd(entry)) { compare(entry, $0, body) }
            }
        }
    }

    private func index(_ reports: [Int], in grid: GlobeGrid) -> TimeIndex<GlobeGrid.Cell> {
        TimeIndex(
            reports.compactMap { report in
                traits.coordinate[report].map {
                    TimeIndex.Entry(key: grid.cell(of: $0), start: traits.start[report], report: report)
                }
            })
    }

    private func cellsAround(
        _ entry: TimeIndex<GlobeGrid.Cell>.Entry, in grid: GlobeGrid
    ) -> [GlobeGrid.Cell] {
        traits.coordinate[entry.report].map { grid.cellsAround($0) } ?? []
    }

    private func reachEnd<Key>(_ entry: TimeIndex<Key>.Entry) -> Int64 {
        traits.end[entry.report] + parameters.reachSeconds
    }

    private mutating func compare<Key>(
        _ a: TimeIndex<Key>.Entry, _ b: TimeIndex<Key>.Entry, _ body: (Int, Int) -> Void
    ) {
        let (x, y) = (min(a.report, b.report), max(a.report, b.report))
        let (from, to) = (traits.place[x], traits.place[y])
        let isReached: Bool
        if let known = reached.value(from, to) {
            isReached = known == 1
        } else {
            isReached = areInReach(x, y)
            reached.keep(isReached ? 1 : 0, from, to)
        }
        if isReached { body(x, y) }
    }

    private func areInReach(_ x: Int, _ y: Int) -> Bool {
        let radii = (traits.radiusMeters[x], traits.radiusMeters[y])
        guard max(radii.0, radii.1) <= parameters.reachScale * min(radii.0, radii.1) else { return false }
        guard let from = traits.coordinate[x], let to = traits.coordinate[y] else { return true }
        let reach = parameters.reachMeters + parameters.reachRadii * (radii.0 + radii.1)
        return from.distanceMeters(to: to) <= reach
    }

    /// Pairs of which one or both have no position, found by a word that their places' names share.
    private mutating func forEachUnplacedPair(among reports: [Int], _ body: (Int, Int) -> Void) {
        let entries = reports.flatMap { report in
            traits.names.soundKeys(traits.name[report]).map {
                TimeIndex.Entry(key: $0, start: traits.start[report], report: report)
            }
        }
        let index = TimeIndex(entries)
        for entry in index.entries {
            index.forEachLater(than: entry, in: entry.key, until: reachEnd(entry)) { other in
                guard traits.coordinate[entry.report] == nil || traits.coordinate[other.report] == nil else {
                    return
                }
                // Names that share several words meet under each; the first one counts.
                let keys = traits.names.soundKeys(traits.name[entry.report])
                let others = traits.names.soundKeys(traits.name[other.report])
                guard keys.first(where: { others.contains($0) }) == entry.key else { return }
                compare(entry, other, body)
            }
        }
    }
}

/// Reports under a key, in order of their beginning.
private struct TimeIndex<Key: Hashable & Comparable> {
    struct Entry {
        var key: Key
        var start: Int64
        var report: Int
    }

    private(set) var entries: [Entry]
    private var ranges: [Key: Range<Int>] = [:]

    init(_ unsorted: [Entry]) {
        entries = unsorted.sorted { ($0.key, $0.start, $0.report) < ($1.key, $1.start, $1.report) }
        var first = 0
        for i in entries.indices where i + 1 == entries.count || entries[i + 1].key != entries[i].key {
            ranges[entries[i].key] = first..<(i + 1)
            first = i + 1
        }
    }

    /// Entries under `key` that begin after `entry` does, or with it and have a larger number, until `end`.
    /// So of each two the earlier finds the later, and no pair is found twice.
    func forEachLater(than entry: Entry, in key: Key, until end: Int64, _ body: (Entry) -> Void) {
        guard let range = ranges[key] else { return }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if (entries[middle].start, entries[middle].report) <= (entry.start, entry.report) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        while low < range.upperBound, entries[low].start <= end {
            body(entries[low])
            low += 1
        }
    }
}
