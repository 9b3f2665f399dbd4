import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// Whether another side of an exchange has gone first.
enum OracleGate: Hashable {
    case nobody
    /// It is said, and not shown.
    case said(from: Instant)
    case went(Interval)
}

extension OracleCarrying {
    /// One part of an exchange, for everybody who owes it.
    func tell(_ exchange: Exchange, _ index: Int) -> [OracleDeed] {
        let tranche = exchange.tranches[index]
        let owners = owners(exchange.between)
        let verifiers = exchange.verifiedBy.flatMap { meanings($0, reading, \.asParties)?.first }
        let duties = owners.map { party, isOwed in
            OracleDuty(
                deed: exchange.name, tranche: tranche.name, party: party, isOwed: isOwed, opens: nil,
                completeBy: moment(tranche.by, lastOfDay: true), owed: owed(exchange, index, by: party),
                isCounted: true,
                silence: .unverified,
                words: deedWords(
                    exchange.name, tranche.name, of: party, standard(exchange.standard), verifiers))
        }
        return duties.map { duty in
            var duty = duty
            let others = duties.filter { $0.party != duty.party }
            duty.gate = gate(others, exchange, index)
            duty.releasedBy = exchange.releasedBy
            duty.owedTo = exchange.between
            return tell(duty)
        }
    }

    /// Whether and when the first of the others has done its part, "or stood ready with it".
    private func gate(_ others: [OracleDuty], _ exchange: Exchange, _ index: Int) -> OracleGate {
        var went: [Interval] = []
        var said: [Instant] = []
        for other in others {
            // "A side that owes nothing in a tranche has done its part in it from the moment it declared so."
            if other.owed == 0 {
                let given = exchange.declaration.flatMap {
                    counted($0, by: other.party, when: exchange.tranches[index])
                }
                if let given {
                    went.append(given.declared.given)
                    said.append(given.declared.given.earliest)
                }
                continue
            }
            var ungated = other
            ungated.gate = nil
            if let completed = tell(ungated).completed { went.append(completed) }
            let offered = other.words.of(.offered)
            if let ready = other.words.when(offered, [], later: []) { went.append(ready) }
            said += saying(other).map(\.step.occurred.earliest)
        }
        if let first = OracleLadder.first(of: went) { return .went(first) }
        return said.min().map { .said(from: $0) } ?? .nobody
    }

    /// Words that a side has done all of its part, or stood ready with it.
    private func saying(_ duty: OracleDuty) -> [OracleStepWord] {
        // "Only the words of those count" who alone verify.
        func counts(_ word: OracleStepWord) -> Bool {
            duty.words.verifiers.map { all in word.speaker.map(all.contains) ?? false } ?? true
        }
        let completed = duty.words.of(.completed).filter(counts)
        let sums = Dictionary(grouping: completed, by: \.word.origin.id).mapValues { words in
            words.compactMap(\.step.amount).reduce(0, +)
        }
        let isTold = sums.values.contains { $0 > 0 && $0 >= duty.owed ?? 0 }
        return duty.words.of(.offered).filter(counts) + completed.filter { $0.step.amount == nil || isTold }
    }

    /// "What is owed is counted from each holder's own declaration; without one it is not known."
    private func owed(_ exchange: Exchange, _ index: Int, by party: ActorID) -> Int? {
        var before = 0
        var owed: Int?
        for tranche in exchange.tranches[...index] {
            let declared = exchange.declaration.flatMap { self.declared($0, by: party, when: tranche) }
            // "Less what the tranches before it owe."
            let left = declared.map { max(0, $0 - before) }
            switch tranche.share {
            // Nobody hands over more than it declared to hold.
            case .count(let count): owed = min(count, left ?? count)
            case .percent(let percent):
                owed = declared.flatMap { all in left.map { min($0, (all * percent + 99) / 100) } }
            case .rest: owed = left
            }
            before += owed ?? 0
        }
        return owed
    }

    /// "The one counts that stood when the tranche was due by the document: the last that was certainly given by then, or
    /// else the first after. One given later counts only if it declares more. A declaration without an amount changes
    /// no count."
    private func declared(_ name: DeedName, by party: ActorID, when tranche: Tranche) -> Int? {
        counted(name, by: party, when: tranche)?.declared.amount
    }

    private func counted(
        _ name: DeedName, by party: ActorID, when tranche: Tranche
    ) -> (entry: Entry, declared: Declared)? {
        var all = given(name, by: party).filter { $0.declared.amount != nil }
        all.sort { ($0.declared.given, $0.entry.id) < ($1.declared.given, $1.entry.id) }
        let due = moment(tranche.by, lastOfDay: true).interval
        // "One that was not certainly given by then counts as given later."
        func wasGivenByThen(_ one: (entry: Entry, declared: Declared)) -> Bool {
            due.map { one.declared.given.latest <= $0.earliest } ?? false
        }
        let stood = all.last(where: wasGivenByThen).map { [$0] } ?? []
        var most: (entry: Entry, declared: Declared)?
        for one in stood + all.filter({ !wasGivenByThen($0) })
        where most.map({ one.declared.amount ?? 0 > $0.declared.amount ?? 0 }) ?? true {
            most = one
        }
        return most
    }
}
