/// Joins groups of reports, the best agreed pair first, while the average score between two groups is at
/// least the threshold.
///
/// The average over all cross pairs keeps one vague report from chaining two events together. Scores are held
/// above the floor, so that a pair that is absent (never compared, or as bad as can be) adds nothing: the
/// average is exact over all pairs though only the compared ones are stored.
struct Linkage {
    /// A score between two groups.
    struct Edge {
        var a: Int32
        var b: Int32
        /// Not below the floor.
        var score: Centibans
    }

    private let floor: Centibans
    private let threshold: Centibans
    /// For each group, what its scores to each neighbour sum to above the floor.
    private var neighbours: [[Int32: Int]]
    private var sizes: [Int]
    /// What is one event so far: by decision, as a copy, or joined here.
    private(set) var events: DisjointSets
    /// For each event, the decisions that set its reports apart from others; two that share one stay apart.
    private var barred: [Int: Set<Int32>]
    private var versions: [Int32]
    private var queue = BinaryHeap<Candidate>()
    /// The joins made, in order: the smaller number stands for both from then on.
    private(set) var joins: [(kept: Int, gone: Int, average: Centibans)] = []

    private struct Candidate: Comparable {
        var average: Centibans
        var a: Int32
        var b: Int32
        var versionA: Int32
        var versionB: Int32

        /// The better candidate is greater; among equals the one of smaller numbers.
        static func < (x: Self, y: Self) -> Bool {
            x.average != y.average ? x.average < y.average : (x.a, x.b) > (y.a, y.b)
        }
    }

    /// Prepares to join so many reports, each a group of its own.
    ///
    /// `events` are those that decisions make one. They are not averaged: a report that a person adds to an
    /// event must not cut the event off from the reports that fit it.
    init(
        count: Int, events: DisjointSets, barred: [Int: Set<Int32>], edges: [Edge], floor: Centibans,
        threshold: Centibans
    ) {
        self.floor = floor
        self.threshold = threshold
        self.events = events
        self.barred = barred
        sizes = Array(repeating: 1, count: count)
        versions = Array(repeating: 0, count: count)
        neighbours = Array(repeating: [:], count: count)
        for edge in edges where edge.a != edge.b && edge.score > floor {
            neighbours[Int(edge.a)][edge.b, default: 0] += edge.score - floor
            neighbours[Int(edge.b)][edge.a, default: 0] += edge.score - floor
        }
    }

    /// Joins all that should be joined.
    mutating func run() {
        for a in sizes.indices {
            for b in neighbours[a].keys where b > a { propose(a, Int(b)) }
        }
        while let best = queue.popMax() {
            let (a, b) = (Int(best.a), Int(best.b))
            guard versions[a] == best.versionA, versions[b] == best.versionB, mayJoin(a, b) else { continue }
            join(a, b, average: best.average)
        }
    }

    private func average(_ a: Int, _ b: Int) -> Centibans {
        floor + (neighbours[a][Int32(b)] ?? 0) / (sizes[a] * sizes[b])
    }

    /// Bars grow while events do, so this is asked again when a candidate's turn comes.
    private mutating func mayJoin(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (events.root(a), events.root(b))
        guard x != y, let first = barred[x], let second = barred[y] else { return true }
        return first.isDisjoint(with: second)
    }

    private mutating func propose(_ a: Int, _ b: Int) {
        let average = average(a, b)
        guard average >= threshold, mayJoin(a, b) else { return }
        let (low, high) = (min(a, b), max(a, b))
        queue.push(
            Candidate(
                average: average, a: Int32(low), b: Int32(high), versionA: versions[low],
                versionB: versions[high]))
    }

    private mutating func join(_ a: Int, _ b: Int, average: Centibans) {
        joins.append((kept: a, gone: b, average: average))
        let moved = neighbours[b]
        neighbours[b] = [:]
        neighbours[a][Int32(b)] = nil
        for (other, sum) in moved where Int(other) != a {
            neighbours[a][other, default: 0] += sum
            neighbours[Int(other)][Int32(b)] = nil
            neighbours[Int(other)][Int32(a), default: 0] += sum
        }
        sizes[a] += sizes[b]
        let union = (barred[events.root(a)] ?? []).union(barred[events.root(b)] ?? [])
        events.unite(a, b)
        if !union.isEmpty { barred[events.root(a)] = union }
        versions[a] += 1
        versions[b] = -1
        for other in neighbours[a].keys { propose(a, Int(other)) }
    }
}

/// A binary heap that gives its greatest element first.
struct BinaryHeap<Element: Comparable> {
    private var elements: [Element] = []

    /// Adds an element.
    mutating func push(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[(child - 1) / 2] < elements[child] {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out the greatest element.
    mutating func popMax() -> Element? {
        guard let greatest = elements.first, let last = elements.popLast() else { return nil }
        guard !elements.isEmpty else { return greatest }
        elements[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < elements.count else { break }
            if child + 1 < elements.count, elements[child] < elements[child + 1] { child += 1 }
            guard elements[parent] < elements[child] else { break }
            elements.swapAt(parent, child)
            parent = child
        }
        return greatest
    }
}
