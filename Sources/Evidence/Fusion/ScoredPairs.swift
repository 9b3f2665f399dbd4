/// All pairs of reports in reach of one another, each scored once.
struct ScoredPairs {
    /// Two reports, the smaller first, and their score.
    struct Pair: Sendable {
        var a: Int32
        var b: Int32
        var score: Int32
    }

    /// Stands for a score so low that no number of good ones makes up for it.
    static let apart = Int32.min

    private let pairs: [[Pair]]

    /// Scores the pairs among these reports. What scores no more than the floor is left out: linkage counts it as
    /// a pair that was never compared.
    init(among reports: [Int], scorer: FusionScorer, workers: any Workers) {
        let candidates = CandidatePairs(
            among: reports, traits: scorer.traits, parameters: scorer.parameters)
        let floor = scorer.parameters.floor.hundredths
        let threshold = scorer.parameters.threshold.hundredths
        // Each part keeps its own memory of places, which is the smaller and the faster for it.
        let parts = max(1, min(Self.mostParts, reports.count / Self.leastInPart))
        pairs = workers.results(of: parts) { part in
            var scorer = scorer
            var pairs: [Pair] = []
            candidates.forEach(part: part, of: parts) { a, b in
                if scorer.areToldApart(a, b) {
                    pairs.append(Pair(a: Int32(a), b: Int32(b), score: Self.apart))
                    return
                }
                let score = scorer.score(a, b)
                if score > floor || score >= threshold {
                    pairs.append(Pair(a: Int32(a), b: Int32(b), score: Int32(clamping: score)))
                }
            }
            return pairs
        }
    }

    private static let mostParts = 16
    private static let leastInPart = 1_000

    /// Each pair, in no order that means anything.
    func forEach(_ body: (Pair) -> Void) {
        for part in pairs { for pair in part { body(pair) } }
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
        forEach { pair in
            let batch = batchOf[Int(pair.a)]
            guard batch >= 0, batch == batchOf[Int(pair.b)] else { return }
            // Linkage sums at most 3,000 times 3,000 scores.
            let score = pair.score == Self.apart ? -1 << 48 : Int(pair.score)
            let edge = Linkage.Edge(
                a: numberInBatch[Int(pair.a)], b: numberInBatch[Int(pair.b)], score: score)
            edges.append((Int(batch), edge))
        }
        return NumberedLists(edges, count: batches.count)
    }
}
