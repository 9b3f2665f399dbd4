/// Counts texts near each report: those of its theatre within a window around its middle. What was said twice in the same
/// words counts once.
struct NearbyTexts {
    /// For each report how many texts are near it, its own included.
    private(set) var textsAround: [Int32] = []

    private let theatres: [Int]
    private let middles: [Int64]
    /// A number for each text; reports of one text have one number.
    private let texts: [Int32]
    private let windowSeconds: Int64
    /// The reports in order of theatre and time.
    private let ordered: [Int]

    /// Prepares to count.
    init(traits: ReportTraits, theatres: [Int], windowSeconds: Int64) {
        self.theatres = theatres
        texts = traits.text
        self.windowSeconds = windowSeconds
        let middles = (0..<traits.reportCount).map { Self.middle(traits.start[$0], traits.end[$0]) }
        self.middles = middles
        ordered = (0..<traits.reportCount).sorted {
            (theatres[$0], middles[$0]) < (theatres[$1], middles[$1])
        }
        var seen: [Int32] = Array(repeating: 0, count: Int(texts.max() ?? -1) + 1)
        textsAround = Array(repeating: 0, count: ordered.count)
        let around = countsNearby(ordered[...], &seen)
        for (report, count) in zip(ordered, around) { textsAround[report] = count }
    }

    /// How many reports there are.
    var reportCount: Int { texts.count }

    /// The moment at which a report counts.
    static func middle(_ start: Int64, _ end: Int64) -> Int64 { (start + end) / 2 }

    /// For each value of each report, how many texts near it have that value; values below 0 are none. `ranges` says
    /// where each report's values are.
    func counts(of values: [Int32], ranges: FlatSets) -> [Int32] {
        // Reports come to each value in order of theatre and time, so that nothing need be sorted again.
        var uses: [(list: Int, value: (report: Int32, position: Int32))] = []
        uses.reserveCapacity(values.count)
        for report in ordered {
            for position in ranges.range(report) where values[position] >= 0 {
                uses.append((Int(values[position]), (Int32(report), Int32(position))))
            }
        }
        let valueCount = Int(values.max() ?? -1) + 1
        let usesOf = NumberedLists(uses, count: valueCount)
        var counts: [Int32] = Array(repeating: 0, count: values.count)
        var seen: [Int32] = Array(repeating: 0, count: Int(texts.max() ?? -1) + 1)
        for value in 0..<valueCount {
            let uses = usesOf.of(value)
            for (use, count) in zip(uses, countsNearby(uses.map { Int($0.report) }[...], &seen)) {
                counts[Int(use.position)] = count
            }
        }
        return counts
    }

    /// For each report, how many separate moments at least are told of its cell near it: the most intervals of which no two
    /// share time.
    func moments(of cellOf: [Int32], start: [Int64], end: [Int64]) -> [Int32] {
        let cellCount = Int(cellOf.max() ?? -1) + 1
        let inCells = NumberedLists(ordered.map { (list: Int(cellOf[$0]), value: $0) }, count: cellCount)
        var moments: [Int32] = Array(repeating: 1, count: cellOf.count)
        for cell in 0..<cellCount {
            let reports = inCells.of(cell)
            var near = reports.startIndex..<reports.startIndex
            var count: Int32 = 1
            for report in reports {
                var (low, high) = (near.lowerBound, near.upperBound)
                while !isNear(reports[low], report) { low += 1 }
                high = max(high, low)
                while high < reports.endIndex, isNear(reports[high], report) { high += 1 }
                if low..<high != near {
                    near = low..<high
                    count = Self.separate(reports[near], start, end)
                }
                moments[report] = count
            }
        }
        return moments
    }

    private func isNear(_ a: Int, _ b: Int) -> Bool {
        theatres[a] == theatres[b] && abs(middles[a] - middles[b]) <= windowSeconds
    }

    /// The most of these reports of which no two share time: those that end first.
    private static func separate(_ reports: ArraySlice<Int>, _ start: [Int64], _ end: [Int64]) -> Int32 {
        var (count, last) = (0 as Int32, Int64.min)
        for report in reports.sorted(by: { (end[$0], $0) < (end[$1], $1) }) where start[report] >= last {
            count += 1
            // What takes no time shares none with what begins then, yet is one moment with its like.
            last = max(end[report], start[report] + 1)
        }
        return count
    }

    /// For each of some reports in order of theatre and time, how many texts of them lie in its theatre and within
    /// the window around it; its own included. `seen` is 0 for every text, before and after.
    private func countsNearby(_ reports: ArraySlice<Int>, _ seen: inout [Int32]) -> [Int32] {
        var (low, high) = (reports.startIndex, reports.startIndex)
        var count: Int32 = 0
        var counts: [Int32] = []
        counts.reserveCapacity(reports.count)
        for report in reports {
            let (theatre, middle) = (theatres[report], middles[report])
            while high < reports.endIndex,
                theatres[reports[high]] < theatre
                    || theatres[reports[high]] == theatre && middles[reports[high]] <= middle + windowSeconds
            {
                let text = Int(texts[reports[high]])
                if seen[text] == 0 { count += 1 }
                seen[text] += 1
                high += 1
            }
            while theatres[reports[low]] < theatre || middles[reports[low]] < middle - windowSeconds {
                let text = Int(texts[reports[low]])
                seen[text] -= 1
                if seen[text] == 0 { count -= 1 }
                low += 1
            }
            counts.append(count)
        }
        for report in reports[low..<high] { seen[Int(texts[report])] = 0 }
        return counts
    }
}
