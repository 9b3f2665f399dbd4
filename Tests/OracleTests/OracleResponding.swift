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
    var occurred: Interval { incident.occurred }
    var available: Interval { incident.available }
}

/// A clock, without its words.
struct OracleClock: Hashable {
    var kind: Clock.Kind
    var due: Interval?
    var state: Clock.State
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
    var rungs: [OracleRung] = []

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

    /// "What clocks are counted from": when the breach happened, became known, was found (never by a
    /// machine), or was notified.
    func anchored(_ breaches: [OracleBreach], _ anchor: Anchor) -> Interval? {
        switch anchor {
        case .occurred: return Self.first(of: breaches.map(\.occurred))
        case .available: return Self.first(of: breaches.map(\.available))
        case .found: return nil
        case .notified:
            var served: [Interval] = []
            for entry in verdict.record.entries {
                guard case .noticeServed(let notice) = entry.content, notice.on == party else { continue }
                if breaches.contains(where: { reaches(notice.incidents, $0.incident) }) {
                    served.append(notice.served)
                }
            }
            return Self.first(of: served)
        }
    }

    /// Measures on record for a rung in an episode.
    func measures(_ rung: RungName, _ breaches: [OracleBreach]) -> [Interval] {
        var taken: [Interval] = []
        for entry in verdict.record.entries {
            guard case .measureTaken(let measure) = entry.content, measure.response == response.name,
                measure.rung == rung, measure.against == party
            else { continue }
            taken.append(measure.taken)
        }
        return taken
    }

    func episode(_ breaches: [OracleBreach], _ anchor: Anchor) -> OracleEpisode {
        var episode = OracleEpisode(breaches: breaches, anchor: anchored(breaches, anchor))
        for rung in response.rungs {
            let condition = condition(rung.condition, episode)
            let clocks = clocks(rung, condition, episode)
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
                let answers = several.map { self.condition($0, episode) }
                if answers.allSatisfy({ $0.name == answers[0].name }) { return answers[0] }
                return .mayHold
            case .unstated, .term: return .unstated
            }
        case .count(let n, let window): return count(n, window, episode)
        case .places(let n):
            // "Breaches at so many places."
            var places: Set<String> = []
            for breach in episode.breaches { places.insert(breach.incident.place.name) }
            guard places.count >= n else { return .doesNotHold }
            return reached(n, episode.breaches) { breaches in
                var places: Set<String> = []
                for breach in breaches { places.insert(breach.incident.place.name) }
                return places.count
            }
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

    /// "A breach began after this rung's measure was taken, or fell due without being taken."
    func continues(after name: RungName, _ episode: OracleEpisode) -> OracleCondition {
        guard let rung = episode.rungs.first(where: { $0.name == name }) else { return .unstated }
        if rung.condition.name == "doesNotHold" { return .doesNotHold }
        let taken = measures(name, episode.breaches)
        var marks: [Interval] = []
        if let first = Self.first(of: taken) {
            marks = [first]
        } else {
            if rung.condition == .unstated { return .unstated }
            for clock in rung.clocks where clock.kind == .ceiling {
                if let due = clock.due { marks.append(due) }
            }
        }
        if marks.isEmpty { return .unstated }
        var answers: [OracleCondition] = []
        for mark in marks {
            let certain = episode.breaches.filter { $0.occurred.earliest >= mark.latest }
            let possible = episode.breaches.filter { $0.occurred.latest > mark.earliest }
            if let since = Self.first(of: certain.map(\.occurred)), rung.condition != .mayHold {
                answers.append(.holds(since))
            } else {
                answers.append(possible.isEmpty ? .doesNotHold : .mayHold)
            }
        }
        if answers.allSatisfy({ $0.name == answers[0].name }) { return answers[0] }
        return .mayHold
    }

    /// The moment at which a growing figure reaches `n`, by adding one breach after another.
    func reached(
        _ n: Int, _ breaches: [OracleBreach], figure: ([OracleBreach]) -> Int
    ) -> OracleCondition {
        let byEarliest = breaches.sorted { $0.occurred.earliest < $1.occurred.earliest }
        let byLatest = breaches.sorted { $0.occurred.latest < $1.occurred.latest }
        for i in breaches.indices where figure(Array(byEarliest[...i])) >= n {
            for j in breaches.indices where figure(Array(byLatest[...j])) >= n {
                return .holds(
                    Interval(spanning: byEarliest[i].occurred.earliest, byLatest[j].occurred.latest))
            }
        }
        return .doesNotHold
    }

    /// "So many breaches, in any stretch of so many seconds or in the whole episode."
    func count(_ n: Int, _ window: Int64?, _ episode: OracleEpisode) -> OracleCondition {
        let breaches = episode.breaches
        if breaches.count < n { return .doesNotHold }
        guard let window else { return reached(n, breaches) { $0.count } }
        var isPossible = false
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
            if lastE - firstL <= window { isPossible = true }
            if lastL - firstE <= window { since.append(Interval(spanning: lastE, lastL)) }
        }
        if let first = Self.first(of: since) { return .holds(first) }
        return isPossible ? .mayHold : .doesNotHold
    }

