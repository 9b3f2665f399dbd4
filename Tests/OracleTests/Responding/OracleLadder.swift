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

/// A breach as the ladder sees it: an incident, or a duty that was not done.
struct OracleBreach {
    var id: String
    var subject: BreachSubject
    /// The incident; nil for a duty.
    var incident: Incident?
    /// The duty; nil for an incident.
    var deed: DeedName?
    var reports: [Report] = []
    /// The breaches that lie next within.
    var parts: [OraclePart] = []
    var occurred: Interval
    var available: Interval
    /// When somebody found it; nil where the machine alone says so.
    var found: Interval?
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

struct OracleRung: Hashable {
    var name: RungName
    var who: Set<ActorID>
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
        for breach in breaches where !once.contains(where: { $0.subject == breach.subject }) {
            once.append(breach)
        }
        return once
    }

    /// "An episode lists its breaches and those of them that nobody has found."
    var notFound: [OracleBreach] { breaches.filter { $0.found == nil } }

    /// Whether both say the same of the same breaches.
    func isSame(as other: OracleEpisode) -> Bool {
        breaches.map(\.id) == other.breaches.map(\.id) && anchor == other.anchor && rungs == other.rungs
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
    var carrying: OracleCarrying
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
        // "The anchor `found` is the first finding made."
        case .found: return Self.first(of: breaches.compactMap(\.found))
        case .notified:
            var served: [Interval] = []
            for entry in verdict.record.entries {
                guard case .noticeServed(let notice) = entry.content, notice.on == party else { continue }
                let isReached = firsts.contains { breach in
                    breach.incident.map { reaches(notice.incidents, $0) }
                        ?? breach.deed.map(notice.deeds.contains) ?? false
                }
                if isReached {
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
            let who = (meanings(rung.who, reading, \.asParties) ?? []).reduce(into: Set()) {
                $0.formUnion($1)
            }
            episode.rungs.append(
                OracleRung(name: rung.name, who: who, condition: condition, clocks: clocks))
        }
        return episode
    }
}
