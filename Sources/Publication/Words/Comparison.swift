internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// One incident under every reading: what a reader looks for first where the readings disagree.
struct Comparison {
    let incident: Incident
    let party: ActorID
    let rows: [Row]

    /// What one reading says of the incident.
    struct Row {
        var reading: ReadingName
        /// The provision that is asked about.
        var provision: ProvisionName
        /// nil where the incident is out of scope.
        var state: AssessmentState?
        /// The state as people read it, `meets the standard`, `out of scope`.
        var words: String
        /// What decides it.
        var reason: String
        /// From the beginning of the time in force, where that is stated and the incident is covered.
        var elapsed: ElapsedSeconds?
    }

    /// The outermost incidents that are assessed as a breach by somebody under at least one reading, by time;
    /// each with what every reading says of that party's part in it.
    static func all(_ released: Released) -> [Comparison] {
        let verdict = released.verdict
        var seen: Set<Subject> = []
        let breaches = verdict.readings.flatMap(\.assessments).filter(isMeant)
            .sorted { ($0.occurred, $0.incident) < ($1.occurred, $1.incident) }
        return breaches.compactMap { breach in
            guard let party = breach.party, let incident = verdict.incident(breach.incident),
                seen.insert(Subject(party: party, incident: incident.id)).inserted
            else { return nil }
            return Comparison(
                incident: incident, party: party, rows: rows(of: incident.id, party: party, released))
        }
    }

    /// Whether there is anything to compare.
    static func areAny(_ released: Released) -> Bool {
        released.verdict.readings.contains { $0.assessments.contains(where: isMeant) }
    }

    private struct Subject: Hashable {
        let party: ActorID
        let incident: IncidentID
    }

    private static func isMeant(_ assessment: Assessment) -> Bool {
        assessment.state == .meetsStandard && assessment.countedIn == nil && assessment.party != nil
    }

    /// By readings; what each assesses before what it leaves out.
    private static func rows(
        of incident: IncidentID, party: ActorID, _ released: Released
    ) -> [Row] {
        let assessed = Dictionary(grouping: released.assessments(of: incident)) { $0.reading.reading.name }
        let left = Dictionary(grouping: released.outOfScope(of: incident)) { $0.reading.reading.name }
        return released.verdict.readings.map(\.reading.name).flatMap { reading in
            (assessed[reading] ?? []).filter { $0.assessment.party == party }
                .map { row(of: $0.assessment, under: reading, released) }
                + (left[reading] ?? []).filter { $0.row.party == party }.map {
                    Row(
                        reading: reading, provision: $0.row.provision, state: nil, words: "out of scope",
                        reason: "\($0.row.element.rawValue): \(released.moments.text($0.row.reason))")
                }
        }
    }

    private static func row(
        of assessment: Assessment, under reading: ReadingName, _ released: Released
    ) -> Row {
        let reason =
            assessment.state == .meetsStandard
            ? "every element meets the standard"
            : assessment.decisive.first.map { GradeWords.line($0, released) } ?? ""
        return Row(
            reading: reading, provision: assessment.provision, state: assessment.state,
            words: assessment.words, reason: reason, elapsed: assessment.elapsed)
    }
}
