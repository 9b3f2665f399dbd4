/// Turns scores and decisions into groups of reports.
struct Grouping {
    /// Scores the reports.
    var scorer: FusionScorer
    /// The groups, each sorted, in order of their smallest report.
    private(set) var groups: [[Int]] = []
    /// For each group the lowest average score at which two of its parts were joined; nil where none were.
    private(set) var weakestJoin: [Centibans?] = []

    /// Prepares to group the scorer's reports.
    init(scorer: FusionScorer) { self.scorer = scorer }

    /// Groups the reports.
    mutating func run(_ constraints: FusionConstraints, twins: Twins) {
        let count = scorer.traits.reportCount
        // Twins weigh as one, unless a decision has set them apart.
        var decided = constraints.groups
        let contents = (0..<count).filter {
            twins.first[$0] == $0 || decided.root(twins.first[$0]) != decided.root($0)
        }
        let threshold = scorer.parameters.threshold.hundredths
        let pairs = CandidatePairs(traits: scorer.traits, parameters: scorer.parameters)
        var linked = DisjointSets(count: count)
        pairs.forEach(among: contents) { a, b in
            if linked.root(a) != linked.root(b), scorer.score(a, b) >= threshold { linked.unite(a, b) }
        }

        // Only reports that hang together by some good pair are scored again, each with each.
        var together: [Int: Int] = [:]
        for content in contents { together[linked.root(content), default: 0] += 1 }
        let open = contents.filter { (together[linked.root($0)] ?? 0) > 1 }
        var edges: [Linkage.Edge] = []
        pairs.forEach(among: open) { a, b in
            guard linked.root(a) == linked.root(b) else { return }
            edges.append(Linkage.Edge(a: Int32(a), b: Int32(b), score: scorer.score(a, b)))
        }
        var linkage = Linkage(
            count: count, events: constraints.groups, barred: constraints.barred, edges: edges,
            floor: scorer.parameters.floor.hundredths, threshold: threshold)
        linkage.run()
        collect(linkage)
    }

    private mutating func collect(_ linkage: Linkage) {
        var events = linkage.events
        var weakest: [Int: Centibans] = [:]
        for join in linkage.joins {
            let root = events.root(join.kept)
            weakest[root] = min(weakest[root] ?? join.average, join.average)
        }
        var members: [Int: [Int]] = [:]
        for report in 0..<scorer.traits.reportCount {
            members[events.root(report), default: []].append(report)
        }
        for (root, reports) in members.sorted(by: { $0.key < $1.key }) {
            groups.append(reports)
            weakestJoin.append(weakest[root])
        }
    }
}
