/// One sorted set of integers per report, in one array.
struct FlatSets: Sendable {
    private(set) var values: [Int32] = []
    private var ends: [Int32] = []

    /// No report yet.
    init() {}

    /// The sets of reports one after the other, sorted already, and where each ends.
    init(values: [Int32], ends: [Int32]) {
        self.values = values
        self.ends = ends
    }

    /// How many reports there are.
    var count: Int { ends.count }

    /// Adds the next report's set. Sets are small: each value goes to its place as it comes.
    mutating func append(_ set: some Sequence<Int32>) {
        let first = Int(ends.last ?? 0)
        for value in set {
            var i = values.count
            while i > first, values[i - 1] > value { i -= 1 }
            if i > first, values[i - 1] == value { continue }
            values.insert(value, at: i)
        }
        ends.append(Int32(values.count))
    }

    /// Where the report's set lies in ``values``.
    func range(_ report: Int) -> Range<Int> {
        (report == 0 ? 0 : Int(ends[report - 1]))..<Int(ends[report])
    }

    /// Adds for the next report the set of an earlier one.
    mutating func repeatSet(of report: Int) {
        // One by one: a slice of the array would make a copy of all of it.
        for i in range(report) { values.append(values[i]) }
        ends.append(Int32(values.count))
    }

    /// Where in ``values`` a value of a report stands; nil where it is not among the report's.
    func position(of value: Int32, in report: Int) -> Int? {
        let range = range(report)
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && values[low] == value ? low : nil
    }

    /// How many values two reports share.
    func sharedCount(_ a: Int, _ b: Int) -> Int {
        var shared = 0
        forEachShared(a, b) { _, _ in shared += 1 }
        return shared
    }

    /// Calls `body` with the positions in ``values`` of each value that both reports have.
    @inline(__always)
    func forEachShared(_ a: Int, _ b: Int, _ body: (Int, Int) -> Void) {
        let (x, y) = (range(a), range(b))
        var (i, j) = (x.lowerBound, y.lowerBound)
        while i < x.upperBound, j < y.upperBound {
            let (first, second) = (values[i], values[j])
            if first == second { body(i, j) }
            // Which of the two is smaller is anybody's guess: no branch hangs on it.
            i += first <= second ? 1 : 0
            j += second <= first ? 1 : 0
        }
    }
}
