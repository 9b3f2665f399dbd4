/// Turns scores and decisions into groups of reports.
struct Grouping {
    /// More reports than this that hang together, each with some other, are linked in batches by time. Only
    /// years of unbroken fire come near it, and a batch costs the square of this in memory.
    private static let mostInBatch = 3_000

    /// Scores the reports.
    var scorer: FusionScorer
    /// The groups, each sorted, in order of their smallest report.
    private(set) var groups: [[Int]] = []
    /// For each group the lowest average score at which two of its parts were joined; nil where none were.
    private(set) var weakestJoin: [Centibans?] = []
    /// Which reports hang together by pairs that score well enough: no group reaches beyond.
    private(set) var linked: DisjointSets

    /// Prepares to group the scorer's reports.
    init(scorer: FusionScorer) {
        self.scorer = scorer
        linked = DisjointSets(count: scorer.traits.reportCount)
    }

    /// Groups the reports; where `chosen` is given, only those for which it says so, and leaves the others alone.
    mutating func run(_ constraints: FusionConstraints, twins: Twins, chosen: [Bool]? = nil) {
        let count = scorer.traits.reportCount
        // Twins weigh as one, unless a decision has set them apart.
        var decided = constraints.groups
        let contents = (0..<count).filter {
            chosen?[$0] != false
                && (twins.first[$0] == $0 || decided.root(twins.first[$0]) != decided.root($0))
        }
        let pairs = CandidatePairs(traits: scorer.traits, parameters: scorer.parameters)
        let batches = batches(of: contents, pairs: pairs)

        // Only reports that hang together by some good pair are scored again, each with each.
        var batchOf = Array(repeating: -1, count: count)
        var numberInBatch: [Int32] = Array(repeating: 0, count: count)
        for (batch, reports) in batches.enumerated() {
            for (number, report) in reports.enumerated() {
                batchOf[report] = batch
                numberInBatch[report] = Int32(number)
            }
        }
        var edges: [(batch: Int, edge: Linkage.Edge)] = []
        pairs.forEach(among: batches.flatMap { $0 }.sorted()) { a, b in
            guard batchOf[a] == batchOf[b] else { return }
            let edge = Linkage.Edge(a: numberInBatch[a], b: numberInBatch[b], score: scorer.score(a, b))
            edges.append((batchOf[a], edge))
        }
        edges.sort { ($0.batch, $0.edge.a, $0.edge.b) < ($1.batch, $1.edge.a, $1.edge.b) }
        let sorted = edges.map(\.edge)
        var events = JoinedEvents(constraints)
        var first = 0
        for (batch, reports) in batches.enumerated() {
            var end = first
            while end < edges.count, edges[end].batch == batch { end += 1 }
            var linkage = Linkage(
                reports, edges: sorted[first..<end], floor: scorer.parameters.floor.hundredths,
                threshold: scorer.parameters.threshold.hundredths)
            linkage.run(&events)
            first = end
        }
        collect(events)
    }

    /// Reports that hang together by pairs that score well enough, two or more to a batch, in order of their
    /// smallest report.
    private mutating func batches(of contents: [Int], pairs: CandidatePairs) -> [[Int]] {
        let threshold = scorer.parameters.threshold.hundredths
        pairs.forEach(among: contents) { a, b in
            if linked.root(a) != linked.root(b), scorer.score(a, b) >= threshold { linked.unite(a, b) }
        }
        var components: [Int: [Int]] = [:]
        for content in contents { components[linked.root(content), default: []].append(content) }
        return components.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.flatMap {
            inBatches($0.value)
        }
    }

    private func inBatches(_ reports: [Int]) -> [[Int]] {
        guard reports.count > Self.mostInBatch else { return [reports] }
        let byTime = reports.sorted {
            (scorer.traits.start[$0] + scorer.traits.end[$0], $0)
                < (scorer.traits.start[$1] + scorer.traits.end[$1], $1)
        }
        return stride(from: 0, to: byTime.count, by: Self.mostInBatch).map {
            byTime[$0..<min(byTime.count, $0 + Self.mostInBatch)].sorted()
        }
    }

    private mutating func collect(_ joined: JoinedEvents) {
        var sets = joined.sets
        var weakest: [Int: Centibans] = [:]
        for join in joined.joins {
            let root = sets.root(join.report)
            weakest[root] = min(weakest[root] ?? join.average, join.average)
        }
        var members: [Int: [Int]] = [:]
        for report in 0..<scorer.traits.reportCount { members[sets.root(report), default: []].append(report) }
        for (root, reports) in members.sorted(by: { $0.key < $1.key }) {
            groups.append(reports)
            weakestJoin.append(weakest[root])
        }
    }
}
