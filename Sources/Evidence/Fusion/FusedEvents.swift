import CeasefireModel

/// One event as its reports tell it, before it is known what it is part of.
struct FusedEvent: Sendable {
    /// `I-` and the smallest of the reports' names.
    let id: IncidentID
    /// The reports, sorted by name.
    let reports: [ReportID]
    /// Where they differ.
    let disagreements: [Disagreement]
    /// Why they are held to tell of one event, and what people decided about them.
    let reasons: [String]
    /// Held apart, since events are handed on more often than their facts are asked for.
    private let held: Held

    private final class Held: Sendable {
        let facts: EventFacts

        init(_ facts: EventFacts) { self.facts = facts }
    }

    /// Creates the event of these reports, which are not none.
    init(reports: [ReportID], facts: EventFacts, disagreements: [Disagreement], reasons: [String]) {
        id = IncidentID("I-" + (reports.first?.text ?? ""))
        self.reports = reports
        held = Held(facts)
        self.disagreements = disagreements
        self.reasons = reasons
    }

    /// What the reports say together.
    var facts: EventFacts { held.facts }

    /// The incident, as a part of another or not.
    func incident(parent: IncidentID?, nesting: [String]) -> Incident {
        Incident(
            id: id, reports: reports, parent: parent, occurred: held.facts.occurred,
            available: held.facts.available, place: held.facts.place, disagreements: disagreements,
            reasons: nesting.isEmpty ? reasons : reasons + nesting)
    }
}

/// The events of some reports, and what kept these reports together or apart.
struct FusedEvents {
    /// The events, in the order of their smallest report.
    let events: [FusedEvent]
    /// Reports that hang together, by their numbers among those given: no event reaches beyond such a set, and
    /// what happens within one changes nothing in another.
    private(set) var blocks: DisjointSets

    /// Fuses reports that are sorted by name.
    ///
    /// `chosen` says which of them to fuse, where not all; the others only tell how rare words are, by
    /// `theatres`, those of the whole record. `workers` share the work, of which the result knows nothing.
    init(
        _ sorted: [Report], decisions: FusionDecisions, origins: OriginRegister, parameters: FusionParameters,
        theatres: Theatres? = nil, chosen: [Bool]? = nil, workers: any Workers
    ) {
        let twins = Twins(sorted)
        let constraints = FusionConstraints(decisions, reports: sorted, twins: twins)
        let traits = ReportTraits(
            sorted, origins: origins, parameters: parameters, theatres: theatres, workers: workers)
        var grouping = Grouping(scorer: FusionScorer(traits: traits, parameters: parameters))
        grouping.run(constraints, twins: twins, chosen: chosen, workers: workers)
        blocks = grouping.linked
        for (number, first) in twins.first.enumerated() where first != number { blocks.unite(first, number) }

        let groups = grouping.groups.indices.filter { chosen?[grouping.groups[$0][0]] != false }
        let telling = EventTelling(
            reports: sorted, reasons: FusionReasons(reports: sorted, twins: twins),
            decided: constraints.reasons,
            origins: origins, parameters: parameters)
        let (members, weakest, scorer) = (grouping.groups, grouping.weakestJoin, grouping.scorer)
        let parts = max(1, min(Self.mostParts, groups.count / Self.leastInPart))
        let told = workers.results(of: parts) { part in
            var telling = telling
            var scorer = scorer
            return groups[(groups.count * part / parts)..<(groups.count * (part + 1) / parts)].compactMap {
                telling.event(members[$0], weakestJoin: weakest[$0], scorer: &scorer)
            }
        }
        var events: [FusedEvent] = []
        events.reserveCapacity(groups.count)
        for part in told { events += part }
        self.events = events
    }

    private static let mostParts = 16
    private static let leastInPart = 500
}

/// Tells what the reports of each event say together.
private struct EventTelling: Sendable {
    private let reports: [Report]
    private let reasons: FusionReasons
    /// What is told of decisions, under the report that it concerns.
    private let decided: [Int: [String]]
    private let parameters: FusionParameters
    private var origins: KnownOrigins

    init(
        reports: [Report], reasons: FusionReasons, decided: [Int: [String]], origins: OriginRegister,
        parameters: FusionParameters
    ) {
        self.reports = reports
        self.reasons = reasons
        self.decided = decided
        self.parameters = parameters
        self.origins = KnownOrigins(origins)
    }

    /// The event of some reports, by their numbers.
    mutating func event(
        _ members: [Int], weakestJoin: Centibans?, scorer: inout FusionScorer
    ) -> FusedEvent? {
        guard let facts = EventFacts(members, of: reports, origins: &origins, parameters: parameters) else {
            return nil
        }
        var sentences = reasons.sentences(members, weakestJoin: weakestJoin, scorer: &scorer)
        if !decided.isEmpty {
            var said: Set<String> = []
            for report in members {
                sentences += (decided[report] ?? []).filter { said.insert($0).inserted }
            }
        }
        return FusedEvent(
            reports: members.map { reports[$0].id }, facts: facts,
            disagreements: Disagreements.among(members, of: reports), reasons: sentences)
    }
}
