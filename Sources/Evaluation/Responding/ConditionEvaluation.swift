internal import AgreementLanguage
internal import CeasefireModel

/// A breach as a response sees it: when, and what was told of it.
struct Breach: Sendable {
    let subject: BreachSubject
    /// The name of the assessment, or of the verdict on the duty.
    let id: String
    let occurred: Interval
    /// When it became known.
    let available: Interval
    /// Where; nil for the omission of a duty, which has no place.
    let place: Place?
    /// What was told of it; nothing of an omission.
    let told: ToldNest
    /// The finding that holds; nil where the machine alone says so.
    var finding: Finding?

    /// The first of several breaches, each of which is only known to lie in an interval.
    static func first(of intervals: [Interval]) -> Interval? {
        guard let earliest = intervals.map(\.earliest).min(), let latest = intervals.map(\.latest).min()
        else { return nil }
        return Interval(spanning: earliest, latest)
    }

    /// The breaches by time, each incident and each omission once.
    static func bySubject(_ breaches: [Breach]) -> [Breach] {
        var seen: Set<BreachSubject> = []
        return breaches.filter { seen.insert($0.subject).inserted }
    }

    /// The breaches that may be the first.
    static func firsts(_ breaches: [Breach]) -> [Breach] {
        guard let bound = breaches.map(\.occurred.latest).min() else { return [] }
        return breaches.filter { $0.occurred.earliest <= bound }
    }
}

/// What became of a rung below, for those that wait for it.
struct RungBelow {
    let condition: ConditionState
    /// Its measure, as far as one is on record for the episode.
    let measure: MeasureOnRung
    /// Whether the document gives it a ceiling.
    let hasCeiling: Bool
    /// When it was due, for each way in which its timing is relayed.
    let due: [Interval]
}

/// Asks whether the condition of a rung holds of an episode.
struct ConditionEvaluation {
    /// The breaches by time, each incident once: what breaks two provisions happened once.
    let breaches: [Breach]
    /// Whether all of them were found: reasons then say so.
    var isFound = false
    let now: Instant?
    let below: [RungName: RungBelow]
    /// Knows what was done, certified, decided and found.
    let proceedings: Proceedings
    /// From when something that has not come about counts as not having come about, where no breach says so.
    var begin: Interval?
    /// Whether breaches are known yet: duties are read before them.
    var seesBreaches = true
    /// How conditions stood over time, where that was worked out before.
    var timelines: [Condition: Timeline] = [:]

    func state(_ condition: Condition) -> ConditionState {
        if !seesBreaches, condition.asksOfBreaches {
            return .unstated("it asks of breaches, and duties are read before them")
        }
        switch condition {
        case .firstBreach:
            guard let first = Breach.first(of: breaches.map(\.occurred)) else {
                return .doesNotHold("there is no breach")
            }
            return .holds(since: first, reason: "there is a breach")
        case .continuesAfter(let rung): return continues(after: rung)
        case .expandedAttack(let definition):
            switch definition {
            case .stated(let condition): return state(condition)
            case .either(let all): return agreed(all.map(state))
            case .unstated, .term: return .unstated("nothing says what an expanded attack is")
            }
        case .count(let atLeast, let within): return count(atLeast, withinSeconds: within)
        case .places(let atLeast): return places(atLeast: atLeast)
        case .killed(let atLeast): return people(\.killed, atLeast: atLeast, of: "killed")
        case .injured(let atLeast): return people(\.injured, atLeast: atLeast, of: "injured")
        case .actsInclude(let acts):
            let such = breaches.filter { $0.told.reports.contains { $0.act.map(acts.contains) ?? false } }
            guard let first = Breach.first(of: such.map(\.occurred)) else {
                return .doesNotHold("no breach is one of these acts")
            }
            return .holds(since: first, reason: "a breach is one of these acts")
        case .stoppedFor(let seconds): return stopped(for: seconds)
        case .performed, .certified, .decided, .breachFound:
            let timeline = timelines[condition] ?? proceedings.timeline(condition)
            return timeline?.state(at: now) ?? .unstated("nothing tells of it")
        case .any(let all): return any(all.map(state))
        case .all(let all): return all.isEmpty ? .unstated("no condition is given") : every(all.map(state))
        case .not(let condition): return negated(state(condition))
        case .unstated: return .unstated("what calls for it is unstated")
        }
    }

