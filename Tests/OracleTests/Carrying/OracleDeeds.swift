import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// What the oracle says of one duty of one party.
struct OracleDeed {
    var id: String
    var name: DeedName
    var tranche: TrancheName?
    var occasion: Int?
    var party: ActorID
    /// Whether the party owes it at all.
    var isOwed: Truth
    /// Whether it is owed again and again, and more returns of it will come.
    var recurs = false
    var state: DeedState
    var owed: Int?
    var done: Int?
    var opens: Interval?
    var beginBy: Interval?
    var completeBy: Interval?
    var begun: Interval?
    var completed: Interval?
    var breached: Interval?
    var breachKnown: Interval?
    var notBegunAt: Instant?
    var notCompletedAt: Instant?
}

/// A duty of one party before anybody asks whether it was done.
struct OracleDuty {
    var deed: DeedName
    var tranche: TrancheName?
    var occasion: Int?
    var party: ActorID
    var isOwed: Truth
    /// Nil where it is open from the first.
    var opens: OracleMoment?
    var beginBy: OracleMoment?
    var completeBy: OracleMoment?
    var owed: Int?
    /// Whether something is counted, even where nobody knows how much is owed.
    var isCounted = false
    var silence: Silence
    var words: OracleDeedWords
    var recurs = false
    /// Whether another return follows.
    var hasNext = false
    /// When the next return is due.
    var next: Instant?
    var excusedWhen: Condition?
    /// Who may release from it, and to whom it is owed.
    var releasedBy: Value<Set<ActorID>>?
    var owedTo: Value<Set<ActorID>> = .unstated
    /// Whether another side has gone first in an exchange; nil where nobody need.
    var gate: OracleGate?
    /// When the return before was due; what was done by then was done for that one.
    var after: Interval?
    /// Declarations as given: the record itself shows them.
    var given: [(entry: Entry, declared: Declared)] = []
}

extension OracleCarrying {
    /// Everybody who owes something, and whether that is certain: "it is told for everybody and decided for nobody".
    func owners(_ value: Value<Set<ActorID>>) -> [(party: ActorID, isOwed: Truth)] {
        guard let meant = meanings(value, reading, \.asParties) else {
            return agreement.parties.map { ($0, .perhaps) }
        }
        var all: Set<ActorID> = []
        for one in meant { all.formUnion(one) }
        return all.sorted().map { party in
            (party, meant.allSatisfy { $0.contains(party) } ? .yes : .perhaps)
        }
    }

    func standard(_ value: Value<StandardOfProof>) -> StandardOfProof {
        let several = meanings(value, reading, \.asStandard) ?? [.balanceOfProbabilities]
        return StandardOfProof.allCases.last { several.contains($0) } ?? .balanceOfProbabilities
    }

    /// Every duty of everybody, told.
    func all() -> [OracleDeed] {
        agreement.obligations.flatMap { deeds($0.name) } + agreement.declarations.flatMap { deeds($0.name) }
            + agreement.exchanges.flatMap { deeds($0.name) }
    }

    func deeds(_ name: DeedName) -> [OracleDeed] {
        if let known = deedsByName[name] { return known }
        let key = "deed \(name)"
        guard asking.insert(key).inserted else { return [] }
        defer { asking.remove(key) }
        var told: [OracleDeed] = []
        if let obligation = agreement.obligations.first(where: { $0.name == name }) {
            told = duties(obligation).map(tell)
        } else if let declaration = agreement.declarations.first(where: { $0.name == name }) {
            told = duties(declaration).map(tell)
        } else if let exchange = agreement.exchanges.first(where: { $0.name == name }) {
            told = exchange.tranches.indices.flatMap { tell(exchange, $0) }
        }
        deedsByName[name] = told
        return told
    }

