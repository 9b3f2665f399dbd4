/// Joins groups of reports, the best agreed pair first, while the average score between two groups is at
/// least the threshold.
///
/// The average over all cross pairs keeps one vague report from chaining two events together. Scores are held
/// as what they exceed the floor by, so that a pair that was never compared, or is as bad as can be, adds
/// nothing: the average is exact over all pairs.
struct Linkage {
    /// A score between two reports, by their places in the list of those to be linked.
    struct Edge {
        var a: Int32
        var b: Int32
        var score: Centibans
    }

    private struct Nearest {
        var other: Int
        var average: Centibans
    }

    private let reports: [Int]
    private let floor: Centibans
    private let threshold: Centibans
    /// What the scores between two groups sum to above the floor, in a square.
    private var sums: [Int]
    private var sizes: [Int]
    private var isActive: [Bool]
    /// For each group the best agreed of the groups after it; nil where none is good enough.
    private var nearest: [Nearest?]

    /// Prepares to link these reports, each a group of its own.
    init(_ reports: [Int], edges: ArraySlice<Edge>, floor: Centibans, threshold: Centibans) {
        self.reports = reports
        self.floor = floor
        self.threshold = threshold
        sums = Array(repeating: 0, count: reports.count * reports.count)
        sizes = Array(repeating: 1, count: reports.count)
        isActive = Array(repeating: true, count: reports.count)
        nearest = Array(repeating: nil, count: reports.count)
        for edge in edges where edge.a != edge.b && edge.score > floor {
            sums[Int(edge.a) * reports.count + Int(edge.b)] = edge.score - floor
            sums[Int(edge.b) * reports.count + Int(edge.a)] = edge.score - floor
        }
    }

    /// Joins all that should be joined.
    mutating func run(_ events: inout JoinedEvents) {
        for group in reports.indices { nearest[group] = findNearest(group, &events) }
        while let (a, b, average) = best() {
            if events.mayJoin(reports[a], reports[b]) {
                events.join(reports[a], reports[b], average: average)
                merge(a, b, &events)
            } else {
                // Bars have grown since: what was allowed no longer is.
                nearest[a] = findNearest(a, &events)
            }
        }
    }

    /// The best agreed pair; among equals the one of smallest numbers.
    private func best() -> (Int, Int, Centibans)? {
        var found: (Int, Int, Centibans)?
        for (group, candidate) in nearest.enumerated() {
            guard let candidate, isActive[group] else { continue }
            if let known = found, known.2 >= candidate.average { continue }
            found = (group, candidate.other, candidate.average)
        }
        return found
    }

    private func average(_ a: Int, _ b: Int) -> Centibans {
        floor + sums[a * reports.count + b] / (sizes[a] * sizes[b])
    }

    /// Whether the average is at least the threshold, told without dividing.
    private func isGoodEnough(_ a: Int, _ b: Int) -> Bool {
        sums[a * reports.count + b] >= (threshold - floor) * sizes[a] * sizes[b]
    }

    private func findNearest(_ group: Int, _ events: inout JoinedEvents) -> Nearest? {
        var found: Nearest?
        for other in (group + 1)..<max(group + 1, reports.count) where isActive[other] {
            guard isGoodEnough(group, other) else { continue }
            let average = average(group, other)
            guard average > (found?.average ?? .min) else { continue }
            if events.mayJoin(reports[group], reports[other]) {
                found = Nearest(other: other, average: average)
            }
        }
        return found
    }

    /// Takes `b`, the larger number, into `a`.
    private mutating func merge(_ a: Int, _ b: Int, _ events: inout JoinedEvents) {
        isActive[b] = false
        nearest[b] = nil
        for other in reports.indices where isActive[other] && other != a {
            let sum = sums[a * reports.count + other] + sums[b * reports.count + other]
            sums[a * reports.count + other] = sum
            sums[other * reports.count + a] = sum
        }
        sizes[a] += sizes[b]
        nearest[a] = findNearest(a, &events)
        for other in 0..<b where isActive[other] && other != a {
            if let known = nearest[other], known.other == a || known.other == b {
                nearest[other] = findNearest(other, &events)
            } else if other < a {
                guard isGoodEnough(other, a) else { continue }
                let average = average(other, a)
                guard events.mayJoin(reports[other], reports[a]) else { continue }
                guard let known = nearest[other] else {
                    nearest[other] = Nearest(other: a, average: average)
                    continue
                }
                if (average, -a) > (known.average, -known.other) {
                    nearest[other] = Nearest(other: a, average: average)
                }
            }
        }
    }
}

/// What is one event so far: by decision, as a copy, or by linkage; and what decisions keep apart.
struct JoinedEvents {
    /// The events, as sets of reports.
    private(set) var sets: DisjointSets
    /// The joins that linkage made, with the average score at each.
    private(set) var joins: [(report: Int, average: Centibans)] = []
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
        let union = (barred[sets.root(a)] ?? []).union(barred[sets.root(b)] ?? [])
        sets.unite(a, b)
        if !union.isEmpty { barred[sets.root(a)] = union }
        joins.append((a, average))
    }
}
