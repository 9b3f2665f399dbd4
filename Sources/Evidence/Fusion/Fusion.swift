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
    public func incidents(
        from reports: [Report], decisions: FusionDecisions = FusionDecisions()
    ) -> [Incident] {
        let sorted = reports.sorted { $0.id < $1.id }
        let twins = Twins(sorted)
        let constraints = FusionConstraints(decisions, reports: sorted, twins: twins)
        let traits = ReportTraits(sorted, origins: origins, parameters: parameters)
        var grouping = Grouping(scorer: FusionScorer(traits: traits, parameters: parameters))
        grouping.run(constraints, twins: twins)

        let events = grouping.groups.compactMap {
            EventFacts($0, of: sorted, origins: origins, parameters: parameters)
        }
        var hierarchy = Hierarchy(events: events, reports: sorted, parameters: parameters)
        hierarchy.nest(by: constraints.containments)
        let reasons = FusionReasons(reports: sorted, twins: twins)
        return events.enumerated().map { number, event in
            let own = event.reports.map { sorted[$0] }
            var sentences = reasons.sentences(
                event.reports, weakestJoin: grouping.weakestJoin[number], scorer: &grouping.scorer)
            var said: Set<String> = []
            for report in event.reports {
                sentences += (constraints.reasons[report] ?? []).filter { said.insert($0).inserted }
            }
            sentences += hierarchy.reasons[number] ?? []
            return Incident(
                id: hierarchy.ids[number], reports: own.map(\.id),
                parent: hierarchy.parent[number].map { hierarchy.ids[$0] }, occurred: event.occurred,
                available: event.available, place: event.place, disagreements: Disagreements.among(own),
                reasons: sentences)
        }.sorted { $0.id < $1.id }
    }
}
