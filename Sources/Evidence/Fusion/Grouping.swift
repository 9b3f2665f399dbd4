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
    mutating func run(_ constraints: inout FusionConstraints, twins: Twins) {
        let count = scorer.traits.reportCount
        var root: [Int] = []
        for report in 0..<count { root.append(constraints.groups.root(report)) }
        // Twins weigh as one, unless a decision has set them apart.
        let contents = (0..<count).filter { twins.first[$0] == $0 || root[twins.first[$0]] != root[$0] }

        let threshold = scorer.parameters.threshold.hundredths
        let pairs = CandidatePairs(traits: scorer.traits, parameters: scorer.parameters)
        var linked = constraints.groups
        pairs.forEach(among: contents) { a, b in
            if linked.root(a) != linked.root(b), scorer.score(a, b) >= threshold { linked.unite(a, b) }
        }

        // Only reports that hang together by some good pair are scored again, each with each.
        var sizes = Array(repeating: 0, count: count)
        for content in contents { sizes[root[content]] += 1 }
        var together: [Int: Int] = [:]
        for content in contents { together[linked.root(content), default: 0] += 1 }
        let open = contents.filter { (together[linked.root($0)] ?? 0) > 1 }
        var edges: [Linkage.Edge] = []
        pairs.forEach(among: open) { a, b in
            guard root[a] != root[b], linked.root(a) == linked.root(b) else { return }
            edges.append(
                Linkage.Edge(a: Int32(root[a]), b: Int32(root[b]), score: scorer.score(a, b)))
        }
        var barred: [Set<Int32>] = Array(repeating: [], count: count)
        for report in 0..<count where root[report] == report {
            barred[report] = constraints.barredSet(report)
        }
        var linkage = Linkage(
            sizes: sizes, barred: barred, edges: edges, floor: scorer.parameters.floor.hundredths,
            threshold: threshold)
        linkage.run()
        collect(linkage, groups: constraints.groups)
    }

    private mutating func collect(_ linkage: Linkage, groups: DisjointSets) {
        var sets = groups
        var weakest: [Int: Centibans] = [:]
        for join in linkage.joins {
            sets.unite(join.kept, join.gone)
            let earlier = min(weakest[join.kept] ?? join.average, weakest[join.gone] ?? join.average)
            weakest[join.kept] = min(earlier, join.average)
        }
        var members: [Int: [Int]] = [:]
        for report in 0..<scorer.traits.reportCount { members[sets.root(report), default: []].append(report) }
        for (root, reports) in members.sorted(by: { $0.key < $1.key }) {
            self.groups.append(reports)
            weakestJoin.append(weakest[root])
        }
    }
}
