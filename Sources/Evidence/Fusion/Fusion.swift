public import CeasefireModel

/// Groups reports into incidents by day, place name, accused and act: a first, plain rule.
public struct Fusion: Sendable {
    private let origins: OriginRegister

    /// Creates the rule.
    public init(origins: OriginRegister = OriginRegister()) { self.origins = origins }

    /// The incidents, sorted by name.
    public func incidents(from reports: [Report], decisions: FusionDecisions = FusionDecisions())
        -> [Incident]
    {
        let groups = Dictionary(grouping: reports.sorted { $0.id < $1.id }) { report in
            let middle =
                (report.occurred.earliest.secondsSinceEpoch + report.occurred.latest.secondsSinceEpoch) / 2
            return
                "\(middle / 86_400)|\(report.place.name)|\(report.accused.map(\.text))|\(report.act?.text ?? "")"
        }
        return groups.values.map { group in
            Incident(
                id: IncidentID("I-" + group[0].id.text), reports: group.map(\.id),
                occurred: group.dropFirst().reduce(group[0].occurred) { $0.union($1.occurred) },
                available: group.map(\.available).min { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
                    ?? group[0].available,
                place: group[0].place)
        }.sorted { $0.id < $1.id }
    }
}
