internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// Parties that reports and origins name, and the agreement does not, though it has one of nearly that name.
///
/// A slip there takes a breach from one party, or makes a party's own word that of somebody without a stake, and
/// nothing else in the verdict would show it.
struct PartyRemarks {
    private let known: Set<ActorID>

    init(_ agreement: Agreement) { known = Set(agreement.actors.map(\.id)) }

    func remarks(on record: Record) -> [Reason] {
        let inReports = record.reports.reduce(into: Set<ActorID>()) { names, report in
            names.formUnion(report.accused)
            if let claimant = report.claimant { names.insert(claimant) }
        }
        return remarks(on: inReports, in: "reports name")
            + remarks(on: record.origins.parties, in: "origins speak for")
    }

    private func remarks(on names: Set<ActorID>, in place: String) -> [Reason] {
        names.subtracting(known).subtracting(Vocabulary.unsaidActors).sorted().compactMap { name in
            NearestWord.of(name.text, among: known.map(\.text)).map {
                "\(place) \(name), whom the agreement does not name: what is said of it counts for nobody here; was \($0) meant?"
            }
        }
    }
}
