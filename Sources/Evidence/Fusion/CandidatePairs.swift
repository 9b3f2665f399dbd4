import Geography

/// Finds the pairs of reports that could tell of one event at all: close enough in space and time and known
/// to comparable precision. Everything else is never looked at, which is what keeps a million reports
/// affordable.
///
/// Reports are sorted into classes of radius, each with its own grid. Within the neighbouring cells of a grid
/// they lie in order of their beginning, and only those that begin before the other's end, and the reach, are
/// compared. A report without a position is compared with those whose place name shares a word with its own.
struct CandidatePairs: Sendable {
    private let traits: ReportTraits
    private let parameters: FusionParameters
    private let classes: [RadiusClass]
    private let unplaced: TimeIndex<UInt64>

    /// Sorts the reports that are to be compared.
    init(among reports: [Int], traits: ReportTraits, parameters: FusionParameters) {
        self.traits = traits
        self.parameters = parameters
        let placed = reports.filter { traits.coordinate[$0] != nil }
        let owners = Dictionary(grouping: placed) { Self.radiusClass(traits.radiusMeters[$0]) }
        classes = owners.sorted { $0.key < $1.key }.map { number, owners in
            let widest = Double(1 << number)
            let narrowest = widest / 2 / parameters.reachScale
            let guests = placed.filter {
                Self.radiusClass(traits.radiusMeters[$0]) < number && traits.radiusMeters[$0] >= narrowest
            }
            let grid = GlobeGrid(cellMeters: parameters.reachMeters + parameters.reachRadii * 2 * widest)
            return RadiusClass(
                grid: grid, owned: PlacedReports(owners, traits, in: grid),
                invited: PlacedReports(guests, traits, in: grid))
        }
        let names =
            placed.count == reports.count
            ? []
            : reports.flatMap { report in
                traits.names.soundKeys(traits.name[report]).map {
                    TimeIndex.Entry(key: $0, start: traits.start[report], report: report)
                }
            }
        unplaced = TimeIndex(names)
    }

    /// Calls `body` once for each pair, the smaller number first.
    func forEach(_ body: (Int, Int) -> Void) { forEach(part: 0, of: 1, body) }

    /// Calls `body` once for each pair of one of so many parts; no two parts share a pair, and together they are all.
    func forEach(part: Int, of parts: Int, _ body: (Int, Int) -> Void) {
        for radiusClass in classes {
            forEachPair(of: radiusClass, part: part, of: parts, body)
        }
        forEachUnplacedPair(part: part, of: parts, body)
    }

    /// Radii double from class to class.
    private static func radiusClass(_ radiusMeters: Double) -> Int {
        Int(radiusMeters).bitWidth - Int(radiusMeters).leadingZeroBitCount
    }

    private func forEachPair(
        of radiusClass: RadiusClass, part: Int, of parts: Int, _ body: (Int, Int) -> Void
    ) {
        let (owned, invited) = (radiusClass.owned, radiusClass.invited)
        var around = CellsAround(radiusClass, traits: traits)
        for entry in owned.indices.part(part, of: parts) {
            for cell in around.of(owned.report[entry]) {
                compare(entry, of: owned, with: cell.owned, of: owned, body)
                compare(entry, of: owned, with: cell.invited, of: invited, body)
            }
        }
        for entry in invited.indices.part(part, of: parts) {
            for cell in around.of(invited.report[entry]) {
                compare(entry, of: invited, with: cell.owned, of: owned, body)
            }
        }
    }

    /// Compares a report with those of a cell that begin after it does, or with it and have a larger number, until its
    /// reach ends. So of each two the earlier finds the later, and no pair is found twice.
    private func compare(
        _ entry: Int, of reports: PlacedReports, with cell: Range<Int>, of others: PlacedReports,
        _ body: (Int, Int) -> Void
    ) {
        if cell.isEmpty { return }
        let (report, start) = (reports.report[entry], reports.start[entry])
        let (point, radius) = (reports.point[entry], reports.radiusMeters[entry])
        let end = traits.end[report] + parameters.reachSeconds
        var other = others.firstLater(than: (start, report), in: cell)
        while other < cell.upperBound, others.start[other] <= end {
            if isInReach(point, radius, report, of: others, other) {
                body(min(report, others.report[other]), max(report, others.report[other]))
            }
            other += 1
        }
    }

    private func isInReach(
        _ point: SpacePoint, _ radius: Double, _ report: Int, of others: PlacedReports, _ other: Int
    ) -> Bool {
        let otherRadius = others.radiusMeters[other]
        guard max(radius, otherRadius) <= parameters.reachScale * min(radius, otherRadius) else {
            return false
        }
        let reach = parameters.reachMeters + parameters.reachRadii * (radius + otherRadius)
        if let answer = point.isWithin(meters: reach, of: others.point[other]) { return answer }
        guard let from = traits.coordinate[report], let to = traits.coordinate[others.report[other]] else {
            return true
        }
        return from.distanceMeters(to: to) <= reach
    }

