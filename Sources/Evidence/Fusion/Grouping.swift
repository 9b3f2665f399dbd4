/// Turns scores and decisions into groups of reports.
struct Grouping {
    /// More reports than this that hang together, each with some other, are linked in batches by time. Only
    /// years of unbroken fire come near it, and a batch costs the square of this in memory.
    private static let mostInBatch = 3_000
    private static let mostParts = 16

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
    mutating func run(
        _ constraints: FusionConstraints, twins: Twins, chosen: [Bool]? = nil, workers: any Workers
    ) {
        let count = scorer.traits.reportCount
        // Twins weigh as one, unless a decision has set them apart.
        var decided = constraints.groups
        let contents = (0..<count).filter {
            chosen?[$0] != false
                && (twins.first[$0] == $0 || decided.root(twins.first[$0]) != decided.root($0))
        }
        let scored = ScoredPairs(among: contents, scorer: scorer, workers: workers)
        let threshold = scorer.parameters.threshold.hundredths
        scored.forEachAboveThreshold { linked.unite($0, $1) }
        let batches = batches(of: contents)
        let edges = scored.edges(within: batches, reportCount: count)
        var events = JoinedEvents(constraints)
        let floor = scorer.parameters.floor.hundredths
        let linkage = { @Sendable (batch: Int) in
            Linkage(batches[batch], edges: edges.of(batch), floor: floor, threshold: threshold)
        }
        if events.isAnythingBarred {
            // What is barred in one batch may hang on what was joined in another.
            for batch in batches.indices {
                var linkage = linkage(batch)
                linkage.run(&events)
            }
        } else {
            let start = events
            let parts = min(batches.count, Self.mostParts)
            let joins = workers.results(of: parts) { part in
                var events = start
                for batch in stride(from: part, to: batches.count, by: parts) {
                    var linkage = linkage(batch)
                    linkage.run(&events)
                }
                return events.joins
            }
            for join in joins.joined() { events.join(join.a, join.b, average: join.average) }
        }
        collect(events)
    }

    /// Reports that hang together by pairs that score well enough, two or more to a batch, in order of their
    /// smallest report.
    private mutating func batches(of contents: [Int]) -> [[Int]] {
        let components = NumberedLists(
            contents.map { (list: linked.root($0), value: $0) }, count: linked.count)
        return (0..<linked.count).flatMap { root -> [[Int]] in
            let reports = components.of(root)
            return reports.count > 1 ? inBatches(Array(reports)) : []
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
        let count = scorer.traits.reportCount
        var weakest: [Centibans?] = Array(repeating: nil, count: count)
        for join in joined.joins {
            let root = sets.root(join.a)
            weakest[root] = min(weakest[root] ?? join.average, join.average)
        }
        let members = NumberedLists((0..<count).map { (list: sets.root($0), value: $0) }, count: count)
        for root in 0..<count {
            let reports = members.of(root)
            guard !reports.isEmpty else { continue }
            groups.append(Array(reports))
            weakestJoin.append(weakest[root])
        }
    }
}
