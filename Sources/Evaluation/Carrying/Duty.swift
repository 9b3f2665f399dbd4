internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// What one party owes under one reading, ready to be held against the words on it.
struct Duty {
    var id: String
    var deed: DeedName
    var kind: DeedVerdict.Kind
    var tranche: TrancheName?
    var occasion: Int?
    var party: ActorID
    var what: String
    var owed: Int?
    /// Whether it cannot be performed without a count that nobody gives.
    var lacksCount = false
    /// Why it cannot be told whether the party owes it; nil where it does.
    var perhapsOwed: Reason?
    var opens: Bound = .none
    /// What must have come about before it opens, and how that stands; nil for nothing.
    var waitsFor: ConditionState?
    var beginBy: Bound?
    var completeBy: Bound = .none
    /// What releases from it; nil for nothing.
    var excusedWhen: ConditionOverTime?
    var silence: Silence
    var standard: StandardOfProof
    var assumptions: [Assumption] = []
    /// Whether it did its part of an exchange before anybody is said to have done another: who goes first is never late.
    var goesFirst = false
    /// Why nobody is in default first; nil where somebody has done its part, or where that is not asked.
    var nobodyFirst: NobodyFirst?

    /// How it stands that no other side has done its part of an exchange.
    enum NobodyFirst {
        /// Nobody says that any has.
        case certain
        /// Somebody says so, and it is not shown.
        case perhaps
    }
}

/// Works out how a duty stands.
struct DutyLife {
    let duty: Duty
    let doing: DeedEvidence
    /// The words on its beginning; nil where that is not asked for by any time.
    let beginning: DeedEvidence?
    /// When it was released by somebody who may.
    let released: Interval?
    /// The entries of steps that release, offer and the like.
    let otherEntries: [EntryID]
    let now: Instant?

    /// When it opens: at its moment, and not before what it waits for.
    private var opens: Bound {
        switch duty.waitsFor {
        case nil: return duty.opens
        case .holds(let since, _)?: return duty.opens.later(.known(since))
        // As long as it waits nobody can tell when it opens, and so by when it is due.
        case .doesNotHold(let reason)?, .mayHold(let reason)?, .unstated(let reason)?:
            return duty.opens.later(.open(notBefore: nil, "it waits: \(reason)"))
        }
    }

    /// Nothing is due before it is owed.
    private var due: Bound { duty.completeBy == .none ? .none : duty.completeBy.later(opens) }
    private var beginDue: Bound? { duty.beginBy.map { $0 == .none ? .none : $0.later(opens) } }

    func verdict() -> DeedVerdict {
        let done = doing.showing(by: due)
        let begun = beginning.flatMap { beginning in beginDue.map { beginning.showing(by: $0) } }
        var verdict = DeedVerdict(
            id: duty.id, deed: duty.deed, kind: duty.kind, tranche: duty.tranche, occasion: duty.occasion,
            party: duty.party, what: duty.what, owed: duty.owed,
            done: counted(done),
            state: .due, reason: "", opens: opens.interval, beginBy: beginDue?.interval,
            completeBy: due.interval, begun: beginning?.stated?.occurred, completed: done.done, breached: nil,
            breachKnown: nil, beginWeighings: begun?.grade?.weighings ?? [], standard: duty.standard,
            weighings: done.grade?.weighings ?? [], entries: entries, assumptions: duty.assumptions,
            isVerified: doing.scale.isSettled(by: done.grade),
            isBeginVerified: doing.scale.isSettled(by: begun?.grade))
        let standing = standing(done, begun)
        verdict.state = standing.state
        verdict.reason = standing.reason
        verdict.breached = standing.breached
        verdict.breachKnown = standing.known
        if standing.isBySilence { verdict.assumptions.append(silence) }
        verdict.assumptions.sort()
        return verdict
    }

    /// How much was done; whoever says that it was done without a count says that all of it was.
    private func counted(_ done: DeedEvidence.Showing) -> Int? {
        guard let tally = doing.tally else { return nil }
        guard let owed = duty.owed else { return tally.occasions.isEmpty ? nil : tally.total }
        return done.done == nil ? tally.total : max(tally.total, owed)
    }

    private struct Standing {
        var state: DeedState
        var reason: Reason
        var breached: Interval?
        var known: Interval?
        var isBySilence = false
        /// Whether it was done, be it that nobody knows how much had to be.
        var isDone = false
    }

    private func standing(_ done: DeedEvidence.Showing, _ begun: DeedEvidence.Showing?) -> Standing {
        let plain = plain(done, begun)
        if let reason = duty.perhapsOwed { return Standing(state: .undecidable, reason: reason) }
        return released(mutual(plain))
    }

