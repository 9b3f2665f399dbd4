internal import AgreementLanguage
internal import CeasefireModel

/// A breach as a response sees it: when, and what was told of it.
struct Breach: Sendable {
    let assessment: Assessment
    let reports: [Report]

    var occurred: Interval { assessment.occurred }

    /// The least and the most that reports tell of a toll; where none tells, 0 to nil.
    func toll(_ toll: (Report) -> Int?) -> (least: Int, most: Int?) {
        let told = reports.compactMap(toll)
        return (told.min() ?? 0, told.max())
    }
}

/// Asks whether the condition of a rung holds of an episode.
struct ConditionEvaluation {
    let breaches: [Breach]
    let now: Instant?
    /// For each rung below, when its measure was taken, or failing that when it was due.
    let answeredAt: [RungName: (time: Interval, wasTaken: Bool)]

    func state(_ condition: Condition) -> ConditionState {
        switch condition {
        case .firstBreach:
            guard let first = breaches.first else { return .doesNotHold("there is no breach") }
            return .holds(since: first.occurred, reason: "there is a breach")
        case .continuesAfter(let rung): return continues(after: rung)
        case .expandedAttack(let definition):
            switch definition {
            case .stated(let condition): return state(condition)
            case .either(let all): return any(all.map(state))
            case .unstated, .term: return .unstated("nothing says what an expanded attack is")
            }
        case .count(let atLeast, let within): return count(atLeast, withinSeconds: within)
        case .places(let atLeast):
            let places = breaches.map { breach in Set(breach.reports.map(\.place.name)).min() ?? "" }
            return number(Set(places).count, Set(places).count, atLeast: atLeast, of: "places")
        case .killed(let atLeast): return toll(\.killed, atLeast: atLeast, of: "killed")
        case .injured(let atLeast): return toll(\.injured, atLeast: atLeast, of: "injured")
        case .actsInclude(let acts):
            guard
                let breach = breaches.first(where: {
                    $0.reports.contains { $0.act.map(acts.contains) ?? false }
                })
            else { return .doesNotHold("no breach is one of these acts") }
            return .holds(since: breach.occurred, reason: "a breach is one of these acts")
        case .stoppedFor(let seconds): return stopped(for: seconds)
        case .any(let all): return any(all.map(state))
        case .all(let all): return all.isEmpty ? .unstated("no condition is given") : every(all.map(state))
        case .not(let condition): return negated(state(condition))
        case .unstated: return .unstated("what calls for it is unstated")
        }
    }

    private func continues(after rung: RungName) -> ConditionState {
        guard let answered = answeredAt[rung] else {
            return .unstated("no measure of \(rung) is on record, and it is not due at any stated time")
        }
        let what = answered.wasTaken ? "was taken" : "was due"
        let after = breaches.dropFirst()
        if let breach = after.first(where: { $0.occurred.earliest >= answered.time.latest }) {
            return .holds(since: breach.occurred, reason: "a breach began after \(rung) \(what)")
        }
        if after.contains(where: { $0.occurred.latest > answered.time.earliest }) {
            return .mayHold("a breach may have begun after \(rung) \(what)")
        }
        return .doesNotHold("no breach is assessed after \(rung) \(what)")
    }

    private func count(_ atLeast: Int, withinSeconds: Int64?) -> ConditionState {
        guard atLeast > 0, breaches.count >= atLeast else {
            return .doesNotHold("there are \(breaches.count) breaches, not \(atLeast)")
        }
        let needed = "\(atLeast) breaches"
        guard let withinSeconds else {
            return .holds(
                since: breaches[atLeast - 1].occurred, reason: "there are \(breaches.count) breaches")
        }
        var possible = false
        for last in (atLeast - 1)..<breaches.count {
            let group = breaches[(last - atLeast + 1)...last]
            let first = group[group.startIndex]
            let end = group.map(\.occurred.latest).max() ?? first.occurred.latest
            if end - first.occurred.earliest <= withinSeconds {
                return .holds(
                    since: breaches[last].occurred,
                    reason: "\(needed) lie within \(lengthText(seconds: withinSeconds))")
            }
            if breaches[last].occurred.earliest - first.occurred.latest <= withinSeconds { possible = true }
        }
        return possible
            ? .mayHold("\(needed) may lie within \(lengthText(seconds: withinSeconds))")
            : .doesNotHold("no \(needed) lie within \(lengthText(seconds: withinSeconds))")
    }

    private func toll(_ told: (Report) -> Int?, atLeast: Int, of what: String) -> ConditionState {
        let tolls = breaches.map { $0.toll(told) }
        return number(
            tolls.map(\.least).reduce(0, +), tolls.map { $0.most ?? 0 }.reduce(0, +), atLeast: atLeast,
            of: what)
    }

    private func number(_ least: Int, _ most: Int, atLeast: Int, of what: String) -> ConditionState {
        let told = least == most ? "\(least) \(what)" : "\(least) to \(most) \(what)"
        if least >= atLeast, let last = breaches.last {
            return .holds(since: last.occurred, reason: "\(told) by these reports")
        }
        return most >= atLeast
            ? .mayHold("\(told) by these reports") : .doesNotHold("\(told) by these reports")
    }

    private func stopped(for seconds: Int64) -> ConditionState {
        guard let now, let last = breaches.map(\.occurred).max(by: { $0.latest < $1.latest }) else {
            return .doesNotHold("there is no breach")
        }
        let quiet = Interval(spanning: last.earliest + seconds, last.latest + seconds)
        let length = lengthText(seconds: seconds)
        if now >= quiet.latest { return .holds(since: quiet, reason: "no breach for \(length)") }
        return now >= quiet.earliest
            ? .mayHold("perhaps no breach for \(length)")
            : .doesNotHold("the last breach is not \(length) old")
    }
}

// Three-valued logic, with what is unstated between true and false.
extension ConditionEvaluation {
    private func any(_ states: [ConditionState]) -> ConditionState {
        let holding = states.compactMap { state -> (Interval, String)? in
            guard case .holds(let since, let reason) = state else { return nil }
            return (since, reason)
        }
        if let first = holding.min(by: { $0.0 < $1.0 }) { return .holds(since: first.0, reason: first.1) }
        return states.first { if case .mayHold = $0 { true } else { false } }
            ?? states.first { if case .unstated = $0 { true } else { false } }
            ?? states.first ?? .doesNotHold("no condition is given")
    }

    private func every(_ states: [ConditionState]) -> ConditionState {
        if let fails = states.first(where: { if case .doesNotHold = $0 { true } else { false } }) {
            return fails
        }
        if let open = states.first(where: { if case .unstated = $0 { true } else { false } }) { return open }
        if let may = states.first(where: { if case .mayHold = $0 { true } else { false } }) { return may }
        let since = states.compactMap { state -> Interval? in
            guard case .holds(let since, _) = state else { return nil }
            return since
        }
        guard let last = since.max(by: { $0.latest < $1.latest }) else {
            return .unstated("no condition is given")
        }
        return .holds(since: last, reason: states.map(\.reason).joined(separator: ", and "))
    }

    private func negated(_ state: ConditionState) -> ConditionState {
        switch state {
        case .holds(_, let reason): return .doesNotHold("not so: " + reason)
        case .doesNotHold(let reason):
            guard let first = breaches.first else { return .unstated(reason) }
            return .holds(since: first.occurred, reason: reason)
        case .mayHold, .unstated: return state
        }
    }
}
