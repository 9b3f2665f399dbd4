/// Counts texts near each report: those of its theatre within a window around its middle. What was said twice in the same
/// words counts once.
struct NearbyTexts: Sendable {
    /// For each report how many texts are near it, its own included.
    private(set) var textsAround: [Int32] = []

    /// The reports in order of theatre and time: a report's place among them is its rank.
    let ordered: [Int32]
    /// How many texts there are.
    let textCount: Int
    /// By rank, the middles on one line: theatres come one after the other, further apart than the window.
    private let line: [Int64]
    /// By rank, a number for each text; reports of one text have one number.
    private let texts: [Int32]
    private let windowSeconds: Int64

    /// Prepares to count reports of which each has a middle, a theatre and the number of its text.
    init(middles: [Int64], theatres: [Int], texts: [Int32], windowSeconds: Int64) {
        self.windowSeconds = windowSeconds
        textCount = Int(texts.max() ?? -1) + 1
        let onLine = Self.onLine(middles, theatres, apart: windowSeconds + 1)
        let sorted = onLine.enumerated().map { (moment: $1, report: Int32($0)) }.sorted {
            ($0.moment, $0.report) < ($1.moment, $1.report)
        }
        ordered = sorted.map(\.report)
        line = sorted.map(\.moment)
        self.texts = ordered.map { texts[Int($0)] }
        var around: [Int32] = []
        around.reserveCapacity(ordered.count)
        var seen = emptyTally
        count(Array(0..<Int32(ordered.count)).span, &seen, into: &around)
        textsAround = Array(repeating: 0, count: ordered.count)
        for (report, count) in zip(ordered, around) { textsAround[Int(report)] = count }
    }

    /// The moment at which a report counts.
    static func middle(_ start: Int64, _ end: Int64) -> Int64 { (start + end) / 2 }

    /// Middles with the theatres laid one after the other, so far apart.
    private static func onLine(_ middles: [Int64], _ theatres: [Int], apart: Int64) -> [Int64] {
        var spans: [Int: ClosedRange<Int64>] = [:]
        for (theatre, middle) in zip(theatres, middles) {
            let known = spans[theatre] ?? middle...middle
            spans[theatre] = min(known.lowerBound, middle)...max(known.upperBound, middle)
        }
        var shifts: [Int: Int64] = [:]
        var next: Int64 = 0
        for (theatre, span) in spans.sorted(by: { $0.key < $1.key }) {
            shifts[theatre] = next - span.lowerBound
            next += span.upperBound - span.lowerBound + apart
        }
        var last: (theatre: Int, shift: Int64)?
        return zip(theatres, middles).map { theatre, middle in
            if last?.theatre != theatre { last = (theatre, shifts[theatre] ?? 0) }
            return middle + (last?.shift ?? 0)
        }
    }

    /// What ``count(_:_:into:)`` keeps its tally in: 0 for every text.
    var emptyTally: [Int32] { Array(repeating: 0, count: textCount) }

    /// For each of some reports, which are ranks in order, how many texts of them are within the window around it; its
    /// own included. `seen` is 0 for every text, before and after.
    func count(_ ranks: Span<Int32>, _ seen: inout [Int32], into counts: inout [Int32]) {
        let (line, texts) = (line.span, texts.span)
        var tally = seen.mutableSpan
        var (low, high) = (0, 0)
        var count: Int32 = 0
        for i in ranks.indices {
            let middle = line[Int(ranks[i])]
            while high < ranks.count, line[Int(ranks[high])] <= middle + windowSeconds {
                let text = Int(texts[Int(ranks[high])])
                if tally[text] == 0 { count += 1 }
                tally[text] += 1
                high += 1
            }
            while line[Int(ranks[low])] < middle - windowSeconds {
                let text = Int(texts[Int(ranks[low])])
                tally[text] -= 1
                if tally[text] == 0 { count -= 1 }
                low += 1
            }
            counts.append(count)
        }
        while low < high {
            tally[Int(texts[Int(ranks[low])])] = 0
            low += 1
        }
    }

