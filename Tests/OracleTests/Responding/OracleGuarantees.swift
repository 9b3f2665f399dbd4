import AgreementLanguage
import CeasefireModel
import Evaluation

/// Somebody who was bound to act and did not in time.
struct OracleDefault: Hashable {
    var response: ResponseName
    var rung: RungName
    var guarantor: ActorID
    var party: ActorID
    var episode: BreachSubject
    var due: Interval
    var isHypothetical: Bool
}

/// The ladder of the breaches that were found, and of all breaches.
struct OracleLadders {
    var found: OracleLadder
    var all: OracleLadder

    /// "It binds where the breaches that were found make it one by themselves; else it is hypothetical."
    func defaults(_ scenarios: [Scenario]) -> Set<OracleDefault> {
        let binding = found.defaults(scenarios, isHypothetical: false)
        let would = all.defaults(scenarios, isHypothetical: true)
        return binding.union(
            would.filter { one in
                var bound = one
                bound.isHypothetical = false
                return !binding.contains(bound)
            })
    }
}

extension OracleLadder {
    /// The episodes under one way of settling what is open.
    func episodes(_ scenario: Scenario) -> [OracleEpisode] {
        let parted = episodes(endsAfter: scenario.episodeEndsAfterSeconds)
        return parted.indices.map { episode($0, of: parted, scenario.anchor) }
    }

    /// "Whichever way is settled what the document leaves open ... The episodes of the way with the longest silence hold those
    /// of every other: a default is told once for each of them, on a rung that is overdue in it under every way, due when the
    /// first of the overdue was. Where several are relayed who must act, only those named in each are in default."
    fileprivate func defaults(_ scenarios: [Scenario], isHypothetical: Bool) -> Set<OracleDefault> {
        let ways = scenarios.map(episodes)
        let lengths = scenarios.map { $0.episodeEndsAfterSeconds ?? .max }
        guard let longest = lengths.max(), let at = lengths.firstIndex(of: longest) else { return [] }
        var defaults: Set<OracleDefault> = []
        for whole in ways[at] {
            let members = Set(whole.breaches.map(\.id))
            for (i, rung) in response.rungs.enumerated() {
                var dues: [Interval] = []
                for way in ways {
                    for episode in way where members.isSuperset(of: episode.breaches.map(\.id)) {
                        let clocks = episode.rungs[i].clocks.filter { $0.kind != .floor }
                        guard !clocks.isEmpty, clocks.allSatisfy({ $0.state == .overdue }) else { continue }
                        let told = clocks.compactMap(\.due)
                        dues.append(
                            Interval(
                                spanning: told.map(\.earliest).min() ?? now, told.map(\.latest).max() ?? now))
                        break
                    }
                }
                guard dues.count == ways.count, let earliest = dues.map(\.earliest).min(),
                    let latest = dues.map(\.latest).max()
                else { continue }
                for guarantor in verdict.agreement.actors.map(\.id)
                where meanings(rung.who, reading, \.asParties) != nil && isAsked(guarantor, for: rung) == .yes
                {
                    defaults.insert(
                        OracleDefault(
                            response: response.name, rung: rung.name, guarantor: guarantor, party: party,
                            episode: whole.breaches[0].subject, due: Interval(spanning: earliest, latest),
                            isHypothetical: isHypothetical))
                }
            }
        }
        return defaults
    }
}
