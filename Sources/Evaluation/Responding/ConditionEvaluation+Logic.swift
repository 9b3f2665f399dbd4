internal import CeasefireModel

// Three-valued logic, with what is unstated as a value of its own.
extension ConditionEvaluation {
    func any(_ states: [ConditionState]) -> ConditionState {
        if let first = Breach.first(of: states.compactMap(\.since)),
            let reason = states.first(where: { $0.since != nil })?.reason
        {
            return .holds(since: first, reason: reason)
        }
        return states.first { if case .mayHold = $0 { true } else { false } }
            ?? states.first { if case .unstated = $0 { true } else { false } }
            ?? states.first ?? .doesNotHold("no condition is given")
    }

    func every(_ states: [ConditionState]) -> ConditionState {
        if let fails = states.first(where: { if case .doesNotHold = $0 { true } else { false } }) {
            return fails
        }
        if let open = states.first(where: { if case .unstated = $0 { true } else { false } }) { return open }
        if let may = states.first(where: { if case .mayHold = $0 { true } else { false } }) { return may }
        let since = states.compactMap(\.since)
        guard let earliest = since.map(\.earliest).max(), let latest = since.map(\.latest).max() else {
            return .unstated("no condition is given")
        }
        return .holds(
            since: Interval(spanning: earliest, latest),
            reason: states.map(\.reason).joined(separator: ", and "))
    }

    func negated(_ state: ConditionState) -> ConditionState {
        switch state {
        case .holds(_, let reason): return .doesNotHold("not so: \(reason)")
        case .doesNotHold(let reason):
            guard let first = Breach.first(of: breaches.map(\.occurred)) ?? begin else {
                return .doesNotHold("there is no breach")
            }
            return .holds(since: first, reason: reason)
        case .mayHold, .unstated: return state
        }
    }

    /// Of several ways in which something may be meant: one answer where they agree, and none where they do not.
    func agreed(
        _ states: [ConditionState], otherwise: Reason = "it depends on which definition is meant"
    ) -> ConditionState {
        if let open = states.first(where: { if case .unstated = $0 { true } else { false } }) { return open }
        let since = states.compactMap(\.since)
        if since.count == states.count, let first = since.first {
            return .holds(
                since: since.dropFirst().reduce(first) { $0.union($1) },
                reason: states.map(\.reason).joined(separator: ", and "))
        }
        let fails = states.allSatisfy { if case .doesNotHold = $0 { true } else { false } }
        if fails, let first = states.first { return first }
        return .mayHold(otherwise)
    }
}

extension ConditionState {
    /// Since when it holds; nil where it does not.
    var since: Interval? { if case .holds(let since, _) = self { since } else { nil } }
}
