public import CeasefireModel
public import Evidence

/// All that is on the table: what sources said, what people say about it, and how it is weighed.
public struct Record: Sendable {
    /// The reports, each name once, in any order.
    public var reports: [Report]
    /// The statements about the agreement, each name once, in any order.
    public var statements: [Statement]
    /// What people say about the evidence, each name once, in any order.
    public var entries: [Entry]
    /// Who looked where and when, each name once, in any order.
    public var observations: [Observation]
    /// What the zones and lines that the agreement names look like.
    public var theatre: Theatre
    /// Who stands behind the names that outlets give.
    public var origins: OriginRegister
    /// How much each kind of word weighs.
    public var weights: WeightTable

    /// Creates a record.
    public init(
        reports: [Report], statements: [Statement] = [], entries: [Entry] = [],
        observations: [Observation] = [], theatre: Theatre = Theatre(),
        origins: OriginRegister = OriginRegister(), weights: WeightTable = .standard
    ) {
        self.reports = reports
        self.statements = statements
        self.entries = entries
        self.observations = observations
        self.theatre = theatre
        self.origins = origins
        self.weights = weights
    }

    /// What was certainly known at `asOf`, everything where that is nil; sorted by name, so that the order
    /// of arrival cannot matter from here on.
    public func known(asOf: Instant?) -> Record {
        func isKnown(_ available: Interval) -> Bool { asOf.map { available.latest <= $0 } ?? true }
        return Record(
            reports: reports.filter { isKnown($0.available) }.inOrder { $0.id.text },
            statements: statements.filter { isKnown($0.available) }.sorted { $0.id < $1.id },
            entries: entries.filter { isKnown($0.available) }.sorted { $0.id < $1.id },
            observations: observations.filter { isKnown($0.available) }.sorted { $0.id < $1.id },
            theatre: theatre, origins: origins, weights: weights)
    }

    /// The last moment at which something on the record became known; nil for an empty record.
    public var lastKnown: Instant? {
        (reports.map(\.available.latest) + statements.map(\.available.latest)
            + entries.map(\.available.latest) + observations.map(\.available.latest)).max()
    }
}
