internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A context as its release tier lets it be seen, with the names in it ready to be looked up. What renders
/// takes this and never a ``Context``: nothing that is kept back can be shown by oversight.
struct Released: Sendable {
    /// Without its reports, which stand in ``reports``.
    let verdict: Verdict
    /// The reports, by the names that are shown.
    let reports: ReleasedReports
    let tier: ReleaseTier
    let policy: ReleasePolicy
    /// How much of the record is not shown.
    let keptBack: KeptBack
    /// Which rows are not shown.
    let withholding: Withholding
    let files: [IntakeCount]
    let command: [String]
    let moments: Moments

    /// For other verdicts of the same record.
    let record: RecordRelease
    private let withheldReports: Set<ReportID>
    private let maskedReports: Set<ReportID>
    private let withheldEntries: Set<EntryID>
    private let statementsByID: [StatementID: Statement]
    private let entriesByID: [EntryID: Entry]
    private let names: [ActorID: String]
    private let partsByWhole: [IncidentID: [IncidentID]]
    /// Where the assessments of each incident stand, in the order of readings.
    private let assessed: [IncidentID: [RowPlace]]
    /// The place that each incident had before the release.
    private let numbers: [Int32]

    /// For whom this is and what was kept back. The rules by which it was stand with every verdict, and are not said again
    /// under everything that is explained from it.
    var shortSentence: String {
        tier == .internal
            ? "Release: internal. All is shown."
            : "Release: \(tier.rawValue), by rules that `truce assess` lists. \(keptBack.sentence)"
    }

    /// - Parameter shared: What another verdict of the same record made of that.
    init(_ context: Context, sharing shared: RecordRelease? = nil) {
        let release = Release(context.verdict, for: context.release, sharing: shared)
        let (policy, withholding) = (release.record.policy, release.record.withholding)
        tier = context.release
        self.policy = policy
        keptBack = release.keptBack
        self.withholding = withholding
        verdict = release.verdict
        reports = release.record.reports
        record = release.record
        files = context.files.map { file in
            var file = file
            file.file = withholding.words.masked(policy.path(file.file))
            if release.closedKinds.contains(file.kind) { file.digest = Self.digestWithheld }
            return file
        }
        command = context.command.map { withholding.words.masked(policy.path($0)) }
        moments = Moments(zones: context.zones, zone: verdict.agreement.timeZone)
        withheldReports = Set(withholding.withheldReports.map { withholding.shown($0) })
        maskedReports = Set(withholding.reports.values).subtracting(withheldReports)
        withheldEntries = Set(withholding.entries.values)
        statementsByID = Dictionary(
            verdict.record.statements.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        entriesByID = Dictionary(verdict.record.entries.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        names = Dictionary(
            verdict.agreement.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
        var parts: [IncidentID: [IncidentID]] = [:]
        for incident in verdict.incidents {
            if let whole = incident.parent { parts[whole, default: []].append(incident.id) }
        }
        partsByWhole = parts
        assessed = RowPlace.byIncident(verdict.readings) { $0.assessments.map(\.incident) }
        numbers = release.record.order.numbers
    }

    /// Stands for the digest of a file that holds rows which are not shown: whoever has the others could try
    /// guesses against it.
    static let digestWithheld = "withheld"

    /// Whether of the report no more is shown than that it is there.
    func isWithheld(_ report: Report) -> Bool { withheldReports.contains(report.id) }
    /// Whether the report's origin is protected.
    func isMasked(_ report: Report) -> Bool { maskedReports.contains(report.id) }
    /// Whether of the entry no more is shown than that it is there.
    func isWithheld(_ entry: Entry) -> Bool { withheldEntries.contains(entry.id) }

    func report(_ id: ReportID) -> Report? { reports.place(of: id).map { reports[$0] } }
    /// The incident that holds a report.
    func incident(holding id: ReportID) -> IncidentID? {
        reports.place(of: id).flatMap { reports.incident(at: $0) }
    }
    func statement(_ id: StatementID) -> Statement? { statementsByID[id] }
    func entry(_ id: EntryID) -> Entry? { entriesByID[id] }
    func parts(of id: IncidentID) -> [IncidentID] { partsByWhole[id] ?? [] }

    /// How many incidents are assessed under some reading.
    var assessedCount: Int { assessed.count }
    /// Whether the incident is assessed under some reading.
    func isAssessed(_ id: IncidentID) -> Bool { assessed[id] != nil }

    /// The assessments of an incident, in the order of readings.
    func assessments(of id: IncidentID) -> [(reading: ReadingVerdict, assessment: Assessment)] {
        (assessed[id] ?? []).map { place in
            let reading = verdict.readings[Int(place.reading)]
            return (reading, reading.assessments[Int(place.row)])
        }
    }

    /// What leaves an incident out of scope, in the order of readings.
    func outOfScope(of id: IncidentID) -> [(reading: ReadingVerdict, row: OutOfScope)] {
        guard let place = verdict.place(of: id) else { return [] }
        return verdict.readings.flatMap { reading in
            reading.outOfScope.places(ofIncident: Int(numbers[place]))
                .map { (reading, reading.outOfScope[$0]) }
        }
    }

    /// An actor's full name; its short one where the agreement does not name it.
    func name(_ actor: ActorID?) -> String {
        guard let actor else { return "nobody named" }
        return names[actor].flatMap { $0.isEmpty ? nil : $0 } ?? actor.text
    }

    /// Several actors, by name.
    func names(_ actors: [ActorID]) -> String { actors.map { name($0) }.joined(separator: ", ") }
}

/// A row of a reading.
private struct RowPlace {
    let reading: Int32
    let row: Int32

    static func byIncident(
        _ readings: [ReadingVerdict], _ incidents: (ReadingVerdict) -> [IncidentID]
    ) -> [IncidentID: [RowPlace]] {
        var places: [IncidentID: [RowPlace]] = [:]
        for (i, reading) in readings.enumerated() {
            for (j, incident) in incidents(reading).enumerated() {
                places[incident, default: []].append(RowPlace(reading: Int32(i), row: Int32(j)))
            }
        }
        return places
    }
}
