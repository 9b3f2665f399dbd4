import AgreementLanguage
import CeasefireModel
import Evaluation

/// Whether a condition holds, as the oracle sees it.
enum OracleCondition: Hashable {
    case holds(Interval)
    case mayHold, doesNotHold, unstated

    var name: String {
        switch self {
        case .holds: "holds"
        case .mayHold: "mayHold"
        case .doesNotHold: "doesNotHold"
        case .unstated: "unstated"
        }
    }
}

/// A breach as the ladder sees it.
struct OracleBreach {
    var id: String
    var incident: Incident
    var reports: [Report]
    /// The breaches that lie next within.
    var parts: [OraclePart]
    var occurred: Interval { incident.occurred }
    var available: Interval { incident.available }
}

/// A breach within a breach.
struct OraclePart {
    var reports: [Report]
    var parts: [OraclePart]
}

/// A clock, without its words.
struct OracleClock: Hashable {
    var kind: Clock.Kind
    var due: Interval?
    var state: Clock.State
}

/// A rung's measure in one episode.
enum OracleMeasure: Hashable {
    case none
    case taken(Interval)
    case perhaps(Interval)
}

struct OracleRung {
    var name: RungName
    var condition: OracleCondition
    var clocks: [OracleClock]
}

/// One episode under one way of settling what is open.
struct OracleEpisode {
    var breaches: [OracleBreach]
    var anchor: Interval?
    var measures: [RungName: OracleMeasure] = [:]
    var rungs: [OracleRung] = []

    /// "One incident is one, however many provisions it breaks."
    var incidents: [OracleBreach] {
        var once: [OracleBreach] = []
        for breach in breaches where !once.contains(where: { $0.incident.id == breach.incident.id }) {
            once.append(breach)
        }
        return once
    }

    var occurred: Interval {
        var whole = breaches[0].occurred
        for breach in breaches { whole = whole.union(breach.occurred) }
        return whole
    }
}

/// Episodes, conditions and clocks of one response and one party.
struct OracleLadder {
    var response: Response
    var party: ActorID
    var verdict: Verdict
    var reading: Reading
    var breaches: [OracleBreach]
    var now: Instant
    /// Whether an entry's selector names or reaches an incident.
    var reaches: (IncidentSelector, Incident) -> Bool

    /// "Breaches ... with no longer silence between them than the agreed one": two breaches belong together
    /// where the silence between them is no longer, or where a chain of others joins them.
    func episodes(endsAfter bound: Int64?) -> [[OracleBreach]] {
        var groups: [[OracleBreach]] = []
        for breach in breaches {
            var joined = [breach]
            var apart: [[OracleBreach]] = []
            for group in groups {
                let isNear = group.contains { other in
                    guard let bound else { return true }
                    let silence = max(
                        breach.occurred.earliest - other.occurred.latest,
                        other.occurred.earliest - breach.occurred.latest)
                    return silence <= bound
                }
                if isNear { joined = group + joined } else { apart.append(group) }
            }
            groups = apart + [joined]
        }
        return groups.map { group in
            group.sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
        }
        .sorted { ($0[0].occurred, $0[0].id) < ($1[0].occurred, $1[0].id) }
    }

    /// The first of several moments of which each is only known to lie in an interval.
    static func first(of intervals: [Interval]) -> Interval? {
        guard let earliest = intervals.map(\.earliest).min(), let latest = intervals.map(\.latest).min()
        else { return nil }
        return Interval(earliest: earliest, latest: latest)
    }

    /// The breaches of an episode that may be its first.
    static func firsts(_ breaches: [OracleBreach]) -> [OracleBreach] {
        guard let bound = breaches.map(\.occurred.latest).min() else { return [] }
        return breaches.filter { $0.occurred.earliest <= bound }
    }

    /// "What clocks are counted from": when the breach happened, became known, was found (never by a
    /// machine), or was notified. An episode's clocks are counted from its first breach; where it cannot be told
    /// which was first, from any of those.
    func anchored(_ breaches: [OracleBreach], _ anchor: Anchor) -> Interval? {
        let firsts = Self.firsts(breaches)
        switch anchor {
        case .occurred: return Self.first(of: breaches.map(\.occurred))
        case .available:
            var all = firsts[0].available
            for breach in firsts { all = all.union(breach.available) }
            return all
        case .found: return nil
        case .notified:
            var served: [Interval] = []
            for entry in verdict.record.entries {
                guard case .noticeServed(let notice) = entry.content, notice.on == party else { continue }
                if firsts.contains(where: { reaches(notice.incidents, $0.incident) }) {
                    served.append(notice.served)
                }
            }
            return Self.first(of: served)
        }
    }

