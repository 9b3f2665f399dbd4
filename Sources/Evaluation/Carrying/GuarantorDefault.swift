public import CeasefireModel

/// Somebody who was bound to act by a guarantee and did not in time.
public struct GuarantorDefault: Hashable, Sendable {
    /// The response that is the guarantee.
    public var response: ResponseName
    /// The rung whose measure was not taken.
    public var rung: RungName
    /// Who was bound to take it.
    public var guarantor: ActorID
    /// Against whom.
    public var party: ActorID
    /// The first breach of the episode.
    public var episode: BreachSubject
    /// When the measure was due.
    public var due: Interval
    /// Whether the clock rests on the machine's assessment alone: then it binds nobody yet.
    public var isHypothetical: Bool
}

extension GuarantorDefault {
    /// Who did not act in time on the rungs of a guarantee, whichever way is settled what the document leaves open.
    static func all(_ response: ResponseVerdict) -> [GuarantorDefault] {
        guard let scenario = response.scenarios.first else { return [] }
        return scenario.episodes.flatMap { episode in
            episode.rungs.flatMap { rung -> [GuarantorDefault] in
                let same = response.scenarios.map { scenario in
                    scenario.episodes.first { $0.breaches.contains(episode.breaches[0]) }
                }
                let dues = same.map { overdue(rung.rung, in: $0) }
                guard !dues.contains(nil), let first = dues.compactMap({ $0 }).first else { return [] }
                let due = dues.compactMap { $0 }.reduce(first) { $0.union($1) }
                return rung.who.map {
                    GuarantorDefault(
                        response: response.response, rung: rung.rung, guarantor: $0, party: response.party,
                        episode: episode.first, due: due, isHypothetical: episode.isHypothetical)
                }
            }
        }
    }

    /// When the measure of a rung was due in an episode, if it is overdue however its timing is relayed.
    private static func overdue(_ rung: RungName, in episode: Episode?) -> Interval? {
        let clocks = episode?.rungs.first { $0.rung == rung }?.clocks.filter { $0.kind != .floor } ?? []
        guard !clocks.isEmpty, clocks.allSatisfy({ $0.state == .overdue }) else { return nil }
        let dues = clocks.compactMap(\.due)
        return dues.first.map { dues.dropFirst().reduce($0) { $0.union($1) } }
    }
}
