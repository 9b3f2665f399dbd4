internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// A word on an element, with the moment from which it was known.
struct KnownWord: Sendable {
    let word: Word
    let knownFrom: Instant
}

/// Everything said about one incident, ready to be asked about any provision and any party. Every reading of every document asks
/// it, so it is an object that nobody copies.
final class IncidentAccount: Sendable {
    let incident: Incident
    let reports: [Report]
    let bearings: [EnteredBearing]

    /// The parties that some report accuses, sorted.
    let accused: [ActorID]

    private let origins: [[Origin]]
    private let relays: [ActorID?]
    /// Empty where nobody concedes anything by his own report.
    private let conceded: [Set<Element>?]

    init(incident: Incident, reports: [Report], bearings: BearingIndex, speakers: inout KnownSpeakers) {
        self.incident = incident
        self.reports = reports
        self.bearings = bearings.byIncident[incident.id] ?? []
        origins = reports.map { speakers.origins(of: $0) }
        relays = reports.map { speakers.relay(of: $0) }
        conceded = bearings.concededByReport.isEmpty ? [] : reports.map { bearings.concededByReport[$0.id] }
        accused = Self.accused(reports)
    }

    /// The parties that some report accuses, sorted. `unknown` is nobody.
    private static func accused(_ reports: [Report]) -> [ActorID] {
        // Reports of one event mostly accuse the same.
        var accused: [ActorID] = []
        for report in reports {
            for actor in report.accused where !Vocabulary.unsaidActors.contains(actor) {
                if !accused.contains(actor) { accused.append(actor) }
            }
        }
        return accused.sorted()
    }

    /// The same account without the words of some origins.
    init(_ account: IncidentAccount, ignoring ignored: Set<OriginID>) {
        incident = account.incident
        reports = account.reports
        relays = account.relays
        conceded = account.conceded
        accused = account.accused
        origins = account.origins.map { $0.filter { !ignored.contains($0.id) } }
        bearings = account.bearings.map { bearing in
            EnteredBearing(
                entry: bearing.entry, bearing: bearing.bearing,
                words: bearing.words.filter { !ignored.contains($0.origin.id) })
        }
    }

    /// The words of the reports for or against an element, as `stance` reads each report, and those that
    /// entries bring to bear.
    func words(
        on element: Element, accused party: ActorID?, stance: (Report) -> Weighing.Direction?
    ) -> [KnownWord] {
        told(on: element, accused: party, stance: stance) + entered(on: element, accused: party)
    }

    /// The words of the reports.
    private func told(
        on element: Element, accused party: ActorID?, stance: (Report) -> Weighing.Direction?
    ) -> [KnownWord] {
        var words: [KnownWord] = []
        for (i, report) in reports.enumerated() {
            guard let direction = stance(report) else { continue }
            for origin in origins[i] {
                // What an accused concedes reaches as far as its words do, and no further.
                if !conceded.isEmpty, let limit = conceded[i], let party, origin.party == party,
                    !limit.contains(element)
                {
                    continue
                }
                words.append(
                    KnownWord(
                        word: Word(
                            origin: origin, direction: direction, report: report.id, relayedBy: relays[i],
                            speaksForSide: report.admits(asWordOf: origin)),
                        knownFrom: report.available.latest))
            }
        }
        return words
    }

    /// The words that entries bring to bear.
    func entered(
        on element: Element, accused party: ActorID?, where isMeant: (Bearing) -> Bool = { _ in true }
    ) -> [KnownWord] {
        let reaching = bearings.filter {
            $0.bearing.elements.contains(element) && isMeant($0.bearing)
                && $0.bearing.speaks(on: element, of: party)
        }
        return reaching.flatMap { bearing -> [KnownWord] in
            switch bearing.bearing.effect {
            case .supports: known(bearing, .supports)
            case .denies: known(bearing, .denies)
            // A concession is the accused's to make: nobody concedes for another, or where nobody is accused.
            case .concedes:
                known(bearing, .supports) { word in party.map { word.origin.party == $0 } ?? false }
            case .pleads: []
            }
        }
    }

    /// The exemptions pleaded by the accused or by whoever stands on neither side, each with the words that
    /// plead it (they deny that no exemption applies) and those that speak on whether one does.
    func pleas(
        for party: ActorID?, parties: Set<ActorID>
    ) -> [(exemption: ExemptionName, words: [KnownWord])] {
        var pleas: [ExemptionName: [KnownWord]] = [:]
        for bearing in bearings {
            guard let plea = bearing.bearing.plea, isPleaded(by: bearing, for: party, parties) else {
                continue
            }
            pleas[plea, default: []] += known(bearing, .denies) { mayPlead($0, for: party, parties) }
        }
        return pleas.sorted { $0.key < $1.key }.map { plea, words in
            // An entry that pleads one exemption says nothing on whether another applies.
            let rebuttals = entered(on: .exemption, accused: party) { $0.plea == nil }
            return (plea, words + rebuttals)
        }
    }

    /// Whether somebody pleads that the accused had the right to, and does not say by which exemption.
    func hasBarePlea(for party: ActorID?, parties: Set<ActorID>) -> Bool {
        bearings.contains {
            $0.bearing.effect == .pleads && $0.bearing.plea == nil && isPleaded(by: $0, for: party, parties)
        }
    }

    private func isPleaded(
        by bearing: EnteredBearing, for party: ActorID?, _ parties: Set<ActorID>
    ) -> Bool {
        bearing.bearing.speaks(on: .exemption, of: party)
            && bearing.words.contains { mayPlead($0, for: party, parties) }
    }

    /// A side pleads for itself; whoever stands on neither side may plead for anybody.
    private func mayPlead(_ word: EnteredWord, for party: ActorID?, _ parties: Set<ActorID>) -> Bool {
        guard let side = word.origin.party, parties.contains(side) else { return true }
        return side == party
    }

    private func known(
        _ bearing: EnteredBearing, _ direction: Weighing.Direction,
        where isMeant: (EnteredWord) -> Bool = { _ in true }
    ) -> [KnownWord] {
        bearing.words.filter(isMeant).map { word in
            KnownWord(
                word: Word(
                    origin: word.origin, direction: direction, report: word.report,
                    relayedBy: word.relayedBy, entry: bearing.entry, speaksForSide: word.speaksForSide),
                knownFrom: word.knownFrom)
        }
    }
}

extension Bearing {
    /// Whether the words speak of that party. Who did it, and whether an exemption applies, is a question about one
    /// party: where the words name whom they speak of, they say nothing of another who is accused of the same.
    func speaks(on element: Element, of party: ActorID?) -> Bool {
        guard element == .actor || element == .exemption, let named = incidents.accused else { return true }
        return named == party
    }
}
