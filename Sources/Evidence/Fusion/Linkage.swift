/// Joins groups of reports, the best agreed pair first, while the average score between two groups is at
/// least the threshold.
///
/// The average over all cross pairs keeps one vague report from chaining two events together. Scores are held
/// as what they exceed the floor by, so that a pair that was never compared adds nothing: the average is exact
/// over all pairs, and only pairs that were compared are held. Two groups without any score are below the threshold.
struct Linkage {
    /// A score between two reports, by their places in the list of those to be linked.
    struct Edge: Sendable {
        var a: Int32
        var b: Int32
        var score: Centibans
    }

    /// What the scores between a group and another sum to above the floor.
    private struct Sum {
        var other: Int
        var sum: Int
    }

    private let reports: [Int]
    private let floor: Centibans
    private let threshold: Centibans
    /// For each group its sums with others, in order of these; every sum stands with both groups.
    private var sums: [[Sum]]
    private var sizes: [Int]
    /// For each group the best agreed of the groups after it, if one is good enough.
    private var nearest: [Int]
    private var best: Tournament

    /// Prepares to link these reports, each a group of its own. The threshold is above the floor.
    init(_ reports: [Int], edges: ArraySlice<Edge>, floor: Centibans, threshold: Centibans) {
        self.reports = reports
        self.floor = floor
        self.threshold = threshold
        sizes = Array(repeating: 1, count: reports.count)
        nearest = Array(repeating: -1, count: reports.count)
        best = Tournament(count: reports.count)
        var both: [(list: Int, value: Sum)] = []
        both.reserveCapacity(2 * edges.count)
        for edge in edges where edge.a != edge.b {
            let (a, b, sum) = (Int(edge.a), Int(edge.b), edge.score - floor)
            both.append((a, Sum(other: b, sum: sum)))
            both.append((b, Sum(other: a, sum: sum)))
        }
        let lists = NumberedLists(both, count: reports.count)
        sums = reports.indices.map { lists.of($0).sorted { $0.other < $1.other } }
    }

    /// Joins all that should be joined.
    mutating func run(_ events: inout JoinedEvents) {
        for group in reports.indices { findNearest(group, &events) }
        while let (a, average) = best.first {
            let b = nearest[a]
            if events.mayJoin(reports[a], reports[b]) {
                events.join(reports[a], reports[b], average: average)
                merge(a, b, &events)
            } else {
                // Bars have grown since: what was allowed no longer is.
                findNearest(a, &events)
            }
        }
    }

    private func average(_ sum: Int, _ a: Int, _ b: Int) -> Centibans { floor + sum / (sizes[a] * sizes[b]) }

    /// Whether the average is at least the threshold, told without dividing.
    private func isGoodEnough(_ sum: Int, _ a: Int, _ b: Int) -> Bool {
        sum >= (threshold - floor) * sizes[a] * sizes[b]
    }

    /// Finds the best agreed of the groups after one; among equals the one of the smallest number.
    private mutating func findNearest(_ group: Int, _ events: inout JoinedEvents) {
        var found = -1
        var highest = Centibans.min
        for sum in sums[group] where sum.other > group && isGoodEnough(sum.sum, group, sum.other) {
            let average = average(sum.sum, group, sum.other)
            guard average > highest, events.mayJoin(reports[group], reports[sum.other]) else { continue }
            (found, highest) = (sum.other, average)
        }
        set(group, nearest: found, highest)
    }

    private mutating func set(_ group: Int, nearest other: Int, _ average: Centibans) {
        nearest[group] = other
        best.set(group, other < 0 ? nil : average)
    }

