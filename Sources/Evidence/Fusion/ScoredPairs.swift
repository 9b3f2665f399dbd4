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
    /// What it counts in a sum. A sum is of 3,000 times 3,000 scores at the most, none of them near 300 dB: this
    /// outweighs them all, and as many of it do not overflow.
    private static let apartInSum = -1 << 38

    /// Stands for a pair that cannot reach the threshold, and whose score nobody has asked for yet.
    private static let open = Int32.max

    private let pairs: [[Pair]]
    private let scorer: FusionScorer
    private let workers: any Workers

    /// Scores the pairs among these reports. What scores no more than the floor is left out: linkage counts it as
    /// a pair that was never compared.
    ///
    /// Words are compared only where they decide whether two reports hang together. The other pairs weigh only
    /// within what hangs together, and are scored once that is known.
    init(among reports: [Int], scorer: FusionScorer, workers: any Workers) {
        self.scorer = scorer
        self.workers = workers
        let candidates = CandidatePairs(
            among: reports, traits: scorer.traits, parameters: scorer.parameters)
        let floor = scorer.parameters.floor.hundredths
        let threshold = scorer.parameters.threshold.hundredths
        // Each part keeps its own memory of places, which is the smaller and the faster for it.
        let parts = max(1, min(Self.mostParts, reports.count / Self.leastInPart))
        pairs = workers.results(of: parts) { part in
            var scorer = scorer
            var pairs: [Pair] = []
            pairs.reserveCapacity(32 * reports.count / parts)
            candidates.forEach(part: part, of: parts) { a, b in
                if scorer.areToldApart(a, b) {
                    pairs.append(Pair(a: Int32(a), b: Int32(b), score: Self.apart))
                    return
                }
                let besideWords = scorer.scoreBesideWords(a, b)
                let most = besideWords + scorer.mostOfWords(a, b)
                if most <= floor, most < threshold { return }
                if most < threshold {
                    pairs.append(Pair(a: Int32(a), b: Int32(b), score: Self.open))
                    return
                }
                let score = max(floor, besideWords + scorer.wordsScore(a, b))
                if score > floor || score >= threshold {
                    pairs.append(Pair(a: Int32(a), b: Int32(b), score: Int32(clamping: score)))
                }
            }
            return pairs
        }
    }

    private static let mostParts = 16
    private static let leastInPart = 1_000

    /// Calls `body` with each pair that scores at least the threshold, in no order that means anything.
    func forEachAboveThreshold(_ body: (Int, Int) -> Void) {
        let threshold = scorer.parameters.threshold.hundredths
        for part in pairs {
            for pair in part where pair.score != Self.open && Int(pair.score) >= threshold {
                body(Int(pair.a), Int(pair.b))
            }
        }
    }

    /// The pairs that lie within one of these batches of reports, by batch and numbered as the batch numbers them.
    func edges(within batches: [[Int]], reportCount: Int) -> NumberedLists<Linkage.Edge> {
        var batchOf: [Int32] = Array(repeating: -1, count: reportCount)
        var numberInBatch: [Int32] = Array(repeating: 0, count: reportCount)
        let batchCount = batches.count
        for (batch, reports) in batches.enumerated() {
            for (number, report) in reports.enumerated() {
                batchOf[report] = Int32(batch)
                numberInBatch[report] = Int32(number)
            }
        }
        let (pairs, first) = (pairs, scorer)
        let floor = scorer.parameters.floor.hundredths
        let (batches, numbers) = (batchOf, numberInBatch)
        let edges = workers.results(of: pairs.count) { part in
            var scorer = first
            var edges: [(list: Int, value: Linkage.Edge)] = []
            for pair in pairs[part] {
                let (a, b) = (Int(pair.a), Int(pair.b))
                let batch = batches[a]
                guard batch >= 0, batch == batches[b] else { continue }
                var score = Int(pair.score)
                if pair.score == Self.open {
                    score = scorer.score(a, b)
                    if score <= floor { continue }
                } else if pair.score == Self.apart {
                    score = Self.apartInSum
                }
                edges.append((Int(batch), Linkage.Edge(a: numbers[a], b: numbers[b], score: score)))
            }
            return edges
        }
        return NumberedLists(Array(edges.joined()), count: batchCount)
    }
}
