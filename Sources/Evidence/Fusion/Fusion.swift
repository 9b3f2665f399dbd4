public import CeasefireModel

/// Groups reports into incidents, and incidents into the wholes they are parts of.
///
/// Reports are fused by the table ``FusionParameters``: every two in reach of one another are scored, and
/// groups are joined while their average score says that they tell of one event. People's decisions come
/// first, whatever the scores. The result does not depend on the order in which the reports are given, and
/// what happened far away does not change it.
public struct Fusion: Sendable {
    private let origins: OriginRegister
    private let parameters: FusionParameters

    /// Creates a fusion that knows the origins behind the outlets and weighs by the table.
    public init(origins: OriginRegister = OriginRegister(), parameters: FusionParameters = .standard) {
        self.origins = origins
        self.parameters = parameters
    }

    /// The incidents, sorted by name; every report is in exactly one.
    ///
    /// An incident is named `I-` and the smallest of its reports' names. Its interval is the hull of the
    /// moments that more than half of its origins' accounts allow, an account being the hull of the intervals
    /// of the origin's own reports; where no moment is allowed by more than half, of those that most allow.
    /// ``IncrementalFusion`` finds the same for reports that come one by one. `workers` may share the work among
    /// themselves; the incidents are the same with any.
    public func incidents(
        from reports: [Report], decisions: FusionDecisions = FusionDecisions(),
        workers: any Workers = SingleWorker()
    ) -> [Incident] {
        let sorted = reports.inOrder { $0.id.text }
        let events = FusedEvents(
            sorted, decisions: decisions, origins: origins, parameters: parameters, workers: workers
        ).events
        var nesting = Nesting(events, parameters: parameters)
        if nesting.hasNoWholes, decisions.contains.isEmpty {
            return events.map { $0.incident(parent: nil, nesting: []) }.inOrder { $0.id.text }
        }
        var hierarchy = Hierarchy(ids: events.map(\.id))
        hierarchy.nest(by: Self.containments(decisions, among: events))
        hierarchy.nestByRule(
            whole: { nesting.whole(of: $0) },
            reason: { [ids = hierarchy.ids] in nesting.reason(whole: $0, part: $1, wholeID: ids[$0]) })
        return events.enumerated().map { number, event in
            event.incident(
                parent: hierarchy.parent[number].map { hierarchy.ids[$0] },
                nesting: hierarchy.reasons[number] ?? [])
        }.inOrder { $0.id.text }
    }

    /// The decisions on wholes and parts whose reports are known, in the order of issue.
    private static func containments(
        _ decisions: FusionDecisions, among events: [FusedEvent]
    ) -> [Hierarchy.Decided] {
        guard !decisions.contains.isEmpty else { return [] }
        var eventOf: [ReportID: Int] = [:]
        for (number, event) in events.enumerated() {
            for report in event.reports { eventOf[report] = number }
        }
        return decisions.contains.compactMap { Hierarchy.Decided($0, eventOf: { eventOf[$0] }) }
    }

    /// Scores reports that are sorted by name.
    func scorer(of sorted: [Report]) -> FusionScorer {
        FusionScorer(
            traits: ReportTraits(sorted, origins: origins, parameters: parameters), parameters: parameters)
    }
}

extension Hierarchy.Decided {
    /// The decision, if both reports are known and two.
    init?(_ decision: FusionDecisions.Containment, eventOf: (ReportID) -> Int?) {
        guard decision.whole != decision.part, let whole = eventOf(decision.whole),
            let part = eventOf(decision.part)
        else { return nil }
        self.init(whole: whole, part: part, reports: decision)
    }
}