    /// Takes `b`, the larger number, into `a`.
    private mutating func merge(_ a: Int, _ b: Int, _ events: inout JoinedEvents) {
        set(b, nearest: -1, 0)
        sums[a] = Self.added(sums[a], sums[b]).filter { $0.other != a && $0.other != b }
        sums[b] = []
        sizes[a] += sizes[b]
        findNearest(a, &events)
        for i in sums[a].indices {
            let (other, sum) = (sums[a][i].other, sums[a][i].sum)
            replace(in: other, a, b, sum)
            guard other < b else { continue }
            if nearest[other] == a || nearest[other] == b {
                findNearest(other, &events)
            } else if other < a, isGoodEnough(sum, other, a) {
                let average = average(sum, other, a)
                let known = nearest[other]
                let isBetter = known < 0 || (average, -a) > (best.value(of: other) ?? .min, -known)
                if isBetter, events.mayJoin(reports[other], reports[a]) { set(other, nearest: a, average) }
            }
        }
    }

    /// Two lists of sums as one, in order.
    private static func added(_ x: [Sum], _ y: [Sum]) -> [Sum] {
        var all: [Sum] = []
        all.reserveCapacity(x.count + y.count)
        var (i, j) = (0, 0)
        while i < x.count, j < y.count {
            if x[i].other == y[j].other {
                all.append(Sum(other: x[i].other, sum: x[i].sum + y[j].sum))
                i += 1
                j += 1
            } else if x[i].other < y[j].other {
                all.append(x[i])
                i += 1
            } else {
                all.append(y[j])
                j += 1
            }
        }
        all += x[i...]
        all += y[j...]
        return all
    }

    /// Puts the one sum of a group with `a` in the place of those with `a` and with `b`.
    private mutating func replace(in group: Int, _ a: Int, _ b: Int, _ sum: Int) {
        if let i = position(of: b, in: group) { sums[group].remove(at: i) }
        let i = insertion(of: a, in: group)
        if i < sums[group].count, sums[group][i].other == a {
            sums[group][i].sum = sum
        } else {
            sums[group].insert(Sum(other: a, sum: sum), at: i)
        }
    }

    private func position(of other: Int, in group: Int) -> Int? {
        let i = insertion(of: other, in: group)
        return i < sums[group].count && sums[group][i].other == other ? i : nil
    }

    private func insertion(of other: Int, in group: Int) -> Int {
        var (low, high) = (0, sums[group].count)
        while low < high {
            let middle = (low + high) / 2
            if sums[group][middle].other < other { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// What is one event so far: by decision, as a copy, or by linkage; and what decisions keep apart.
struct JoinedEvents: Sendable {
    /// The events, as sets of reports.
    private(set) var sets: DisjointSets
    /// The joins that linkage made, with the average score at each.
    private(set) var joins: [Join] = []

    /// One join: a report of either event, and their average score.
    struct Join: Sendable {
        var a: Int
        var b: Int
        var average: Centibans
    }

    /// Whether any decision keeps events apart.
    var isAnythingBarred: Bool { !barred.isEmpty }

    /// For the first report of each event, the decisions that set its reports apart from others; two events
    /// that share one stay apart.
    private var barred: [Int: Set<Int32>]

    /// Starts from what decisions make one and keep apart.
    init(_ constraints: FusionConstraints) {
        sets = constraints.groups
        barred = constraints.barred
    }

    /// Whether no decision keeps the events of two reports apart.
    mutating func mayJoin(_ a: Int, _ b: Int) -> Bool {
        if barred.isEmpty { return true }
        let (x, y) = (sets.root(a), sets.root(b))
        guard x != y, let first = barred[x], let second = barred[y] else { return true }
        return first.isDisjoint(with: second)
    }

    /// Makes one event of two.
    mutating func join(_ a: Int, _ b: Int, average: Centibans) {
        if barred.isEmpty {
            sets.unite(a, b)
        } else {
            let union = (barred[sets.root(a)] ?? []).union(barred[sets.root(b)] ?? [])
            sets.unite(a, b)
            if !union.isEmpty { barred[sets.root(a)] = union }
        }
        joins.append(Join(a: a, b: b, average: average))
    }
}
