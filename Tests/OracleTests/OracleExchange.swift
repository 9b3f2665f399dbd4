import AgreementLanguage
import CeasefireModel
import Evaluation

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
            duty.gate = gate(others)
            return tell(duty)
        }
    }

    /// Whether and when the first of the others has done its part, "or stood ready with it".
    private func gate(_ others: [OracleDuty]) -> OracleGate {
        var went: [Interval] = []
        var said: [Instant] = []
        for other in others {
            var ungated = other
            ungated.gate = nil
            if let completed = tell(ungated).completed { went.append(completed) }
            let offered = other.words.of(.offered)
            if let ready = other.words.when(offered, [], later: []) { went.append(ready) }
            said += other.words.of(.offered, .completed).map(\.step.occurred.earliest)
        }
        if let first = OracleLadder.first(of: went) { return .went(first) }
        return said.min().map { .said(from: $0) } ?? .nobody
    }

    /// "What is owed is counted from each holder's own declaration; without one it is not known."
    private func owed(_ exchange: Exchange, _ index: Int, by party: ActorID) -> Int? {
        func share(_ tranche: Tranche, _ declared: Int?, _ before: Int?) -> Int? {
            switch tranche.share {
            case .count(let count):
                // Nobody hands over more than it declared to hold.
                return declared.flatMap { all in before.map { min(count, max(0, all - $0)) } } ?? count
            case .percent(let percent): return declared.map { ($0 * percent + 99) / 100 }
            case .rest: return declared.flatMap { all in before.map { max(0, all - $0) } }
            }
        }
        let declared = exchange.declaration.flatMap { name in
            given(name, by: party).max {
                ($0.declared.given, $0.entry.id) < ($1.declared.given, $1.entry.id)
            }?
            .declared.amount
        }
        var before: Int? = 0
        for tranche in exchange.tranches[..<index] {
            let part = share(tranche, declared, before)
            before = part.flatMap { part in before.map { $0 + part } }
        }
        return share(exchange.tranches[index], declared, before)
    }
}
