import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// What a response answers: "a finding of breach makes a breach for episodes whatever the machine says; any other finding
/// takes the incident out of them". "Breach by omission is a breach."
struct OracleBreaches {
    var oracle: OracleAssessor
    var assessments: [OracleAssessment]
    var deeds: [OracleDeed]
    var standings: [OracleStanding]

    /// The finding that holds for a response on an assessment or a duty: of those that count for it the last.
    private func finding(on id: String, _ response: Response) -> Finding? {
        standings.last {
            $0.subject == id && oracle.carrying.counts($0.finding, among: response.foundBy) == .yes
        }?.finding
    }

    /// All breaches, or "what would be due if there were no other breaches than those found".
    func of(_ party: ActorID, _ response: Response, foundOnly: Bool = false) -> [OracleBreach] {
        incidents(party, response, foundOnly)
            + duties(party, response).filter { !foundOnly || $0.found != nil }
    }

    /// "A part that was found, of a whole that is only assessed, is a breach of its own among those found."
    private func incidents(_ party: ActorID, _ response: Response, _ foundOnly: Bool) -> [OracleBreach] {
        let all = assessments.filter { one in
            guard one.party == party, response.provisions.contains(one.provision) else { return false }
            guard let finding = finding(on: id(one), response) else {
                return one.state == .meetsStandard && !foundOnly
            }
            return finding.conclusion == .breach
        }
        return outermost(all).compactMap { one in
            guard let incident = oracle.incidentsByID[one.incident] else { return nil }
            return OracleBreach(
                id: id(one), subject: .incident(incident.id), incident: incident,
                reports: oracle.reports(incident), parts: parts(incident.id, all),
                occurred: incident.occurred, available: incident.available,
                found: finding(on: id(one), response)?.made)
        }
    }

    /// A duty that was found breached, and is not by the machine's account, counts from when it was due, or else from the
    /// finding.
    private func duties(_ party: ActorID, _ response: Response) -> [OracleBreach] {
        deeds.compactMap { deed in
            guard deed.party == party, response.deeds.contains(deed.name) else { return nil }
            let finding = finding(on: deed.id, response)
            guard finding.map({ $0.conclusion == .breach }) ?? (deed.state == .breached) else { return nil }
            guard let occurred = deed.breached ?? deed.completeBy ?? finding?.made else { return nil }
            return OracleBreach(
                id: deed.id, subject: .deed(deed.id), deed: deed.name, occurred: occurred,
                available: deed.breachKnown ?? finding?.made ?? occurred, found: finding?.made)
        }
    }

    private func id(_ one: OracleAssessment) -> String { "\(oracle.reading.name)/\(one.key)" }

    /// "The breaches, as names of assessments, sorted by time; parts of another breach left out."
    private func outermost(_ breaches: [OracleAssessment]) -> [OracleAssessment] {
        breaches.filter { breach in
            !wholes(breach.incident).contains { id in breaches.contains { $0.incident == id } }
        }
    }

    private func wholes(_ id: IncidentID) -> [IncidentID] {
        var wholes: [IncidentID] = []
        var above = oracle.incidentsByID[id]?.parent
        while let next = above {
            wholes.append(next)
            above = oracle.incidentsByID[next]?.parent
        }
        return wholes
    }

    /// Every breach of the response that lies anywhere within an incident, each incident once, with those within it.
    private func parts(_ whole: IncidentID, _ all: [OracleAssessment]) -> [OraclePart] {
        let breaches = Set(all.map(\.incident))
        // Next within: nothing that is a breach lies between.
        let next = breaches.filter { wholes($0).first(where: breaches.contains) == whole }
        return next.compactMap { oracle.incidentsByID[$0] }.map {
            OraclePart(reports: oracle.reports($0), parts: parts($0.id, all))
        }
    }
}
