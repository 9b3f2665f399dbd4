public import CeasefireModel
public import Evidence

/// A record with all work done that no agreement has a say in: what was known is sorted, reports are fused
/// into incidents, and people's words are brought to bear on them.
public struct PreparedRecord: Sendable {
    /// What was known.
    public private(set) var record: Record
    /// Up to when the record was read; nil for all of it.
    public let asOf: Instant?
    /// The moment for which clocks are told.
    public private(set) var now: Instant?
    /// The incidents, sorted by name.
    public let incidents: [Incident]
    let accounts: IncidentAccounts
    private(set) var theatre: PreparedTheatre
    private(set) var distances: [IncidentID: [LineDistance]]
    let remarks: [Reason]

    /// Makes a record ready; what was not certainly known at `asOf` is left out. `workers` may share the fusing.
    public init(_ record: Record, asOf: Instant? = nil, workers: any Workers = SingleWorker()) {
        let known = record.known(asOf: asOf)
        let incidents = Fusion(origins: known.origins).incidents(
            from: known.reports, decisions: FusionDecisions(entries: known.entries), workers: workers)
        let reports = Dictionary(known.reports.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let index = IncidentIndex(incidents, reports: reports)
        let bearings = BearingIndex(record: known, incidents: index, reports: reports)
        self.record = known
        self.asOf = asOf
        self.incidents = incidents
        now = asOf ?? known.lastKnown
        theatre = PreparedTheatre(known.theatre, incidents: incidents, asOf: asOf)
        distances = theatre.distances(of: incidents)
        var speakers = KnownSpeakers(known.origins)
        accounts = IncidentAccounts(
            index,
            all: incidents.indices.map { number in
                IncidentAccount(
                    incident: incidents[number], reports: index.reports[number], bearings: bearings,
                    speakers: &speakers)
            },
            notices: known.entries)
        remarks =
            bearings.remarks
            + FindingStanding.remarks(entries: known.entries, incidents: index)
    }

    /// The same record on other maps: what an agreement draws has no say in the rest.
    public func drawn(_ theatre: Theatre) -> PreparedRecord {
        var other = self
        other.record.theatre = theatre
        other.theatre = PreparedTheatre(theatre, incidents: incidents, asOf: asOf)
        other.distances = other.theatre.distances(of: incidents)
        return other
    }

    /// The same record without some of its rows, fused anew. What was the last to become known may be among them; the moment for
    /// which clocks are told stays.
    public func without(
        reports: Set<ReportID> = [], entries: Set<EntryID> = [], workers: any Workers = SingleWorker()
    ) -> PreparedRecord {
        var rest = record
        rest.reports.removeAll { reports.contains($0.id) }
        rest.entries.removeAll { entries.contains($0.id) }
        var without = PreparedRecord(rest, asOf: asOf, workers: workers)
        without.now = now
        return without
    }
}
