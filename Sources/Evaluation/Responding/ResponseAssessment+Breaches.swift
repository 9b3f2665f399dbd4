internal import AgreementLanguage
internal import CeasefireModel

// What a response answers: what was done that was forbidden, and what was not done that was owed.
extension ResponseAssessment {
    /// The party's breaches of what is answered, by time: those found, and unless only these are asked for those assessed
    /// on which no finding holds. A part of a breach is no breach of its own; where the whole is only assessed, a part that
    /// was found stands alone among those found.
    func breaches(foundOnly: Bool) -> [Breach] {
        (acts(foundOnly) + omissions(foundOnly)).sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
    }

    private func acts(_ foundOnly: Bool) -> [Breach] {
        let holding = holding
        let met = assessments.filter { assessment in
            guard assessment.party == party, response.provisions.contains(assessment.provision) else {
                return false
            }
            return holding[assessment.id].map { $0.conclusion == .breach }
                ?? (!foundOnly && assessment.state == .meetsStandard)
        }
        let incidents = Set(met.map(\.incident))
        var parts: [IncidentID: [IncidentID]] = [:]
        var outermost: Set<IncidentID> = []
        for incident in incidents.sorted() {
            if let ancestor = accounts.index.ancestors(of: incident).first(where: incidents.contains) {
                parts[ancestor, default: []].append(incident)
            } else {
                outermost.insert(incident)
            }
        }
        func nest(_ incident: IncidentID) -> ToldNest {
            ToldNest(
                reports: accounts.account(of: incident)?.reports ?? [],
                parts: (parts[incident] ?? []).map { nest($0) })
        }
        return met.filter { outermost.contains($0.incident) }
            .compactMap { assessment in
                accounts.account(of: assessment.incident).map {
                    Breach(
                        subject: .incident($0.incident.id), id: assessment.id, occurred: assessment.occurred,
                        available: assessment.available, place: $0.incident.place,
                        told: nest(assessment.incident), finding: holding[assessment.id])
                }
            }
    }

    /// Duties of the party that were breached. One on which nobody is late by the machine's own account counts from the
    /// finding that says so.
    private func omissions(_ foundOnly: Bool) -> [Breach] {
        let holding = holding
        return deeds.compactMap { deed -> Breach? in
            guard deed.party == party, response.deeds.contains(deed.deed) else { return nil }
            let finding = holding[deed.id]
            guard finding.map({ $0.conclusion == .breach }) ?? (!foundOnly && deed.state == .breached)
            else { return nil }
            guard let occurred = deed.breached ?? deed.completeBy ?? finding?.made else { return nil }
            return Breach(
                subject: .deed(deed.id), id: deed.id, occurred: occurred,
                available: deed.breachKnown ?? finding?.made ?? occurred, place: nil,
                told: ToldNest(reports: [], parts: []), finding: finding)
        }
    }

    /// The finding that holds for this response on each assessment and each duty: of those that count for it the last.
    private var holding: [String: Finding] {
        var holding: [String: Finding] = [:]
        for standing in findings {
            guard let id = standing.assessment ?? standing.deed,
                case .counts = proceedings.weight(of: standing.finding, among: response.foundBy)
            else { continue }
            holding[id] = standing.finding
        }
        return holding
    }

    /// Why it cannot be told whether a finding on one of these breaches counts for this response; nil where no such finding
    /// is on record.
    func openFinding(on breaches: [Breach]) -> Reason? {
        let ids = Set(breaches.map(\.id))
        for standing in findings {
            guard let id = standing.assessment ?? standing.deed, ids.contains(id),
                case .open(let reason) = proceedings.weight(of: standing.finding, among: response.foundBy)
            else { continue }
            return "whether the finding of \(standing.finding.made.earliest) counts cannot be told: \(reason)"
        }
        return nil
    }
}

extension Breach {
    /// Whether it is the omission of one of these.
    func isOmission(of names: Set<DeedName>, _ deeds: [String: DeedName]) -> Bool {
        guard case .deed(let id) = subject else { return false }
        return deeds[id].map(names.contains) ?? false
    }
}