    /// Pairs of which one or both have no position, found by a word that their places' names share.
    private func forEachUnplacedPair(part: Int, of parts: Int, _ body: (Int, Int) -> Void) {
        for number in unplaced.entries.indices.part(part, of: parts) {
            let entry = unplaced.entries[number]
            let end = traits.end[entry.report] + parameters.reachSeconds
            unplaced.forEachLater(than: entry, until: end) { other in
                guard traits.coordinate[entry.report] == nil || traits.coordinate[other.report] == nil else {
                    return
                }
                let radii = (traits.radiusMeters[entry.report], traits.radiusMeters[other.report])
                guard max(radii.0, radii.1) <= parameters.reachScale * min(radii.0, radii.1) else { return }
                // Names that share several words meet under each; the first one counts.
                let keys = traits.names.soundKeys(traits.name[entry.report])
                let others = traits.names.soundKeys(traits.name[other.report])
                guard keys.first(where: { others.contains($0) }) == entry.key else { return }
                body(min(entry.report, other.report), max(entry.report, other.report))
            }
        }
    }
}

/// Reports of one class of radius, and narrower ones that are compared with them, by the cells of one grid.
private struct RadiusClass: Sendable {
    let grid: GlobeGrid
    let owned: PlacedReports
    let invited: PlacedReports
}

/// Reports with a position, by the cell in which they lie, and there in order of their beginning.
private struct PlacedReports: Sendable {
    // What is asked of every pair stands together, one array for each question.
    private(set) var report: [Int] = []
    private(set) var start: [Int64] = []
    private(set) var point: [SpacePoint] = []
    private(set) var radiusMeters: [Double] = []
    private var ranges: [GlobeGrid.Cell: Range<Int>] = [:]

    init(_ reports: [Int], _ traits: ReportTraits, in grid: GlobeGrid) {
        let index = TimeIndex(
            reports.compactMap { report in
                traits.coordinate[report].map {
                    TimeIndex.Entry(key: grid.cell(of: $0), start: traits.start[report], report: report)
                }
            })
        ranges = index.ranges
        report = index.entries.map(\.report)
        start = index.entries.map(\.start)
        point = report.compactMap { traits.coordinate[$0].map { SpacePoint($0) } }
        radiusMeters = report.map { traits.radiusMeters[$0] }
    }

    var indices: Range<Int> { report.indices }

    /// Where the reports of a cell stand.
    func range(of cell: GlobeGrid.Cell) -> Range<Int> { ranges[cell] ?? 0..<0 }

    /// The first in a cell that begins later, or at the same time and has a larger number.
    func firstLater(than entry: (start: Int64, report: Int), in cell: Range<Int>) -> Int {
        var (low, high) = (cell.lowerBound, cell.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if (start[middle], report[middle]) <= entry { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Where the reports around a place stand; looked up once for each place.
private struct CellsAround {
    private let radiusClass: RadiusClass
    private let traits: ReportTraits
    private var known: [[(owned: Range<Int>, invited: Range<Int>)]?]

    init(_ radiusClass: RadiusClass, traits: ReportTraits) {
        self.radiusClass = radiusClass
        self.traits = traits
        known = Array(repeating: nil, count: Int(traits.place.max() ?? -1) + 1)
    }

    /// Around the place of a report.
    mutating func of(_ report: Int) -> [(owned: Range<Int>, invited: Range<Int>)] {
        let place = Int(traits.place[report])
        if let found = known[place] { return found }
        let cells = traits.coordinate[report].map { radiusClass.grid.cellsAround($0) } ?? []
        let found = cells.map {
            (owned: radiusClass.owned.range(of: $0), invited: radiusClass.invited.range(of: $0))
        }.filter { !$0.owned.isEmpty || !$0.invited.isEmpty }
        known[place] = found
        return found
    }
}

/// Reports under a key, in order of their beginning.
private struct TimeIndex<Key: Hashable & Comparable & Sendable>: Sendable {
    struct Entry: Sendable {
        var key: Key
        var start: Int64
        var report: Int
    }

    private(set) var entries: [Entry]
    private(set) var ranges: [Key: Range<Int>] = [:]

    init(_ unsorted: [Entry]) {
        entries = unsorted.sorted { ($0.key, $0.start, $0.report) < ($1.key, $1.start, $1.report) }
        var first = 0
        for i in entries.indices where i + 1 == entries.count || entries[i + 1].key != entries[i].key {
            ranges[entries[i].key] = first..<(i + 1)
            first = i + 1
        }
    }

    /// Entries under the key of one that begin after it does, or with it and have a larger number, until `end`.
    func forEachLater(than entry: Entry, until end: Int64, _ body: (Entry) -> Void) {
        guard let range = ranges[entry.key] else { return }
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
