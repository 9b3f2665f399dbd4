internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// A word on an element, with the moment from which it was known.
struct KnownWord: Sendable {
    let word: Word
    let knownFrom: Instant
}

/// Everything said about one incident, ready to be asked about any provision and any party.
struct IncidentAccount: Sendable {
    let incident: Incident
    let reports: [Report]
    let bearings: [BearingOnIncident]

    private let origins: [[Origin]]
    private let relays: [ActorID?]
    private let conceded: [Set<Element>?]

    init(incident: Incident, reports: [Report], bearings: BearingIndex, register: OriginRegister) {
        self.incident = incident
        self.reports = reports
        self.bearings = bearings.byIncident[incident.id] ?? []
        origins = reports.map { register.origins(of: $0) }
        relays = reports.map { register.lookUp($0.outlet)?.party }
        conceded = reports.map { bearings.concededByReport[$0.id] }
    }

    /// The parties that some report accuses, sorted.
    var accused: [ActorID] { Set(reports.flatMap(\.accused)).sorted() }

    /// The words of the reports for or against an element, as `stance` reads each report, and those that
    /// entries bring to bear.
    func words(
        on element: Element, accused party: ActorID?, stance: (Report) -> Weighing.Direction?
    ) -> [KnownWord] {
        var words: [KnownWord] = []
        for (i, report) in reports.enumerated() {
            guard let direction = stance(report) else { continue }
            for origin in origins[i] {
                // What an accused concedes reaches as far as its words do, and no further.
                if let limit = conceded[i], origin.party == party, !limit.contains(element) { continue }
                words.append(
                    KnownWord(
                        word: Word(
                            origin: origin, direction: direction, report: report.id, relayedBy: relays[i],
                            speaksForSide: report.claimant == origin.party),
                        knownFrom: report.available.latest))
            }
        }
        for bearing in bearings where bearing.bearing.elements.contains(element) {
            let direction: Weighing.Direction
            switch bearing.bearing.effect {
            case .supports, .concedes: direction = .supports
            case .denies: direction = .denies
            case .pleads: continue
            }
            for origin in bearing.origins {
                // A concession is the accused's to make: nobody concedes for another.
                if bearing.bearing.effect == .concedes, origin.party != party { continue }
                words += wordsOfEntry(bearing, origin: origin, direction: direction)
            }
        }
        return words
    }

    /// The exemptions pleaded by or for a party, each with the words that plead it.
    func pleas(for party: ActorID?) -> [(exemption: ExemptionName, words: [KnownWord])] {
        var pleas: [ExemptionName: [KnownWord]] = [:]
        for bearing in bearings {
            guard let plea = bearing.bearing.plea else { continue }
            for origin in bearing.origins where origin.party == nil || origin.party == party {
                // To plead is to deny that the act was forbidden: for the accused, a word in its own interest.
                pleas[plea, default: []] += wordsOfEntry(bearing, origin: origin, direction: .denies)
            }
        }
        return pleas.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func wordsOfEntry(
        _ bearing: BearingOnIncident, origin: Origin, direction: Weighing.Direction
    ) -> [KnownWord] {
        let named = Set(bearing.bearing.incidents.reports)
        let carriers = reports.indices.filter { i in
            bearing.bearing.statement == nil && named.contains(reports[i].id)
                && origins[i].contains { $0.id == origin.id }
        }
        guard !carriers.isEmpty else {
            return [
                KnownWord(
                    word: Word(origin: origin, direction: direction, entry: bearing.entry),
                    knownFrom: bearing.knownFrom)
            ]
        }
        return carriers.map { i in
            KnownWord(
                word: Word(
                    origin: origin, direction: direction, report: reports[i].id, relayedBy: relays[i],
                    entry: bearing.entry),
                knownFrom: max(bearing.knownFrom, reports[i].available.latest))
        }
    }
}
