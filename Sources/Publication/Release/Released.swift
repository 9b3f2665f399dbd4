internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A context as its release tier lets it be seen, with the names in it ready to be looked up. What renders
/// takes this and never a ``Context``: nothing that is kept back can be shown by oversight.
struct Released: Sendable {
    let verdict: Verdict
    let tier: ReleaseTier
    let rules: ReleaseRules
    let files: [IntakeCount]
    let command: [String]
    let moments: Moments

    private let reportsByID: [ReportID: Report]
    private let statementsByID: [StatementID: Statement]
    private let entriesByID: [EntryID: Entry]
    private let names: [ActorID: String]
    private let partsByWhole: [IncidentID: [IncidentID]]
    /// The assessments of each incident, in the order of readings.
    let assessmentsByIncident: [IncidentID: [(reading: ReadingVerdict, assessment: Assessment)]]
    /// What leaves each incident out of scope, in the order of readings.
    let outOfScopeByIncident: [IncidentID: [(reading: ReadingVerdict, row: OutOfScope)]]
    /// The incidents by the report that they hold.
    let incidentByReport: [ReportID: IncidentID]

    init(_ context: Context) {
        rules = ReleaseRules.rules(for: context.release)
        tier = context.release
        let rules = rules
        verdict = rules.applied(to: context.verdict)
        files = context.files.map { file in
            var file = file
            file.file = rules.path(file.file)
            return file
        }
        command = context.command.map { rules.path($0) }
        moments = Moments(zones: context.zones, zone: verdict.agreement.timeZone)
        reportsByID = Dictionary(verdict.record.reports.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        statementsByID = Dictionary(
            verdict.record.statements.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        entriesByID = Dictionary(verdict.record.entries.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        names = Dictionary(
            verdict.agreement.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
        var parts: [IncidentID: [IncidentID]] = [:]
        var holders: [ReportID: IncidentID] = [:]
        for incident in verdict.incidents {
            if let whole = incident.parent { parts[whole, default: []].append(incident.id) }
            for report in incident.reports { holders[report] = incident.id }
        }
        partsByWhole = parts
        incidentByReport = holders
        var assessments: [IncidentID: [(reading: ReadingVerdict, assessment: Assessment)]] = [:]
        for reading in verdict.readings {
            for assessment in reading.assessments {
                assessments[assessment.incident, default: []].append((reading, assessment))
            }
        }
        assessmentsByIncident = assessments
        var outOfScope: [IncidentID: [(reading: ReadingVerdict, row: OutOfScope)]] = [:]
        for reading in verdict.readings {
            for row in reading.outOfScope { outOfScope[row.incident, default: []].append((reading, row)) }
        }
        outOfScopeByIncident = outOfScope
    }

    func report(_ id: ReportID) -> Report? { reportsByID[id] }
    func statement(_ id: StatementID) -> Statement? { statementsByID[id] }
    func entry(_ id: EntryID) -> Entry? { entriesByID[id] }
    func parts(of id: IncidentID) -> [IncidentID] { partsByWhole[id] ?? [] }

    /// An actor's full name; its short one where the agreement does not name it.
    func name(_ actor: ActorID?) -> String {
        guard let actor else { return "nobody named" }
        return names[actor].flatMap { $0.isEmpty ? nil : $0 } ?? actor.text
    }

    /// Several actors, by name.
    func names(_ actors: [ActorID]) -> String { actors.map { name($0) }.joined(separator: ", ") }
}
