import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

// What people put on record about incidents, and whose words those are.
extension OracleAssessor {
    /// "Names incidents by what was reported of them. All that is given must hold; an empty selector names
    /// none."
    func names(_ selector: IncidentSelector, _ incident: Incident) -> Bool {
        let reports = reports(incident)
        var given = false
        if !selector.reports.isEmpty {
            given = true
            if !selector.reports.contains(where: { incident.reports.contains($0) }) { return false }
        }
        if let within = selector.within {
            given = true
            if incident.occurred.earliest < within.earliest || incident.occurred.latest > within.latest {
                return false
            }
        }
        if !selector.places.isEmpty {
            given = true
            let isThere = reports.contains { report in
                isAt(report.place, selector.places)
            }
            if !isThere { return false }
        }
        if !selector.acts.isEmpty {
            given = true
            if !reports.contains(where: { $0.act.map { selector.acts.contains($0) } ?? false }) {
                return false
            }
        }
        if !selector.targets.isEmpty {
            given = true
            if !reports.contains(where: { $0.target.map { selector.targets.contains($0) } ?? false }) {
                return false
            }
        }
        if let party = selector.accused {
            given = true
            if !reports.contains(where: { $0.accused.contains(party) }) { return false }
        }
        return given
    }

    /// "Whether the words also reach what is contained in the incidents named."
    func reaches(_ selector: IncidentSelector, _ incident: Incident) -> Bool {
        if names(selector, incident) { return true }
        guard selector.reachesParts else { return false }
        var above = incident.parent
        while let id = above, let whole = incidentsByID[id] {
            if names(selector, whole) { return true }
            above = whole.parent
        }
        return false
    }

    /// The entries that bear on an incident, each with its bearing.
    func bearings(_ incident: Incident) -> [(entry: Entry, bearing: Bearing)] {
        if let known = bearingsByIncident[incident.id] { return known }
        var found: [(entry: Entry, bearing: Bearing)] = []
        for entry in verdict.record.entries {
            guard case .bearing(let bearing) = entry.content, reaches(bearing.incidents, incident) else {
                continue
            }
            found.append((entry, bearing))
        }
        return found
    }

    /// "Whose words they are, to be looked up among the origins; taken from the statement where empty."
    /// Where neither is given "the reports that `incidents` names may carry the words themselves".
    ///
    /// "Every outlet that relays it": a word that came through the outlet of a statement, or of reports that the
    /// entry names, was relayed by that outlet, whichever incident it reaches; and what a report carries
    /// speaks for a side only where that side makes the claim.
    func speakers(_ entry: Entry, _ bearing: Bearing) -> [OracleWord] {
        if let known = speakersByEntry[entry.id] { return known }
        let register = verdict.record.origins
        if let id = bearing.statement {
            guard let statement = verdict.record.statements.first(where: { $0.id == id }) else { return [] }
            let name = bearing.speaker.isEmpty ? statement.speaker : bearing.speaker
            return register.origins(attribution: name, speakingFor: statement.onBehalfOf).map {
                OracleWord(
                    origin: $0, supports: true, relay: register.lookUp(statement.outlet)?.party,
                    known: max(entry.available.latest, statement.available.latest))
            }
        }
        var carried: [OracleWord] = []
        for id in bearing.incidents.reports {
            guard let report = reportsByID[id] else { continue }
            for var word in words(of: report) {
                word.known = max(word.known, entry.available.latest)
                // "Or one that a person's entry ascribes to it": no list is asked for.
                word.speaksForSide = isOwnClaim(report, word.origin)
                carried.append(word)
            }
        }
        if bearing.speaker.isEmpty { return carried }
        var words: [OracleWord] = []
        for origin in register.origins(attribution: bearing.speaker, speakingFor: nil) {
            let own = carried.filter { $0.origin.id == origin.id && $0.origin.party == origin.party }
            if own.isEmpty {
                words.append(OracleWord(origin: origin, supports: true, known: entry.available.latest))
            }
            // Whoever is named as the speaker speaks, also where an outlet's report carries the words.
            for var word in own {
                word.speaksForSide = true
                words.append(word)
            }
        }
        return words
    }

    /// "The side itself makes the claim, and makes it of itself alone."
    func isOwnClaim(_ report: Report, _ origin: Origin) -> Bool {
        report.claimant == origin.party && (origin.party == nil || report.accused == [origin.party])
    }

    /// A report's word, once for each origin behind it.
    func words(of report: Report) -> [OracleWord] {
        if let known = wordsByReport[report.id] { return known }
        let relay = verdict.record.origins.lookUp(report.outlet)?.party
        return verdict.record.origins.origins(of: report).map { origin in
            OracleWord(
                origin: origin, supports: true,
                // "An admission is heard from origins that the origins file lists, or through a person's entry."
                speaksForSide: origin.isListed && isOwnClaim(report, origin), relay: relay,
                known: report.available.latest)
        }
    }

    /// "A report that repeats another word for word is held to what that one is held to."
    func repeats(_ report: Report, _ id: ReportID) -> Bool {
        guard var other = reportsByID[id] else { return false }
        other.id = report.id
        return other == report
    }

    /// "Reports named by the selector that carry the same words then support these elements and no others":
    /// the elements that a report's word is held to, nil where it is held to none. Only an accused concedes.
    func limits(_ report: Report, _ origin: Origin, _ accused: ActorID?) -> Set<Element>? {
        guard accused != nil, origin.party == accused else { return nil }
        var limit: Set<Element>?
        for entry in verdict.record.entries {
            guard case .bearing(let bearing) = entry.content, bearing.effect == .concedes,
                bearing.incidents.reports.contains(where: { repeats(report, $0) })
            else { continue }
            let speakers = speakers(entry, bearing).map(\.origin.id)
            let behind = words(of: report).map(\.origin.id)
            guard behind.contains(where: { speakers.contains($0) }) else { continue }
            limit = (limit ?? []).union(bearing.elements)
        }
        return limit
    }
}
