internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

// What is owed once, and what is owed again and again.
extension Proceedings {
    /// Of a duty that recurs so many returns are told at most.
    static let mostOccasions = 1_000

    func rows(of obligation: Obligation) -> [Row] {
        let terms = terms
        let (standard, assumed) = terms.standard(obligation.standard, of: obligation.name.text)
        let opens = Bound(terms.instants(obligation.opens, .first), orElse: .none)
        let beginBy = obligation.beginBy.map {
            Bound(
                terms.instants($0, .last), orElse: .open(notBefore: nil, "by when it must begin is unstated"))
        }
        let completeBy = obligation.completeBy.map {
            Bound(
                terms.instants($0, .last),
                orElse: .open(notBefore: nil, "by when it must be done is unstated")
            )
        }
        let (verifiers, verifying) = verifiers(obligation.verifiedBy, of: obligation.name)
        let waits = obligation.waitsFor.flatMap {
            ConditionOverTime($0, proceedings: self).cameAbout(by: now)
        }
        let excused = obligation.excusedWhen.map { ConditionOverTime($0, proceedings: self) }
        let terminal = obligation.until.map { Bound(terms.instants($0, .last), orElse: .none) } ?? .none
        // Nothing is due before it opens, and the next returns are counted from the first.
        let first = completeBy.map { $0 == .none ? .none : $0.later(opens).later(Self.end(of: waits)) }
        let occasions = occasions(obligation, first: first ?? .none, until: terminal)
        return owners(obligation.binds).flatMap { owner -> [Row] in
            let scale = DeedScale(
                weights: record.weights, party: owner.party, parties: parties, standard: standard,
                verifiers: verifiers)
            let told = words(on: obligation.name, by: owner.party)
            return occasions.all.enumerated().map { index, occasion in
                let words = told.filter { occasion.concerns($0) }
                let duty = Duty(
                    id: id(obligation.name, occasion.number.map(String.init), owner.party),
                    deed: obligation.name, kind: .obligation, occasion: occasion.number, party: owner.party,
                    what: obligation.deed, owed: obligation.amount?.count, perhapsOwed: owner.perhaps,
                    opens: occasion.previous.map { .known($0) } ?? opens,
                    waitsFor: waits, beginBy: index == 0 ? beginBy : nil, completeBy: occasion.due,
                    excusedWhen: excused, silence: obligation.silence, standard: standard,
                    assumptions: assumed + verifying + occasions.assumptions)
                let releasers = releasers(
                    obligation.releasedBy, owedTo: .unstated, owner: owner.party, of: obligation.name)
                var row = row(duty, words: words, scale: scale, releasers: releasers)
                let others = told.filter { occasion.perhapsConcerns($0) }
                if row.verdict.state == .breached, !others.isEmpty {
                    let with = self.row(duty, words: words + others, scale: scale, releasers: releasers)
                        .verdict
                    if with.state != .breached { row.verdict.leaveOpen(with) }
                }
                row.recurs = occasions.goesOn
                return row
            }
        }
    }

    /// When what is waited for came about.
    private static func end(of waits: ConditionState?) -> Bound {
        switch waits {
        case nil: .none
        case .holds(let since, _)?: .known(since)
        case .doesNotHold(let reason)?, .mayHold(let reason)?, .unstated(let reason)?:
            .open(notBefore: nil, "it waits: \(reason)")
        }
    }

    /// One return of a duty: the only one, where it is owed once.
    struct Occasion {
        /// From 1; nil where it is owed once.
        var number: Int?
        /// When the return before was due.
        var previous: Interval?
        var due: Bound
        /// When the next is due; nil for the last.
        var next: Interval?

        /// Whether what was done, or released, may have been for this return as well as for the one before.
        func perhapsConcerns(_ word: StepWord) -> Bool {
            guard [.completed, .begun, .excused].contains(word.step.stage), !concerns(word) else {
                return false
            }
            let occurred = word.occurred
            if let previous, occurred.latest <= previous.earliest { return false }
            return next == nil || due.interval.map { occurred.earliest <= $0.latest } ?? true
        }

        /// Whether somebody's words speak of this return. What was done after one was due is done for the next, and what
        /// was not done then had been due before.
        func concerns(_ word: StepWord) -> Bool {
            guard number != nil, let due = due.interval else { return true }
            let occurred = word.occurred
            switch word.step.stage {
            case .notBegun, .notCompleted:
                // It is said of the return that was due last.
                if previous != nil, occurred.earliest < due.earliest { return false }
                return next.map { occurred.earliest < $0.earliest } ?? true
            case .begun, .completed, .offered, .excused:
                if let previous, occurred.earliest < previous.latest || occurred.latest <= previous.earliest {
                    return false
                }
                return next == nil || occurred.earliest <= due.earliest
            }
        }
    }

    private func occasions(
        _ obligation: Obligation, first: Bound, until: Bound
    ) -> (all: [Occasion], goesOn: Bool, assumptions: [Assumption]) {
        let once = [Occasion(due: first)]
        guard let every = obligation.everySeconds else { return (once, false, []) }
        guard case .candidates(let all) = terms.duration(every, subject: "after how long it is owed anew"),
            Set(all).count == 1, let seconds = all.first, seconds > 0
        else {
            return (
                once, true,
                [
                    Assumption(
                        subject: "every of \(obligation.name)",
                        text: "not settled; only the first return is told")
                ]
            )
        }
        guard let due = first.interval else { return (once, true, []) }
        var dues: [Interval] = []
        var goesOn = true
        while dues.count < Self.mostOccasions {
            let next = recurrence(of: due, every: seconds, times: dues.count)
            if let end = until.interval, next.earliest > end.latest {
                goesOn = false
                break
            }
            if let last = dues.last, now.map({ last.earliest > $0 }) ?? true { break }
            dues.append(next)
        }
        guard !dues.isEmpty else { return (once, goesOn, []) }
        let occasions = dues.indices.map { i in
            Occasion(
                number: i + 1, previous: i > 0 ? dues[i - 1] : nil, due: .known(dues[i]),
                next: i + 1 < dues.count
                    ? dues[i + 1] : goesOn ? recurrence(of: due, every: seconds, times: i + 1) : nil)
        }
        let isCut = dues.count == Self.mostOccasions
        return (
            occasions, goesOn,
            isCut
                ? [
                    Assumption(
                        subject: "every of \(obligation.name)",
                        text: "only the first \(Self.mostOccasions) returns are told")
                ]
                : []
        )
    }

