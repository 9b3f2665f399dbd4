internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// A record as one circle may see it, before any document is held against it: incidents, reports, statements, observations and
/// entries. Documents that name the same actors and count days by the same clocks share it.
struct RecordRelease: Sendable {
    let policy: ReleasePolicy
    let withholding: Withholding
    private(set) var keptBack = KeptBack()
    /// The record, without its reports, which stand in ``reports``.
    private(set) var record: Record
    private(set) var reports: ReleasedReports
    /// What each incident looks like now, by the name that it has on the record.
    private(set) var incidents: ShownIncidents
    /// What incidents are called, and how they stand.
    let order: ReleasedOrder
    /// Recent incidents, told by region and day.
    private(set) var delayed: Set<IncidentID> = []
    private let terms: Terms

    /// What a document has a say in.
    private struct Terms: Equatable {
        let tier: ReleaseTier
        let actors: Set<ActorID>
        let days: LocalDays
        let now: Instant?

        init(_ verdict: Verdict, _ tier: ReleaseTier) {
            self.tier = tier
            actors = Set(verdict.agreement.actors.map(\.id))
            days = verdict.agreement.localDays
            now = verdict.now
        }
    }

    init(_ verdict: Verdict, for tier: ReleaseTier) {
        terms = Terms(verdict, tier)
        policy = .of(tier)
        record = verdict.record
        withholding = Withholding(
            verdict.record, incidents: verdict.incidents, actors: terms.actors, days: terms.days,
            now: verdict.now, policy: policy)
        // Nothing that renders may come upon a report but as it is shown.
        record.reports = []
        var incidents = ShownIncidents(verdict.incidents)
        guard tier != .internal else {
            self.incidents = incidents
            reports = ReleasedReports(verdict, policy: policy, withholding: withholding, incidents: incidents)
            order = ReleasedOrder(shown: verdict.incidents)
            return
        }
        let release = IncidentRelease(verdict, policy: policy, withholding: withholding)
        incidents.shown = release.shown
        self.incidents = incidents
        delayed = release.delayed
        keptBack = release.keptBack
        order = ReleasedOrder(shown: incidents.shown)
        reports = ReleasedReports(
            verdict, policy: policy, withholding: withholding, incidents: incidents, delayed: delayed)
        (keptBack.reportsMasked, keptBack.reportsWithheld) = reports.closedCounts
        releaseStatements()
        releaseEntries()
        releaseObservations()
    }

    /// Whether it is the same for another verdict of the same record.
    func holds(for verdict: Verdict, _ tier: ReleaseTier) -> Bool { terms == Terms(verdict, tier) }

    /// The incidents as they are shown, by their names.
    var shownIncidents: [Incident] { order.numbers.map { incidents.shown[Int($0)] } }

    private mutating func releaseStatements() {
        let words = withholding.words
        record.statements = record.statements.map { statement in
            if let id = withholding.statements[statement.id] {
                keptBack.statementsWithheld += 1
                return Statement(id: id, available: withholding.day(statement.available))
            }
            var shown = statement
            shown.speaker = words.masked(statement.speaker)
            shown.outlet = words.masked(statement.outlet)
            shown.summary = words.masked(statement.summary)
            if words.occur(in: statement.url) { shown.url = "" }
            return shown
        }.sorted { $0.id < $1.id }
    }

    private mutating func releaseObservations() {
        record.observations = record.observations.map { observation in
            guard let id = withholding.observations[observation.id] else { return observation }
            keptBack.observationsWithheld += 1
            return Observation(
                id: id, observer: "", period: withholding.day(observation.period),
                available: withholding.day(observation.available), area: .place(Place()))
        }
    }

    private mutating func releaseEntries() {
        let entries = ReleasedEntries(policy: policy, withholding: withholding)
        record.entries = record.entries.map { entries.released($0) }
            .sorted { $0.id < $1.id }
        keptBack.entriesWithheld = withholding.entries.count
    }
}