    /// How it stands by its times and the words on it.
    private func plain(_ done: DeedEvidence.Showing, _ begun: DeedEvidence.Showing?) -> Standing {
        if duty.owed == 0 { return Standing(state: .performed, reason: "nothing is left for it to do") }
        let isDone = done.outcome == .inTime || (duty.goesFirst && done.done != nil)
        if isDone, duty.lacksCount {
            return Standing(
                state: isPast(due) ? .unverified : .due,
                reason: "how much is owed is not known: nothing is declared", isDone: true)
        }
        if !isDone || begun?.outcome == .notInTime, let waiting { return waiting }
        var late: [(Interval, Instant?, Reason, Bool)] = []
        if let begun, let bound = beginDue?.interval {
            if begun.outcome == .notInTime {
                late.append((bound, begun.known, "it was not begun in time: \(begun.reason)", false))
            } else if begun.outcome == .notShown, duty.silence == .breach, isPast(beginDue) {
                late.append((bound, bound.latest, "nothing shows that it was begun by \(bound.latest)", true))
            }
        }
        if let bound = due.interval {
            if done.outcome == .notInTime {
                late.append((bound, done.known, done.reason, false))
            } else if done.outcome == .notShown, duty.silence == .breach, isPast(due) {
                late.append((bound, bound.latest, "\(done.reason), and silence is a breach", true))
            }
        }
        // It is in breach from the first of them on; whoever reads why should know of all.
        if let first = late.min(by: { $0.0 < $1.0 }) {
            return Standing(
                state: .breached, reason: late.map(\.2).joined(separator: "; "), breached: first.0,
                known: Interval(at: max(first.1 ?? first.0.latest, first.0.earliest)), isBySilence: first.3)
        }
        switch done.outcome {
        case .inTime: return performed(done, begun)
        case .perhaps, .notInTime: return Standing(state: .undecidable, reason: done.reason)
        case .notShown:
            if begun?.outcome == .perhaps, let begun {
                return Standing(state: .undecidable, reason: "as to its beginning: \(begun.reason)")
            }
            guard isPast(due) else { return Standing(state: .due, reason: notPast) }
            return Standing(state: .unverified, reason: done.reason, isBySilence: doing.isSilent)
        }
    }

    private func performed(_ done: DeedEvidence.Showing, _ begun: DeedEvidence.Showing?) -> Standing {
        switch begun?.outcome {
        case .perhaps?:
            return Standing(
                state: .undecidable, reason: "\(done.reason); as to its beginning: \(begun?.reason ?? "")")
        case .notShown? where isPast(beginDue):
            return Standing(
                state: .unverified,
                reason: "\(done.reason); nothing that meets the standard shows that it was begun in time",
                isBySilence: beginning?.isSilent ?? true)
        default: return Standing(state: .performed, reason: done.reason)
        }
    }

    /// Before it opens; nil once it has.
    private var waiting: Standing? {
        switch duty.waitsFor {
        case nil, .holds?: break
        case .doesNotHold(let reason)?, .mayHold(let reason)?, .unstated(let reason)?:
            return Standing(state: .pending, reason: "it waits: \(reason)")
        }
        switch opens {
        case .none: return nil
        case .open(_, let reason):
            return Standing(state: .pending, reason: "when it opens cannot be told: \(reason)")
        case .known(let interval):
            guard let now, now >= interval.latest else {
                return Standing(state: .pending, reason: "it opens at \(interval.latest)")
            }
            return nil
        }
    }

    private var notPast: Reason {
        switch due {
        case .none: "no time is set for it"
        case .known(let interval): "it is due by \(interval.latest)"
        case .open(_, let reason): "by when it is due cannot be told: \(reason)"
        }
    }

    /// Whether the time has certainly run out.
    private func isPast(_ bound: Bound?) -> Bool {
        guard let now, let interval = bound?.interval else { return false }
        return now >= interval.latest
    }

    /// Nobody is in default first.
    private func mutual(_ standing: Standing) -> Standing {
        guard let first = duty.nobodyFirst, !standing.isDone else { return standing }
        switch (standing.state, first) {
        case (.breached, .certain), (.unverified, .certain):
            return Standing(
                state: .excused, reason: "no other side has done its part, or stood ready with it")
        case (.breached, .perhaps):
            return Standing(
                state: .undecidable,
                reason: "\(standing.reason); that another side had done its part is said, and not shown")
        default: return standing
        }
    }

    /// Who was released before it was past due does not owe it; what releases only as long as it holds is asked for at the
    /// moment at which it is past due.
    private func released(_ standing: Standing) -> Standing {
        var standing = standing
        if let released {
            standing = self.released(standing, since: released, "released from it by \(released.latest)")
        }
        guard let condition = duty.excusedWhen, standing.state != .performed, standing.state != .excused
        else { return standing }
        let bound = standing.breached ?? due.interval
        let moments = bound.map { [$0.earliest, $0.latest] } ?? []
        let states = (moments.isEmpty ? [now] : moments.map { moment in now.map { min($0, moment) } })
            .map { condition.state(at: $0) }
        if states.allSatisfy({ $0.since != nil }) {
            return Standing(state: .excused, reason: "released from it: \(states[0].reason)")
        }
        let isDenied = states.allSatisfy { if case .doesNotHold = $0 { true } else { false } }
        if !isDenied, standing.state == .breached {
            let open = states.first { $0.since == nil } ?? states[0]
            return Standing(
                state: .undecidable,
                reason: "whether it is released from it cannot be told: \(open.reason)")
        }
        return standing
    }

    private func released(_ standing: Standing, since: Interval, _ reason: Reason) -> Standing {
        if standing.state == .performed || standing.state == .excused { return standing }
        let bound = standing.breached ?? due.interval
        if bound.map({ since.latest <= $0.earliest }) ?? true {
            return Standing(state: .excused, reason: reason)
        }
        guard standing.state == .breached, let bound, since.earliest < bound.latest else { return standing }
        return Standing(state: .undecidable, reason: "\(reason), perhaps only after it was past due")
    }

    private var silence: Assumption {
        Assumption(
            subject: "silence on \(duty.deed)",
            text: duty.silence == .breach
                ? "that nothing shows it was done is a breach"
                : "that nobody says it was done does not show that it was not")
    }

    private var entries: [EntryID] {
        let all = [doing, beginning].compactMap { $0 }
        let words = all.flatMap { $0.words }
        return Set(words.map(\.entry) + all.flatMap(\.given).map(\.entry) + otherEntries).sorted()
    }
}
