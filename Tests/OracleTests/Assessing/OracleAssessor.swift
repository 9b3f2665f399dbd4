import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// What the oracle says of one incident, provision and party.
struct OracleAssessment {
    var incident: IncidentID
    var provision: ProvisionName
    var party: ActorID?
    var state: AssessmentState
    var standard: StandardOfProof
    var highestStandard: StandardOfProof?
    var grades: [Element: OracleGrade]
    var occurred: Interval
    var available: Interval
    var sufficedFrom: Instant?
    var elapsed: ElapsedSeconds?
    var countedIn: IncidentID?

    var key: String { "\(provision)/\(party?.text ?? "?")/\(incident)" }
}

/// What the oracle says of one incident, provision and party: assessed, or out of scope on an element.
enum OracleOutcome {
    case assessed(OracleAssessment)
    case outOfScope(Element)
}

/// The assessment of every incident under one reading, by asking every question anew.
struct OracleAssessor {
    var verdict: Verdict
    var reading: Reading
    /// How the agreement was carried out: what happens may begin or end a time in force.
    var carrying: OracleCarrying
    var reportsByID: [ReportID: Report] = [:]
    var incidentsByID: [IncidentID: Incident] = [:]
    var wordsByReport: [ReportID: [OracleWord]] = [:]
    var speakersByEntry: [EntryID: [OracleWord]] = [:]
    /// What is permitted does not hang on what was known when.
    let permitted = OraclePermitted()
    var bearingsByIncident: [IncidentID: [(entry: Entry, bearing: Bearing)]] = [:]

    init(_ verdict: Verdict, _ reading: Reading) {
        self.verdict = verdict
        self.reading = reading
        carrying = OracleCarrying(verdict, reading)
        for report in verdict.record.reports { reportsByID[report.id] = report }
        for incident in verdict.incidents { incidentsByID[incident.id] = incident }
        // What is asked again and again is worked out once.
        for report in verdict.record.reports { wordsByReport[report.id] = words(of: report) }
        for entry in verdict.record.entries {
            guard case .bearing(let bearing) = entry.content else { continue }
            speakersByEntry[entry.id] = speakers(entry, bearing)
        }
        for incident in verdict.incidents { bearingsByIncident[incident.id] = bearings(incident) }
        var whole = self
        whole.carrying = OracleCarrying(verdict, reading)
        carrying.covers = { whole.covers($0, $1, $2) }
    }

    var parties: Set<ActorID> {
        var parties: Set<ActorID> = []
        for actor in verdict.agreement.actors where actor.role == .party { parties.insert(actor.id) }
        return parties
    }

    func reports(_ incident: Incident) -> [Report] { incident.reports.compactMap { reportsByID[$0] } }

    /// Those whom some report accuses; "nil where no report names one".
    func accused(_ incident: Incident) -> [ActorID?] {
        var accused: [ActorID] = []
        for report in reports(incident) {
            for party in report.accused where !Vocabulary.unsaidActors.contains(party) {
                if !accused.contains(party) { accused.append(party) }
            }
        }
        return accused.isEmpty ? [nil] : accused
    }

    func outcome(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ windows: OracleWindows
    ) -> OracleOutcome {
        let always = Instant(secondsSinceEpoch: .max)
        let (grades, outside) = grades(provision, incident, accused, windows, until: always)
        if let outside { return .outOfScope(outside) }
        var assessment = OracleAssessment(
            incident: incident.id, provision: provision.name, party: accused, state: state(grades, accused),
            standard: standard(provision), grades: grades, occurred: incident.occurred,
            available: incident.available)
        if assessment.state == .meetsStandard {
            // "A breach names the most demanding standard it would reach."
            assessment.highestStandard = highest(grades, accused)
            assessment.sufficedFrom = sufficed(provision, incident, accused, windows)
        }
        if let from = windows.fromEvent {
            assessment.elapsed = ElapsedSeconds(
                least: incident.occurred.earliest - from.latest,
                most: incident.occurred.latest - from.earliest)
        } else if windows.fromIsStated {
            let earliest = windows.windows.map(\.from).min()
            let latest = windows.windows.map(\.from).max()
            // "Nil where that is not stated": of several beginnings none is stated.
            if let earliest, let latest, earliest == latest {
                assessment.elapsed = ElapsedSeconds(
                    least: incident.occurred.earliest - latest, most: incident.occurred.latest - earliest)
            }
        }
        return .assessed(assessment)
    }

    /// Every incident, provision and party, with what became of it.
    func all() -> (assessments: [OracleAssessment], outside: [String: Element]) {
        var assessments: [OracleAssessment] = []
        var outside: [String: Element] = [:]
        guard var span = verdict.incidents.first?.occurred else { return ([], [:]) }
        for incident in verdict.incidents { span = span.union(incident.occurred) }
        for provision in verdict.agreement.provisions {
            let windows = OracleWindows(provision.from, provision.until, carrying, around: span)
            for incident in verdict.incidents {
                for accused in accused(incident) {
                    switch outcome(provision, incident, accused, windows) {
                    case .assessed(let assessment): assessments.append(assessment)
                    case .outOfScope(let element):
                        outside["\(provision.name)/\(accused?.text ?? "?")/\(incident.id)"] = element
                    }
                }
            }
        }
        for i in assessments.indices { assessments[i].countedIn = countedIn(assessments[i], assessments) }
        allow(&assessments)
        return (assessments, outside)
    }

    /// Whether the reading covers the incident of a report as a breach of a provision by a party, or may.
    func covers(_ report: ReportID, _ name: ProvisionName, _ party: ActorID) -> Bool {
        guard let incident = verdict.incidents.first(where: { $0.reports.contains(report) }),
            let provision = verdict.agreement.provisions.first(where: { $0.name == name }),
            accused(incident).contains(party)
        else { return false }
        let windows = OracleWindows(provision.from, provision.until, carrying, around: incident.occurred)
        if case .assessed = outcome(provision, incident, party, windows) { return true }
        return false
    }

    /// "The outermost incident, assessed for the same provision and party, that this one is a part of."
    func countedIn(_ assessment: OracleAssessment, _ all: [OracleAssessment]) -> IncidentID? {
        var outermost: IncidentID?
        var above = incidentsByID[assessment.incident]?.parent
        while let id = above {
            let isAssessed = all.contains {
                $0.incident == id && $0.provision == assessment.provision && $0.party == assessment.party
            }
            if isAssessed { outermost = id }
            above = incidentsByID[id]?.parent
        }
        return outermost
    }
}