    /// When a duty is owed anew: whole days fall at the same time by the document's clocks, whatever the clocks did in between.
    ///
    /// What is due every Sunday at six is not due at seven from the last Sunday of March on, and what is due by the end of a
    /// day stays due by the end of one. Any other length is counted in hours.
    private func recurrence(of due: Interval, every seconds: Int64, times: Int) -> Interval {
        let length = seconds * Int64(times)
        guard seconds % 86_400 == 0 else { return due + length }
        let days = Int(length / 86_400)
        return Interval(
            spanning: localDays.sameClock(as: due.earliest, daysLater: days),
            localDays.sameClock(as: due.latest, daysLater: days))
    }

    /// Holds a duty against the words on it.
    func row(
        _ duty: Duty, words: [StepWord], scale: DeedScale,
        given: [(occurred: Interval, known: Instant, entry: EntryID)] = [], releasers: Releasers
    ) -> Row {
        let (evident, beginning) = evidence(words, owed: duty.owed, scale: scale, given: given)
        var doing = evident
        doing.isKnownWhenDue = duty.silence == .breach
        var duty = duty
        duty.assumptions += releasers.assumptions
        let life = DutyLife(
            duty: duty, doing: doing, beginning: beginning,
            released: releasers.released(words.filter { $0.step.stage == .excused }),
            otherEntries: words.filter { $0.step.stage == .excused || $0.step.stage == .offered }.map(
                \.entry),
            now: now)
        return Row(verdict: life.verdict(), notDoneAt: doing.notDoneAt, notBegunAt: beginning.notDoneAt)
    }

    /// The words on its being done, and those on its having begun.
    func evidence(
        _ words: [StepWord], owed: Int?, scale: DeedScale,
        given: [(occurred: Interval, known: Instant, entry: EntryID)] = []
    ) -> (doing: DeedEvidence, beginning: DeedEvidence) {
        func said(_ stages: Set<Step.Stage>) -> [StepWord] {
            words.filter { scale.counts($0) && stages.contains($0.step.stage) }
        }
        let completed = said([.completed])
        let doing = DeedEvidence(
            claims: completed.filter { $0.step.amount == nil }, denials: said([.notBegun, .notCompleted]),
            tally: DeedTally(completed, scale: scale), owed: owed, given: given,
            unheard: words.filter { !scale.counts($0) && !Self.bystanding.contains($0.step.stage) },
            scale: scale)
        let beginning = DeedEvidence(
            claims: said([.begun]), denials: said([.notBegun]), implying: completed, scale: scale)
        return (doing, beginning)
    }

    /// Steps that say neither that something was done nor that it was not.
    private static let bystanding: Set<Step.Stage> = [.offered, .excused]

    /// Whoever owes a deed, by name; with the reason why that is not certain.
    func owners(_ binds: Value<Set<ActorID>>) -> [(party: ActorID, perhaps: Reason?)] {
        switch terms.parties(binds, subject: "who owes it") {
        case .candidates(let all):
            let any = all.reduce(into: Set<ActorID>()) { $0.formUnion($1) }
            return any.sorted().map { party in
                (
                    party,
                    all.allSatisfy { $0.contains(party) }
                        ? nil : "it depends on which value is meant whether \(party) owes it"
                )
            }
        case .unstated(let subject):
            return agreement.parties.sorted().map { ($0, "\(subject) is unstated") }
        }
    }

    /// Who alone says whether it was done.
    func verifiers(
        _ value: Value<Set<ActorID>>?, of deed: DeedName
    ) -> (DeedScale.Verifiers?, [Assumption]) {
        guard let value else { return (nil, []) }
        let subject = "verified-by of \(deed)"
        switch terms.parties(value, subject: subject) {
        case .unstated:
            return (nil, [Assumption(subject: subject, text: "unstated; any word counts by its weight")])
        case .candidates(let all):
            let ids = all.dropFirst().reduce(all[0]) { $0.intersection($1) }
            let names = agreement.actors.filter { ids.contains($0.id) }
                .flatMap { [Finders.folded($0.id.text), Finders.folded($0.name)] }
            return (
                DeedScale.Verifiers(ids: ids, names: Set(names)),
                all.count == 1
                    ? []
                    : [
                        Assumption(
                            subject: subject, text: "several are relayed; only who is in all of them counts")
                    ]
            )
        }
    }

    func id(_ deed: DeedName, _ part: String?, _ party: ActorID) -> String {
        [reading.name.text, deed.text, part, party.text].compactMap { $0 }.joined(separator: "/")
    }
}

extension DeedVerdict {
    /// Takes back a breach that would be none if what was told for two returns was done for this one.
    fileprivate mutating func leaveOpen(_ other: DeedVerdict) {
        state = .undecidable
        reason = "it may have been done, or released, for this return or for the one before: \(other.reason)"
        breached = nil
        breachKnown = nil
        entries = other.entries
    }
}
