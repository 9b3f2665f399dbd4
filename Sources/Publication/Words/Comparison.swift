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
        var seen: Set<[String]> = []
        let breaches = verdict.readings.flatMap(\.assessments)
            .filter { $0.state == .meetsStandard && $0.countedIn == nil }
            .sorted { ($0.occurred, $0.incident) < ($1.occurred, $1.incident) }
        return breaches.compactMap { breach in
            guard let party = breach.party, let incident = verdict.incident(breach.incident),
                seen.insert([party.text, incident.id.text]).inserted
            else { return nil }
            let rows = verdict.readings.flatMap { row(of: incident.id, party: party, in: $0, released) }
            return Comparison(incident: incident, party: party, rows: rows)
        }
    }

    private static func row(
        of incident: IncidentID, party: ActorID, in reading: ReadingVerdict, _ released: Released
    ) -> [Row] {
        let assessed = reading.assessments.filter { $0.incident == incident && $0.party == party }
        let left = reading.outOfScope.filter { $0.incident == incident && $0.party == party }
        return assessed.map { assessment in
            let decisive = assessment.decisive.first
            let reason =
                assessment.state == .meetsStandard
                ? "every element meets the standard"
                : decisive.map { GradeWords.line($0, released) } ?? ""
            return Row(
                reading: reading.reading.name, provision: assessment.provision, state: assessment.state,
                words: assessment.words,
                reason: reason,
                elapsed: assessment.elapsed)
        }
            + left.map {
                Row(
                    reading: reading.reading.name, provision: $0.provision, state: nil, words: "out of scope",
                    reason: "\($0.element.rawValue): \(released.moments.text($0.reason))")
            }
    }
}