    private func duties(_ obligation: Obligation) -> [OracleDuty] {
        owners(obligation.binds).flatMap { party, isOwed in
            let verifiers = obligation.verifiedBy.map { meanings($0, reading, \.asParties)?.first }
            let words = deedWords(
                obligation.name, nil, of: party, standard(obligation.standard), verifiers ?? nil)
            // Where the document itself does not say when it opens it is owed from the first.
            var opens = obligation.opens == .unstated ? nil : moment(obligation.opens, lastOfDay: false)
            if let condition = obligation.waitsFor, let since = since(condition) {
                opens = opens.map { later($0, since) } ?? since
            }
            let bound: (Value<InstantExpression>) -> OracleMoment = { value in
                let moment = self.moment(value, lastOfDay: true)
                return opens.map { self.later(moment, $0) } ?? moment
            }
            let duty = OracleDuty(
                deed: obligation.name, party: party, isOwed: isOwed, opens: opens,
                beginBy: obligation.beginBy.map(bound),
                completeBy: obligation.completeBy.map(bound),
                owed: obligation.amount?.count, isCounted: obligation.amount != nil,
                silence: obligation.silence, words: words, excusedWhen: obligation.excusedWhen,
                releasedBy: obligation.releasedBy)
            guard let every = obligation.everySeconds else { return [duty] }
            return returns(duty, every, obligation.until.map { moment($0, lastOfDay: true) })
        }
    }

    /// An obligation as the words alone tell of it, without its times.
    func begunByWords(_ obligation: Obligation) -> [OracleDeed] {
        var timeless = obligation
        timeless.beginBy = nil
        timeless.completeBy = nil
        timeless.waitsFor = nil
        timeless.excusedWhen = nil
        timeless.everySeconds = nil
        return duties(timeless).map(tell)
    }

    /// "The first is due by `complete-by`, the next `every` so long after, up to `until` or to the moment that is asked
    /// about."
    private func returns(_ duty: OracleDuty, _ every: Value<Int64>, _ until: OracleMoment?) -> [OracleDuty] {
        guard let length = meanings(every, reading, \.asDuration)?.first,
            case .at(let first)? = duty.completeBy
        else {
            var duty = duty
            duty.recurs = true
            return [duty]
        }
        var isOver = false
        var returns: [OracleDuty] = []
        var due = first
        var before: Interval?
        while returns.isEmpty || before.map({ $0.earliest <= now }) ?? false {
            if case .at(let end)? = until, due.earliest > end.latest {
                isOver = true
                break
            }
            var one = duty
            one.occasion = returns.count + 1
            one.completeBy = .at(due)
            one.after = before
            if let before { one.opens = .at(before) }
            returns.append(one)
            before = due
            // "Whole days fall at the same time by the document's clocks": counted from the first, so that a time that the
            // clocks skipped once does not move all that follow.
            if length % 86_400 == 0 {
                let days = Int(length / 86_400) * returns.count
                due = Interval(
                    spanning: agreement.localDays.sameClock(as: first.earliest, daysLater: days),
                    agreement.localDays.sameClock(as: first.latest, daysLater: days))
            } else {
                due = due + length
            }
        }
        if returns.isEmpty { return [duty] }
        for i in returns.indices { returns[i].recurs = !isOver }
        for i in returns.indices.dropLast() {
            returns[i].hasNext = true
            returns[i].next = returns[i + 1].completeBy?.interval?.earliest
        }
        return returns
    }

    private func duties(_ declaration: Declaration) -> [OracleDuty] {
        owners(declaration.binds).map { party, isOwed in
            var duty = OracleDuty(
                deed: declaration.name, party: party, isOwed: isOwed, opens: nil,
                completeBy: moment(declaration.by, lastOfDay: true), silence: declaration.silence,
                words: deedWords(declaration.name, nil, of: party, standard(.unstated), nil))
            duty.given = given(declaration.name, by: party)
            duty.releasedBy = declaration.releasedBy
            duty.owedTo = declaration.to
            return duty
        }
    }

    func given(_ name: DeedName, by party: ActorID) -> [(entry: Entry, declared: Declared)] {
        proceedings.compactMap { entry, proceeding in
            guard case .declared(let declared) = proceeding, declared.deed == name, declared.by == party
            else { return nil }
            return (entry, declared)
        }
    }

    /// The later of two moments.
    func later(_ a: OracleMoment, _ b: OracleMoment) -> OracleMoment {
        switch (a, b) {
        case (.at(let a), .at(let b)):
            return .at(Interval(spanning: max(a.earliest, b.earliest), max(a.latest, b.latest)))
        case (.never, _), (_, .never): return .never
        case (.open(let x), .at(let b)), (.at(let b), .open(let x)):
            return .open(after: max(x ?? b.earliest, b.earliest))
        case (.open(let x), .open(let y)): return .open(after: [x, y].compactMap { $0 }.max())
        }
    }
}