    /// "A measure belongs to the last episode that had begun when it was taken": every hour in which it may have been
    /// taken is tried against every hour in which the episodes may have begun.
    func mayHaveBeenTaken(_ taken: Interval, in index: Int, of episodes: [[OracleBreach]]) -> Bool {
        func begins(_ i: Int) -> Interval? { Self.first(of: episodes[i].map(\.occurred)) }
        var moment = taken.earliest
        while moment <= taken.latest {
            let hasBegun = begins(index).map { $0.earliest <= moment } ?? false
            let isFollowed =
                index + 1 < episodes.count && (begins(index + 1).map { $0.latest <= moment } ?? false)
            if hasBegun, !isFollowed { return true }
            moment = moment + 3_600
        }
        return false
    }

    /// "What somebody else took than who must act does not meet the rung; where the document does not say who must,
    /// whoever took it does."
    func isAsked(_ actor: ActorID, for rung: Rung) -> Truth {
        guard let meant = meanings(rung.who, reading, \.asParties) else { return .yes }
        let answers = meant.map { $0.contains(actor) }
        if !answers.contains(true) { return .no }
        return answers.contains(false) ? .perhaps : .yes
    }

    /// A rung's measure in an episode: the earliest that certainly is, else the earliest that may be.
    func measure(_ rung: Rung, in index: Int, of episodes: [[OracleBreach]]) -> OracleMeasure {
        var certain: [Interval] = []
        var possible: [Interval] = []
        for entry in verdict.record.entries {
            guard case .measureTaken(let measure) = entry.content, measure.response == response.name,
                measure.rung == rung.name, measure.against == party
            else { continue }
            let asked = isAsked(measure.by, for: rung)
            let homes = episodes.indices.filter { mayHaveBeenTaken(measure.taken, in: $0, of: episodes) }
            if asked == .no || !homes.contains(index) { continue }
            if asked == .yes, homes.count == 1 {
                certain.append(measure.taken)
            } else {
                possible.append(measure.taken)
            }
        }
        if let first = certain.min() { return .taken(first) }
        return possible.min().map { .perhaps($0) } ?? .none
    }

    func episode(_ index: Int, of episodes: [[OracleBreach]], _ anchor: Anchor) -> OracleEpisode {
        var episode = OracleEpisode(
            breaches: episodes[index], anchor: anchored(episodes[index], anchor))
        for rung in response.rungs {
            episode.measures[rung.name] = measure(rung, in: index, of: episodes)
            let condition = condition(rung.condition, episode)
            var clocks = clocks(rung, condition, episode)
            // "What ends it has come about"; "a measure that was taken stays taken".
            if let standDown = rung.standDown, case .holds = self.condition(standDown, episode),
                episode.measures[rung.name] == OracleMeasure.none
            {
                for i in clocks.indices where clocks[i].state != .notCalledFor {
                    clocks[i].state = .stoodDown
                }
            }
            episode.rungs.append(OracleRung(name: rung.name, condition: condition, clocks: clocks))
        }
        return episode
    }

    // MARK: - Conditions

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
        // No generated agreement asks this, so far.
        case .performed, .certified, .decided, .breachFound: return .unstated
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

    /// Whether a figure that grows with each breach reaches `n`, and in which interval it does: at the earliest
    /// with the most that is told as early as may be, at the latest with the least as late as may be.
    func reached(
        _ n: Int, _ breaches: [OracleBreach], least: ([OracleBreach]) -> Int, most: ([OracleBreach]) -> Int
    ) -> OracleCondition {
        if most(breaches) < n { return .doesNotHold }
        if least(breaches) < n { return .mayHold }
        let byEarliest = breaches.sorted { $0.occurred.earliest < $1.occurred.earliest }
        let byLatest = breaches.sorted { $0.occurred.latest < $1.occurred.latest }
        for i in breaches.indices where most(Array(byEarliest[...i])) >= n {
            for j in breaches.indices where least(Array(byLatest[...j])) >= n {
                return .holds(
                    Interval(spanning: byEarliest[i].occurred.earliest, byLatest[j].occurred.latest))
            }
        }
        return .doesNotHold
    }

