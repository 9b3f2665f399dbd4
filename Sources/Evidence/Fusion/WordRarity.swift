import Geography

/// How rare each word is among the reports of the same days and the same theatre, in bits.
///
/// Rarity is counted nearby, not over the whole record, so that a report from elsewhere or from another month
/// changes nothing here. A theatre is what hangs together on a coarse grid: a report more than about a
/// thousand kilometres from every other is alone in its own.
struct WordRarity {
    private(set) var hundredthsOfBits: [Int32] = []

    private struct Use {
        var key: UInt64
        var middle: Int64
        var position: Int
    }

    /// Counts the words of all reports.
    init(traits: ReportTraits, windowSeconds: Int64) {
        let theatres = Theatres(traits.coordinate).theatreOf
        let middles = (0..<traits.reportCount).map { (traits.start[$0] + traits.end[$0]) / 2 }
        var reports: [Use] = []
        var uses: [Use] = []
        for report in 0..<traits.reportCount {
            let theatre = UInt64(theatres[report]) << 32
            reports.append(Use(key: theatre, middle: middles[report], position: report))
            for position in traits.words.range(report) {
                let key = theatre | UInt64(traits.words.values[position])
                uses.append(Use(key: key, middle: middles[report], position: position))
            }
        }
        let around = Self.countsNearby(reports, windowSeconds)
        let users = Self.countsNearby(uses, windowSeconds)
        hundredthsOfBits = Array(repeating: 0, count: traits.words.values.count)
        for report in 0..<traits.reportCount {
            for position in traits.words.range(report) {
                let bits = (Double(around[report] + 1) / Double(users[position])).log2
                hundredthsOfBits[position] = Int32(bits.hundredths)
            }
        }
    }

    /// For each use, how many uses of the same key lie within the window around it; itself included.
    private static func countsNearby(_ uses: [Use], _ windowSeconds: Int64) -> [Int] {
        let sorted = uses.sorted { ($0.key, $0.middle) < ($1.key, $1.middle) }
        var counts = Array(repeating: 0, count: uses.count)
        var (low, high) = (0, 0)
        for use in sorted {
            while sorted[low].key < use.key || sorted[low].middle < use.middle - windowSeconds { low += 1 }
            high = max(high, low)
            while high < sorted.count, sorted[high].key == use.key,
                sorted[high].middle <= use.middle + windowSeconds
            {
                high += 1
            }
            counts[use.position] = high - low
        }
        return counts
    }
}

/// The theatre of each report: neighbouring cells of a coarse grid belong to one.
private struct Theatres {
    private(set) var theatreOf: [Int] = []

    /// Reports without a position are together in a theatre of their own.
    init(_ coordinates: [Coordinate?]) {
        let grid = GlobeGrid(cellMeters: 500_000)
        let cells = coordinates.map { $0.map { grid.cell(of: $0) } }
        let occupied = Set(cells.compactMap { $0 }).sorted()
        var sets = DisjointSets(count: occupied.count)
        var numbers: [GlobeGrid.Cell: Int] = [:]
        for (number, cell) in occupied.enumerated() { numbers[cell] = number }
        for (number, cell) in occupied.enumerated() {
            guard let middle = grid.middle(of: cell) else { continue }
            for neighbour in grid.cellsAround(middle) {
                if let other = numbers[neighbour] { sets.unite(number, other) }
            }
        }
        theatreOf = cells.map { cell in
            cell.flatMap { numbers[$0] }.map { sets.root($0) } ?? occupied.count
        }
    }
}
