public import CeasefireModel

/// Fusion laid open for those who check it by hand: every pair of reports in reach of one another, its score,
/// and whether the two are one incident.
public struct FusionAudit {
    /// Two reports and what fusion makes of them.
    public struct Pair: Hashable, Sendable {
        /// The report of the smaller name.
        public var first: ReportID
        /// The report of the larger name.
        public var second: ReportID
        /// The score, in decibans.
        public var decibans: Double
        /// Whether both are reports of one incident.
        public var areFused: Bool
    }

    /// The incidents, as ``Fusion/incidents(from:decisions:)`` finds them.
    public let incidents: [Incident]

    private let names: [ReportID]
    private let numbers: [ReportID: Int]
    private let incidentOf: [Int]
    private let twins: Twins
    private var scorer: FusionScorer

    /// Fuses the reports and keeps what is needed to ask about pairs.
    public init(
        _ fusion: Fusion = Fusion(), reports: [Report], decisions: FusionDecisions = FusionDecisions()
    ) {
        let sorted = reports.sorted { $0.id < $1.id }
        incidents = fusion.incidents(from: sorted, decisions: decisions)
        names = sorted.map(\.id)
        numbers = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var incidentOf = Array(repeating: -1, count: sorted.count)
        for (number, incident) in incidents.enumerated() {
            for report in incident.reports { incidentOf[numbers[report] ?? 0] = number }
        }
        self.incidentOf = incidentOf
        twins = Twins(sorted)
        scorer = fusion.scorer(of: sorted)
    }

    /// Whether two reports carry the same content; false where one is not among the reports.
    public func areCopies(_ a: ReportID, _ b: ReportID) -> Bool {
        guard let a = numbers[a], let b = numbers[b] else { return false }
        return twins.first[a] == twins.first[b]
    }

    /// What fusion makes of two reports, in reach or not; nil where one is not among the reports.
    public mutating func pair(_ a: ReportID, _ b: ReportID) -> Pair? {
        guard let a = numbers[a], let b = numbers[b] else { return nil }
        return pair(min(a, b), max(a, b))
    }

    /// Calls `body` with every two reports of different content in reach of one another, each pair once, always
    /// in the same order.
    public mutating func forEachPair(_ body: (Pair) -> Void) {
        let contents = names.indices.filter { twins.first[$0] == $0 }
        let pairs = CandidatePairs(among: contents, traits: scorer.traits, parameters: scorer.parameters)
        pairs.forEach { body(pair($0, $1)) }
    }

    private mutating func pair(_ a: Int, _ b: Int) -> Pair {
        Pair(
            first: names[a], second: names[b], decibans: Double(scorer.score(a, b)) / 100,
            areFused: incidentOf[a] == incidentOf[b])
    }
}
