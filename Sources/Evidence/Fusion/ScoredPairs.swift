/// All pairs of reports in reach of one another, each scored once.
struct ScoredPairs {
    /// Two reports, the smaller first, and their score.
    struct Pair {
        var a: Int32
        var b: Int32
        var score: Int32
    }

    private var pairs: [Pair] = []

    /// Scores the pairs among these reports. What scores no more than the floor is left out: linkage counts it as
    /// a pair that was never compared.
    init(among reports: [Int], scorer: inout FusionScorer) {
        var candidates = CandidatePairs(traits: scorer.traits, parameters: scorer.parameters)
        let floor = scorer.parameters.floor.hundredths
        let threshold = scorer.parameters.threshold.hundredths
        candidates.forEach(among: reports) { a, b in
            let score = scorer.score(a, b)
            if score > floor || score >= threshold {
                pairs.append(Pair(a: Int32(a), b: Int32(b), score: Int32(clamping: score)))
            }
        }
    }

    /// Each pair, in no order that means anything.
    func forEach(_ body: (Pair) -> Void) {
        for pair in pairs { body(pair) }
    }

    /// The pairs that lie within one of these batches of reports, by batch and numbered as the batch numbers them.
    func edges(within batches: [[Int]], reportCount: Int) -> NumberedLists<Linkage.Edge> {
        var batchOf: [Int32] = Array(repeating: -1, count: reportCount)
        var numberInBatch: [Int32] = Array(repeating: 0, count: reportCount)
        for (batch, reports) in batches.enumerated() {
            for (number, report) in reports.enumerated() {
                batchOf[report] = Int32(batch)
                numberInBatch[report] = Int32(number)
            }
        }
        var edges: [(list: Int, value: Linkage.Edge)] = []
        for pair in pairs {
            let batch = batchOf[Int(pair.a)]
            guard batch >= 0, batch == batchOf[Int(pair.b)] else { continue }
            let edge = Linkage.Edge(
                a: numberInBatch[Int(pair.a)], b: numberInBatch[Int(pair.b)], score: Int(pair.score))
            edges.append((Int(batch), edge))
        }
        return NumberedLists(edges, count: batches.count)
    }
}
