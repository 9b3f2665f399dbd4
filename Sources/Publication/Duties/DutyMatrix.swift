internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Duties with those who owe them side by side: a row for each duty or part of an exchange, a column for each who owes
/// anything. All are told in the same places and the same words.
struct DutyMatrix {
    /// Who owes anything: the parties in the agreement's order, then others.
    let sides: [ActorID]
    let rows: [Row]

    /// A duty, and what became of it for each side.
    struct Row {
        /// `prisoners-exchanged, wounded`.
        var title: String
        /// What is owed, in the document's words; nil where it is not the same for all.
        var what: String?
        /// For each side, in the order of ``DutyMatrix/sides``; empty for one that owes nothing here.
        var cells: [[DutyRow]]
    }

    init(_ deeds: [DeedVerdict], _ released: Released) {
        let owing = Set(deeds.map(\.party))
        let parties = released.verdict.agreement.parties.filter(owing.contains)
        let sides = parties + owing.subtracting(parties).sorted()
        self.sides = sides
        var order: [[String]] = []
        var byDuty: [[String]: [DeedVerdict]] = [:]
        for deed in deeds {
            let key = [deed.deed.text] + (deed.tranche.map { [$0.text] } ?? [])
            if byDuty[key] == nil { order.append(key) }
            byDuty[key, default: []].append(deed)
        }
        rows = order.map { key in
            let here = byDuty[key] ?? []
            let whats = Set(here.map(\.what))
            return Row(
                title: key.joined(separator: ", "), what: whats.count == 1 ? whats.first : nil,
                cells: sides.map { side in DutyRow.all(here.filter { $0.party == side }) })
        }
    }
}

extension DutyRow {
    /// `occasion 3`, `occasions 3 to 51`; nil for a duty that does not recur.
    var occasions: String? {
        guard let from = first.occasion else { return nil }
        guard count > 1, let to = last.occasion else { return "occasion \(from)" }
        return "occasions \(from) to \(to)"
    }

    /// By when it must be begun and done, each with its name; when it opens only while that matters.
    func deadlines(_ words: DutyWords) -> [(name: String, when: Interval?)] {
        guard count == 1 else {
            return [("the first due by", first.completeBy), ("the last due by", last.completeBy)]
        }
        return words.times(first).filter { $0.name != "opens" || first.state == .pending }
    }
}
