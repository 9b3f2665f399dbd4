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

extension OracleLadder {
    /// "An overdue measure is a default of the guarantor, where it is overdue whichever way is settled what the document leaves
    /// open." Told for each episode of the first way of settling it; elsewhere the episode that holds its first breach.
    func defaults(_ scenarios: [Scenario]) -> Set<OracleDefault> {
        let all = scenarios.map { scenario in
            let parted = episodes(endsAfter: scenario.episodeEndsAfterSeconds)
            return parted.indices.map { episode($0, of: parted, scenario.anchor) }
        }
        var defaults: Set<OracleDefault> = []
        for own in all.first ?? [] {
            for (i, rung) in own.rungs.enumerated() {
                var due: Interval?
                var isOverdue = true
                for episodes in all {
                    let same = episodes.first { $0.breaches.contains { $0.id == own.breaches[0].id } }
                    let clocks = same?.rungs[i].clocks.filter { $0.kind != .floor } ?? []
                    if clocks.isEmpty || clocks.contains(where: { $0.state != .overdue }) {
                        isOverdue = false
                    }
                    for one in clocks.compactMap(\.due) { due = due?.union(one) ?? one }
                }
                guard isOverdue, let due else { continue }
                for guarantor in rung.who {
                    defaults.insert(
                        OracleDefault(
                            response: response.name, rung: rung.name, guarantor: guarantor, party: party,
                            episode: own.breaches[0].subject, due: due, isHypothetical: own.isHypothetical))
                }
            }
        }
        return defaults
    }
}