    /// "So many breaches, in any stretch of so many seconds or in the whole episode."
    func count(_ n: Int, _ window: Int64?, _ episode: OracleEpisode) -> OracleCondition {
        let breaches = episode.incidents
        if breaches.count < n { return .doesNotHold }
        guard let window else {
            return reached(n, breaches, least: \.count, most: \.count)
        }
        var possible: [Instant] = []
        var since: [Interval] = []
        // Every choice of n breaches.
        for mask in 0..<(1 << breaches.count) where mask.nonzeroBitCount == n {
            var chosen: [Interval] = []
            for (i, breach) in breaches.enumerated() where mask & (1 << i) != 0 {
                chosen.append(breach.occurred)
            }
            let (e, l) = (chosen.map(\.earliest), chosen.map(\.latest))
            guard let firstE = e.min(), let lastE = e.max(), let firstL = l.min(), let lastL = l.max() else {
                continue
            }
            if lastE - firstL <= window { possible.append(lastE) }
            if lastL - firstE <= window { since.append(Interval(spanning: lastE, lastL)) }
        }
        if let from = possible.min(), let to = since.map(\.latest).min() {
            return .holds(Interval(spanning: from, to))
        }
        return possible.isEmpty ? .doesNotHold : .mayHold
    }

    /// "Breaches at so many places": the places of the incidents. One that has no name may be any of the others
    /// or none of them.
    func places(_ n: Int, _ episode: OracleEpisode) -> OracleCondition {
        func least(_ breaches: [OracleBreach]) -> Int {
            let named = Set(breaches.map(\.incident.place.name)).subtracting([""])
            return max(named.count, breaches.isEmpty ? 0 : 1)
        }
        func most(_ breaches: [OracleBreach]) -> Int {
            var nameless: Set<IncidentID> = []
            var named: Set<String> = []
            for breach in breaches {
                let name = breach.incident.place.name
                if name.isEmpty { nameless.insert(breach.incident.id) } else { named.insert(name) }
            }
            return named.count + nameless.count
        }
        return reached(n, episode.breaches, least: least, most: most)
    }

    /// "So many people killed", where tolls differ; of an incident that breaks two provisions only once. "The people
    /// of a part are among those of the whole": so many as its own reports tell, or its parts together, whichever
    /// is more.
    func casualties(_ n: Int, _ episode: OracleEpisode, _ toll: (Report) -> Int?) -> OracleCondition {
        func people(_ reports: [Report], _ parts: [OraclePart], _ pick: ([Int]) -> Int?) -> Int {
            var within = 0
            for part in parts { within += people(part.reports, part.parts, pick) }
            return max(pick(reports.compactMap(toll)) ?? 0, within)
        }
        func sum(_ breaches: [OracleBreach], _ pick: ([Int]) -> Int?) -> Int {
            breaches.map { people($0.reports, $0.parts, pick) }.reduce(0, +)
        }
        return reached(
            n, episode.incidents, least: { sum($0) { $0.min() } }, most: { sum($0) { $0.max() } })
    }

    // MARK: - Clocks

    /// "A clock for each way in which its timing is relayed; one without a due time where none is stated."
    func clocks(_ rung: Rung, _ condition: OracleCondition, _ episode: OracleEpisode) -> [OracleClock] {
        var clocks: [OracleClock] = []
        for timing in meanings(rung.timing, reading, \.asTiming) ?? [] {
            if let notBefore = timing.notBeforeSeconds {
                clocks.append(clock(.floor, notBefore, rung, condition, episode))
            }
            if let within = timing.withinSeconds {
                clocks.append(clock(.ceiling, within, rung, condition, episode))
            }
        }
        if clocks.isEmpty {
            var state = state(.unstated, nil, rung, condition, episode)
            if case .holds = condition, episode.measures[rung.name] == OracleMeasure.none { state = .pending }
            clocks = [OracleClock(kind: .unstated, due: nil, state: state)]
        }
        return clocks
    }

    func clock(
        _ kind: Clock.Kind, _ seconds: Int64, _ rung: Rung, _ condition: OracleCondition,
        _ episode: OracleEpisode
    ) -> OracleClock {
        let due = episode.anchor.map { $0 + seconds }
        return OracleClock(kind: kind, due: due, state: state(kind, due, rung, condition, episode))
    }

    func state(
        _ kind: Clock.Kind, _ due: Interval?, _ rung: Rung, _ condition: OracleCondition,
        _ episode: OracleEpisode
    ) -> Clock.State {
        switch episode.measures[rung.name] ?? .none {
        case .none: break
        // "A measure is on record, and whether it was taken for this episode ... cannot be told."
        case .perhaps: return .perhapsMet
        case .taken(let taken):
            // "The measure was taken in time"; "not in time, or it cannot be told".
            guard let due else { return .met }
            if kind == .ceiling { return taken.latest <= due.earliest ? .met : .metLate }
            return taken.earliest >= due.latest ? .met : .metEarly
        }
        switch condition {
        case .doesNotHold: return .notCalledFor
        case .unstated, .mayHold: return .pending
        case .holds: break
        }
        guard let due else { return .pending }
        if now < due.earliest { return .running }
        if now >= due.latest { return kind == .ceiling ? .overdue : .open }
        return kind == .ceiling ? .runningOrOverdue : .running
    }
}
