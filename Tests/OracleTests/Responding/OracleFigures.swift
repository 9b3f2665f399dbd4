import AgreementLanguage
import CeasefireModel
import Evaluation

// What is counted in an episode: breaches, places, people.
extension OracleLadder {
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
        // The omission of a duty has no place.
        func names(_ breaches: [OracleBreach]) -> [(IncidentID, String)] {
            breaches.compactMap(\.incident).map { ($0.id, $0.place.name) }
        }
        func least(_ breaches: [OracleBreach]) -> Int {
            let all = names(breaches)
            return max(Set(all.map(\.1)).subtracting([""]).count, all.isEmpty ? 0 : 1)
        }
        func most(_ breaches: [OracleBreach]) -> Int {
            let all = names(breaches)
            return Set(all.map(\.1)).subtracting([""]).count
                + Set(all.filter { $0.1.isEmpty }.map(\.0)).count
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
}
