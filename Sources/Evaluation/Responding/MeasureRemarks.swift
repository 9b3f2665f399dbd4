internal import AgreementLanguage
internal import CeasefireModel

/// Tells of measures on record that meet no rung of the agreement, and why.
struct MeasureRemarks {
    let agreement: Agreement
    let readings: [Reading]

    func remarks(on entries: [Entry]) -> [Reason] {
        entries.compactMap { entry in
            guard case .measureTaken(let measure) = entry.content else { return nil }
            return remark(on: measure).map {
                "entry \(entry.id) records that \(measure.by) took \(measure.rung) of \(measure.response) against \(measure.against); \($0), so it is kept and meets no rung"
            }
        }
    }

    private func remark(on measure: Measure) -> Reason? {
        guard let response = agreement.responses.first(where: { $0.name == measure.response }) else {
            return "no document on the table has such a response"
        }
        guard let rung = response.rungs.first(where: { $0.name == measure.rung }) else {
            return "the response has no such rung"
        }
        let asked = readings.map { reading -> (reading: Reading, who: Set<ActorID>?) in
            switch TermResolution(reading: reading).parties(rung.who, subject: "who must act") {
            case .candidates(let all): (reading, all.reduce(into: []) { $0.formUnion($1) })
            case .unstated: (reading, nil)
            }
        }
        let others = asked.filter { !($0.who?.contains(measure.by) ?? true) }
        guard let first = others.first, let who = first.who else { return nil }
        let names = who.isEmpty ? "nobody" : who.sorted().map(\.text).joined(separator: " or ")
        guard others.count < asked.count else { return "the document asks \(names) for it" }
        let under = others.map(\.reading.name.text).joined(separator: ", ")
        return "under \(under) the document asks \(names) for it"
    }
}