    private func continues(after name: RungName) -> ConditionState {
        guard let rung = below[name] else { return .unstated("there is no rung \(name) below") }
        switch rung.measure {
        case .none: return continues(afterDue: rung, name)
        case .taken(let taken):
            return continues(after: [taken], mayNotBeDue: false, words: "\(name) was taken")
        case .perhaps(let taken, let reason):
            return agreed(
                [
                    continues(after: [taken], mayNotBeDue: false, words: "\(name) was taken"),
                    continues(afterDue: rung, name),
                ], otherwise: reason)
        }
    }

    private func continues(afterDue rung: RungBelow, _ name: RungName) -> ConditionState {
        var mayNotBeDue = false
        switch rung.condition {
        case .doesNotHold: return .doesNotHold("\(name) is not called for")
        case .unstated: return .unstated("whether \(name) is called for cannot be told")
        case .mayHold: mayNotBeDue = true
        case .holds: break
        }
        guard rung.hasCeiling else { return .unstated("by when \(name) is due is unstated") }
        guard !rung.due.isEmpty else {
            return .doesNotHold("\(name) is not due yet: its clock has not begun")
        }
        return continues(after: rung.due, mayNotBeDue: mayNotBeDue, words: "\(name) was due")
    }

    /// Each mark is one way in which the timing is relayed: all must have passed.
    private func continues(after marks: [Interval], mayNotBeDue: Bool, words: String) -> ConditionState {
        let later = breaches.dropFirst().map(\.occurred)
        var since: [Interval] = []
        var isPossible = false
        for mark in marks {
            let possible = later.filter { $0.latest > mark.earliest || $0.earliest >= mark.latest }
            if !possible.isEmpty { isPossible = true }
            let begun = possible.map { max($0.earliest, mark.earliest) }.min()
            let certain = later.filter { $0.earliest >= mark.latest }.map(\.latest).min()
            if let begun, let certain { since.append(Interval(spanning: begun, certain)) }
        }
        if since.count == marks.count, !mayNotBeDue, let first = since.first {
            return .holds(
                since: since.dropFirst().reduce(first) { $0.union($1) },
                reason: "a breach began after \(words)")
        }
        return isPossible
            ? .mayHold("a breach may have begun after \(words)")
            : .doesNotHold("no breach is \(isFound ? "found" : "assessed") after \(words)")
    }

    private func stopped(for seconds: Int64) -> ConditionState {
        guard let now, let earliest = breaches.map(\.occurred.earliest).max(),
            let latest = breaches.map(\.occurred.latest).max()
        else { return .doesNotHold("there is no breach") }
        let quiet = Interval(spanning: earliest, latest) + seconds
        let length = lengthText(seconds: seconds)
        if now >= quiet.latest { return .holds(since: quiet, reason: "no breach for \(length)") }
        return now >= quiet.earliest
            ? .mayHold("perhaps no breach for \(length)")
            : .doesNotHold("the last breach is not \(length) old")
    }
}

extension Condition {
    /// Whether the condition itself, and no other within it, asks of the breaches of an episode.
    fileprivate var asksOfBreaches: Bool {
        switch self {
        case .firstBreach, .continuesAfter, .expandedAttack, .count, .places, .killed, .injured, .actsInclude,
            .stoppedFor:
            true
        case .performed, .certified, .decided, .breachFound, .any, .all, .not, .unstated: false
        }
    }
}
