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

    /// Counts the words of all reports, each in its theatre.
    init(traits: ReportTraits, theatres: [Int], windowSeconds: Int64) {
        let middles = (0..<traits.reportCount).map { Self.middle(traits.start[$0], traits.end[$0]) }
        var reports: [Use] = []
        var uses: [Use] = []
        for report in 0..<traits.reportCount {
            let theatre = UInt64(theatres[report] + 1) << 32
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

    /// The moment at which a report counts.
    static func middle(_ start: Int64, _ end: Int64) -> Int64 { (start + end) / 2 }

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