    /// For each value of each report, how many texts near it have that value.
    func counts(of sets: FlatSets) -> [Int32] {
        guard !sets.values.isEmpty else { return [] }
        let uses = ValueUses(of: sets, valueCount: Int(sets.values.max() ?? -1) + 1, in: ordered)
        var counts: [Int32] = Array(repeating: 0, count: sets.values.count)
        var seen = emptyTally
        var found: [Int32] = []
        for value in 0..<uses.valueCount {
            let range = uses.range(value)
            found.removeAll(keepingCapacity: true)
            count(uses.ranks.span.extracting(range), &seen, into: &found)
            for (use, count) in zip(range, found) { counts[Int(uses.positions[use])] = count }
        }
        return counts
    }

    /// For each report, how many separate moments at least are told of its cell near it: the most intervals of which no two
    /// share time.
    func moments(of cellOf: [Int32], start: [Int64], end: [Int64]) -> [Int32] {
        let cellCount = Int(cellOf.max() ?? -1) + 1
        let inCells = NumberedLists(
            ordered.indices.map { (list: Int(cellOf[Int(ordered[$0])]), value: $0) }, count: cellCount)
        var moments: [Int32] = Array(repeating: 1, count: cellOf.count)
        for cell in 0..<cellCount {
            let ranks = inCells.of(cell)
            var near = ranks.startIndex..<ranks.startIndex
            var count: Int32 = 1
            for rank in ranks {
                var (low, high) = (near.lowerBound, near.upperBound)
                while !isNear(ranks[low], rank) { low += 1 }
                high = max(high, low)
                while high < ranks.endIndex, isNear(ranks[high], rank) { high += 1 }
                if low..<high != near {
                    near = low..<high
                    count = near.count == 1 ? 1 : separate(ranks[near], start, end)
                }
                moments[Int(ordered[rank])] = count
            }
        }
        return moments
    }

    private func isNear(_ a: Int, _ b: Int) -> Bool { abs(line[a] - line[b]) <= windowSeconds }

    /// The most of these reports of which no two share time: those that end first.
    private func separate(_ ranks: ArraySlice<Int>, _ start: [Int64], _ end: [Int64]) -> Int32 {
        var (count, last) = (0 as Int32, Int64.min)
        let reports = ranks.map { Int(ordered[$0]) }
        for report in reports.sorted(by: { (end[$0], $0) < (end[$1], $1) }) where start[report] >= last {
            count += 1
            // What takes no time shares none with what begins then, yet is one moment with its like.
            last = max(end[report], start[report] + 1)
        }
        return count
    }
}

/// Where each value of reports' sets is used: uses of one value stand together, in order of their reports' ranks.
struct ValueUses: Sendable {
    /// For each use the rank of its report.
    private(set) var ranks: [Int32]
    /// For each use where among the values of the sets it stands.
    private(set) var positions: [Int32]
    private var ends: [Int32]

    /// Sorts the uses of values `0 ..< valueCount`.
    init(of sets: FlatSets, valueCount: Int, in ordered: [Int32]) {
        // Where each value's uses begin; moved on as they are filled in, each is in the end where they end.
        ends = Array(repeating: 0, count: valueCount + 1)
        for value in sets.values { ends[Int(value) + 1] += 1 }
        for value in 0..<valueCount { ends[value + 1] += ends[value] }
        ranks = Array(repeating: 0, count: sets.values.count)
        positions = ranks
        for (rank, report) in ordered.enumerated() {
            for position in sets.range(Int(report)) {
                let value = Int(sets.values[position])
                let use = Int(ends[value])
                ranks[use] = Int32(rank)
                positions[use] = Int32(position)
                ends[value] += 1
            }
        }
    }

    /// How many values there are.
    var valueCount: Int { ends.count - 1 }

    /// Where a value's uses stand.
    func range(_ value: Int) -> Range<Int> { (value == 0 ? 0 : Int(ends[value - 1]))..<Int(ends[value]) }

    /// The values in so many parts of about as many uses each.
    func inParts(most: Int, least: Int) -> [Range<Int>] {
        let parts = max(1, min(most, ranks.count / least))
        var first = 0
        return (1...parts).map { part in
            var next = part == parts ? valueCount : first
            while next < valueCount, Int(ends[next]) < ranks.count * part / parts { next += 1 }
            defer { first = next }
            return first..<next
        }
    }
}
