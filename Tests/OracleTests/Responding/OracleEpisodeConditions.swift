import AgreementLanguage
import CeasefireModel
import Evaluation

// Whether a condition holds of an episode.
extension OracleLadder {
    func condition(_ condition: Condition, _ episode: OracleEpisode) -> OracleCondition {
        switch condition {
        case .firstBreach:
            // "There is a breach."
            return Self.first(of: episode.breaches.map(\.occurred)).map { .holds($0) } ?? .doesNotHold
        case .continuesAfter(let name): return continues(after: name, episode)
        case .expandedAttack(let value):
            // "As the document defines one, if it does."
            switch value {
            case .stated(let definition): return self.condition(definition, episode)
            case .either(let several):
                return agreed(several.map { self.condition($0, episode) })
            case .unstated, .term: return .unstated
            }
        case .count(let n, let window): return count(n, window, episode)
        case .places(let n):
            return places(n, episode)
        case .killed(let n): return casualties(n, episode, \.killed)
        case .injured(let n): return casualties(n, episode, \.injured)
        case .actsInclude(let acts):
            // "Some breach is one of these acts."
            let such = episode.breaches.filter { breach in
                breach.reports.contains { $0.act.map { acts.contains($0) } ?? false }
            }
            return Self.first(of: such.map(\.occurred)).map { .holds($0) } ?? .doesNotHold
        case .stoppedFor(let seconds):
            // "No breach for so many seconds", counted from the last one.
            let earliest = episode.breaches.map(\.occurred.earliest).max() ?? now
            let latest = episode.breaches.map(\.occurred.latest).max() ?? now
            if now >= latest + seconds {
                return .holds(Interval(spanning: earliest + seconds, latest + seconds))
            }
            return now < earliest + seconds ? .doesNotHold : .mayHold
        case .performed, .certified, .decided, .breachFound: return told(condition)
        case .any(let all):
            let answers = all.map { self.condition($0, episode) }
            let since = answers.compactMap { if case .holds(let since) = $0 { since } else { nil } }
            if let first = Self.first(of: since) { return .holds(first) }
            if answers.contains(.mayHold) { return .mayHold }
            return answers.contains(.unstated) ? .unstated : .doesNotHold
        case .all(let all):
            let answers = all.map { self.condition($0, episode) }
            if answers.contains(.doesNotHold) { return .doesNotHold }
            if answers.contains(.unstated) { return .unstated }
            if answers.contains(.mayHold) { return .mayHold }
            let since = answers.compactMap { if case .holds(let since) = $0 { since } else { nil } }
            guard let earliest = since.map(\.earliest).max(), let latest = since.map(\.latest).max() else {
                return .doesNotHold
            }
            return .holds(Interval(spanning: earliest, latest))
        case .not(let other):
            switch self.condition(other, episode) {
            case .holds: return .doesNotHold
            case .doesNotHold:
                return Self.first(of: episode.breaches.map(\.occurred)).map { .holds($0) } ?? .doesNotHold
            case .mayHold: return .mayHold
            case .unstated: return .unstated
            }
        case .unstated: return .unstated
        }
    }

    /// What is done, certified, decided or found, as it stands now, since the beginning of the stretch in which it does.
    func told(_ condition: Condition) -> OracleCondition {
        if carrying.isUnstated(condition) { return .unstated }
        switch carrying.holds(condition, at: now) {
        case .no: return .doesNotHold
        case .perhaps: return .mayHold
        case .yes: break
        }
        let hours = Array(zip(carrying.hours, carrying.truths(condition)).reversed())
        let certain = hours.prefix { $0.1 == .yes }
        let since = hours.prefix { $0.1 != .no }
        return .holds(Interval(spanning: since.last?.0 ?? now, certain.last?.0 ?? now))
    }

    /// "Two values are one answer where they agree, and none where they do not."
    func agreed(_ answers: [OracleCondition]) -> OracleCondition {
        let names = answers.map(\.name)
        if names.contains("unstated") { return .unstated }
        if Set(names).count > 1 { return .mayHold }
        let since = answers.compactMap { if case .holds(let since) = $0 { since } else { nil } }
        guard var all = since.first else { return answers[0] }
        for one in since { all = all.union(one) }
        return .holds(all)
    }

    /// "A breach began after this rung's measure was taken, or fell due without being taken." Of a measure that may
    /// belong to this episode both are asked.
    func continues(after name: RungName, _ episode: OracleEpisode) -> OracleCondition {
        guard let rung = episode.rungs.first(where: { $0.name == name }) else { return .unstated }
        switch episode.measures[name] ?? .none {
        case .taken(let taken): return continues(after: [taken], episode)
        case .perhaps(let taken):
            return agreed([continues(after: [taken], episode), continues(afterDue: rung, episode)])
        case .none: return continues(afterDue: rung, episode)
        }
    }

    func continues(afterDue rung: OracleRung, _ episode: OracleEpisode) -> OracleCondition {
        // What is not called for does not fall due; what may be called for may fall due.
        switch rung.condition {
        case .doesNotHold: return .doesNotHold
        case .unstated: return .unstated
        case .mayHold, .holds: break
        }
        let ceilings = rung.clocks.filter { $0.kind == .ceiling }
        // "The document does not say" by when; or it does, and there is nothing yet to count from.
        if ceilings.isEmpty { return .unstated }
        let marks = ceilings.compactMap(\.due)
        if marks.isEmpty { return .doesNotHold }
        let answer = continues(after: marks, episode)
        if rung.condition == .mayHold, case .holds = answer { return .mayHold }
        return answer
    }

    func continues(after marks: [Interval], _ episode: OracleEpisode) -> OracleCondition {
        let later = episode.incidents.dropFirst()
        var since: [Interval] = []
        var isPossible = false
        for mark in marks {
            let possible = later.filter {
                $0.occurred.latest > mark.earliest || $0.occurred.earliest >= mark.latest
            }
            if !possible.isEmpty { isPossible = true }
            let certain = later.filter { $0.occurred.earliest >= mark.latest }
            let from = possible.map { max($0.occurred.earliest, mark.earliest) }.min()
            if let from, let to = certain.map(\.occurred.latest).min() {
                since.append(Interval(spanning: from, to))
            }
        }
        if since.count == marks.count {
            var all = since[0]
            for one in since { all = all.union(one) }
            return .holds(all)
        }
        return isPossible ? .mayHold : .doesNotHold
    }
}
