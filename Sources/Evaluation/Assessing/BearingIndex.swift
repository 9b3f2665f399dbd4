public import CeasefireModel
internal import Evidence

/// Somebody's words, brought to bear on incidents by an entry.
struct EnteredBearing: Sendable {
    let entry: EntryID
    let bearing: Bearing
    let words: [EnteredWord]
}

/// One origin's word, as an entry brings it to bear.
struct EnteredWord: Sendable {
    let origin: Origin
    /// The report that carries it, if one does.
    let report: ReportID?
    /// The side of the outlet that relays it.
    let relayedBy: ActorID?
    let speaksForSide: Bool
    let knownFrom: Instant
}

/// Finds for each incident the entries whose selectors reach it.
struct BearingIndex: Sendable {
    private(set) var byIncident: [IncidentID: [EnteredBearing]] = [:]
    /// For a report that an accused's own words carry: the elements that they concede, and no others.
    private(set) var concededByReport: [ReportID: Set<Element>] = [:]
    /// What could not be brought to bear, and why.
    private(set) var remarks: [Reason] = []

    init(record: Record, incidents: IncidentIndex, reports: [ReportID: Report]) {
        let repeats = Repeats(record)
        let statements = Dictionary(record.statements.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        for entry in record.entries {
            guard case .bearing(let bearing) = entry.content else { continue }
            let named = bearing.incidents.reports.compactMap { reports[$0] }
            let words: [EnteredWord]
            if let id = bearing.statement {
                guard let statement = statements[id] else {
                    remarks.append(
                        "entry \(entry.id), on \(bearing.subject), reaches no incident: it rests on statement \(id), which is not on the record"
                    )
                    continue
                }
                words = Self.words(of: statement, bearing, entry, register: record.origins)
            } else {
                words = Self.words(bearing, entry, carriedBy: named, register: record.origins)
            }
            if bearing.effect == .concedes {
                restrict(
                    named.flatMap(repeats.of), to: bearing.elements, speaking: words,
                    register: record.origins)
            }
            let reached = incidents.reached(by: bearing.incidents)
            remarks += bearing.remark(of: entry.id, reachesNothing: reached.isEmpty, reports: reports)
            for id in reached {
                byIncident[id, default: []].append(
                    EnteredBearing(entry: entry.id, bearing: bearing, words: words))
            }
        }
    }

    /// The words of a statement came through the outlet that carried it.
    private static func words(
        of statement: Statement, _ bearing: Bearing, _ entry: Entry, register: OriginRegister
    ) -> [EnteredWord] {
        let speaker = bearing.speaker.isEmpty ? statement.speaker : bearing.speaker
        return register.origins(attribution: speaker, speakingFor: statement.onBehalfOf).map { origin in
            EnteredWord(
                origin: origin, report: nil, relayedBy: register.lookUp(statement.outlet)?.party,
                speaksForSide: true, knownFrom: max(entry.available.latest, statement.available.latest))
        }
    }

    /// Words that reports carry came through the outlets of those reports, whichever incident they reach;
    /// those of a speaker whom no named report carries are the coder's own witness.
    private static func words(
        _ bearing: Bearing, _ entry: Entry, carriedBy named: [Report], register: OriginRegister
    ) -> [EnteredWord] {
        func carried(speaksForSide: Bool?) -> [EnteredWord] {
            named.flatMap { report in
                register.origins(of: report).map { origin in
                    EnteredWord(
                        origin: origin, report: report.id, relayedBy: register.lookUp(report.outlet)?.party,
                        speaksForSide: speaksForSide ?? report.admits(for: origin.party),
                        knownFrom: max(entry.available.latest, report.available.latest))
                }
            }
        }
        guard !bearing.speaker.isEmpty else { return carried(speaksForSide: nil) }
        // Whoever is named as the speaker speaks, also where an outlet's report carries the words.
        let all = carried(speaksForSide: true)
        return register.origins(attribution: bearing.speaker, speakingFor: nil).flatMap { origin in
            let own = all.filter { $0.origin == origin }
            return own.isEmpty
                ? [
                    EnteredWord(
                        origin: origin, report: nil, relayedBy: nil, speaksForSide: true,
                        knownFrom: entry.available.latest)
                ] : own
        }
    }

    private mutating func restrict(
        _ reports: [Report], to elements: Set<Element>, speaking words: [EnteredWord],
        register: OriginRegister
    ) {
        let speakers = Set(words.map(\.origin.id))
        for report in reports where register.origins(of: report).contains(where: { speakers.contains($0.id) })
        {
            concededByReport[report.id, default: []].formUnion(elements)
        }
    }
}

extension Report {
    /// Whether a side itself makes the claim, and makes it of itself alone: to say that the other side did it
    /// admits nothing.
    func admits(for side: ActorID?) -> Bool {
        guard let side else { return claimant == nil }
        return claimant == side && accused == [side]
    }

    /// The same where nobody but the report vouches for it: then the origin must be listed as that side's, since
    /// whoever writes a row can put any side's name to it.
    func admits(asWordOf origin: Origin) -> Bool { origin.isListed && admits(for: origin.party) }
}

extension IncidentSelector {
    /// Whether all that the selector gives holds of an incident; `told` are the incident's reports.
    public func names(_ incident: Incident, reports told: [Report]) -> Bool {
        let isEmpty =
            reports.isEmpty && within == nil && places.isEmpty && acts.isEmpty && targets.isEmpty
            && accused == nil
        guard !isEmpty else { return false }
        if !reports.isEmpty, !reports.contains(where: incident.reports.contains) { return false }
        if let within, !within.contains(incident.occurred) { return false }
        if !acts.isEmpty, !told.contains(where: { $0.act.map(acts.contains) ?? false }) { return false }
        if !targets.isEmpty, !told.contains(where: { $0.target.map(targets.contains) ?? false }) {
            return false
        }
        if let accused, !told.contains(where: { $0.accused.contains(accused) }) { return false }
        guard !places.isEmpty else { return true }
        let wanted = Set(places.map { $0.lowercased() })
        return told.contains { report in
            [report.place.name, report.place.region, report.place.country].contains {
                wanted.contains($0.lowercased())
            }
        }
    }
}
