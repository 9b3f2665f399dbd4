import CeasefireModel

/// One event as its reports tell it, before it is known what it is part of.
struct FusedEvent {
    /// The reports, sorted by name.
    var reports: [ReportID]
    /// What they say together.
    var facts: EventFacts
    /// Where they differ.
    var disagreements: [Disagreement]
    /// Why they are held to tell of one event, and what people decided about them.
    var reasons: [String]

    /// `I-` and the smallest of the reports' names.
    var id: IncidentID { IncidentID("I-" + (reports.first?.text ?? "")) }

    /// The incident, as a part of another or not.
    func incident(parent: IncidentID?, nesting: [String]) -> Incident {
        Incident(
            id: id, reports: reports, parent: parent, occurred: facts.occurred, available: facts.available,
            place: facts.place, disagreements: disagreements, reasons: reasons + nesting)
    }
}

/// The events of some reports, and what kept these reports together or apart.
struct FusedEvents {
    /// The events, in the order of their smallest report.
    private(set) var events: [FusedEvent] = []
    /// Reports that hang together, by their numbers among those given: no event reaches beyond such a set, and
    /// what happens within one changes nothing in another.
    private(set) var blocks: DisjointSets

    /// Fuses reports that are sorted by name.
    ///
    /// `chosen` says which of them to fuse, where not all; the others only tell how rare words are, by
    /// `theatres`, those of the whole record.
    init(
        _ sorted: [Report], decisions: FusionDecisions, origins: OriginRegister, parameters: FusionParameters,
        theatres: Theatres? = nil, chosen: [Bool]? = nil
    ) {
        let twins = Twins(sorted)
        let constraints = FusionConstraints(decisions, reports: sorted, twins: twins)
        let traits = ReportTraits(sorted, origins: origins, parameters: parameters, theatres: theatres)
        var grouping = Grouping(scorer: FusionScorer(traits: traits, parameters: parameters))
        grouping.run(constraints, twins: twins, chosen: chosen)
        blocks = grouping.linked
        for (number, first) in twins.first.enumerated() where first != number { blocks.unite(first, number) }

        var known = KnownOrigins(origins)
        let reasons = FusionReasons(reports: sorted, twins: twins)
        for (number, members) in grouping.groups.enumerated() where chosen?[members[0]] != false {
            guard
                let facts = EventFacts(members, of: sorted, origins: &known, parameters: parameters)
            else { continue }
            var sentences = reasons.sentences(
                members, weakestJoin: grouping.weakestJoin[number], scorer: &grouping.scorer)
            var said: Set<String> = []
            for report in members {
                sentences += (constraints.reasons[report] ?? []).filter { said.insert($0).inserted }
            }
            // A report alone disagrees with nobody and need not be copied.
            let disagreements =
                members.count > 1 ? Disagreements.among(members.map { sorted[$0] }) : []
            events.append(
                FusedEvent(
                    reports: members.map { sorted[$0].id }, facts: facts, disagreements: disagreements,
                    reasons: sentences))
        }
    }
}