    /// "So many people killed", where tolls differ or are not told.
    func casualties(_ n: Int, _ episode: OracleEpisode, _ toll: (Report) -> Int?) -> OracleCondition {
        var least = 0
        var most = 0
        for breach in episode.breaches {
            let told = breach.reports.compactMap(toll)
            least += told.min() ?? 0
            most += told.max() ?? 0
        }
        if most < n { return .doesNotHold }
        if least < n { return .mayHold }
        func sum(_ breaches: [OracleBreach], _ pick: ([Int]) -> Int?) -> Int {
            var sum = 0
            for breach in breaches { sum += pick(breach.reports.compactMap(toll)) ?? 0 }
            return sum
        }
        let byEarliest = episode.breaches.sorted { $0.occurred.earliest < $1.occurred.earliest }
        let byLatest = episode.breaches.sorted { $0.occurred.latest < $1.occurred.latest }
        for i in byEarliest.indices where sum(Array(byEarliest[...i]), { $0.max() }) >= n {
            for j in byLatest.indices where sum(Array(byLatest[...j]), { $0.min() }) >= n {
                return .holds(
                    Interval(spanning: byEarliest[i].occurred.earliest, byLatest[j].occurred.latest))
            }
        }
        return .mayHold
    }

    // MARK: - Clocks

    /// "A clock for each way in which its timing is relayed; one without a due time where none is stated."
    func clocks(_ rung: Rung, _ condition: OracleCondition, _ episode: OracleEpisode) -> [OracleClock] {
        var clocks: [OracleClock] = []
        for timing in meanings(rung.timing, reading, \.asTiming) ?? [] {
            if let within = timing.withinSeconds {
                clocks.append(clock(.ceiling, within, rung, condition, episode))
            }
            if let notBefore = timing.notBeforeSeconds {
                clocks.append(clock(.floor, notBefore, rung, condition, episode))
            }
        }
        if clocks.isEmpty {
            let state: Clock.State = condition == .doesNotHold ? .notCalledFor : .pending
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
        switch condition {
        case .doesNotHold: return .notCalledFor
        case .unstated, .mayHold: return .pending
        case .holds: break
        }
        guard let due else { return .pending }
        if let taken = Self.first(of: measures(rung.name, episode.breaches)) {
            // "The measure was taken in time"; "not in time, or it cannot be told".
            if kind == .ceiling { return taken.latest <= due.earliest ? .met : .metLate }
            return taken.earliest >= due.latest ? .met : .metEarly
        }
        if now < due.earliest { return .running }
        if now >= due.latest { return kind == .ceiling ? .overdue : .open }
        return kind == .ceiling ? .runningOrOverdue : .running
    }
}
