internal import AgreementLanguage
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
    ///
    /// The breaches that were found are asked by themselves, and what they say binds. What all breaches together say
    /// is hypothetical, and told where it is not the same.
    static func all(_ settlements: [Settlement], of response: ResponseAssessment) -> [GuarantorDefault] {
        let binding = all(settlements.map(\.found), of: response, isHypothetical: false)
        return binding
            + all(settlements.map(\.assessed), of: response, isHypothetical: true).filter { one in
                var same = one
                same.isHypothetical = false
                return !binding.contains(same)
            }
    }

    /// Each way may part the same breaches otherwise. Episodes of the way with the longest silence hold those of all
    /// others, and so a default is told once for each of them: where each way has an episode in it on which
    /// the rung is overdue. It was due when the first of those was.
    private static func all(
        _ ways: [[Episode]], of response: ResponseAssessment, isHypothetical: Bool
    ) -> [GuarantorDefault] {
        guard let longest = ways.min(by: { $0.count < $1.count }) else { return [] }
        return longest.flatMap { whole -> [GuarantorDefault] in
            let breaches = Set(whole.breaches)
            return response.response.rungs.flatMap { rung -> [GuarantorDefault] in
                let dues = ways.map { episodes in
                    episodes.lazy.filter { !breaches.isDisjoint(with: $0.breaches) }
                        .compactMap { overdue(rung.name, in: $0) }.first
                }
                guard !dues.contains(nil), let first = dues.compactMap({ $0 }).first else { return [] }
                let due = dues.compactMap { $0 }.reduce(first) { $0.union($1) }
                return response.certainlyAsked(by: rung).map {
                    GuarantorDefault(
                        response: response.response.name, rung: rung.name, guarantor: $0,
                        party: response.party, episode: whole.first, due: due,
                        isHypothetical: isHypothetical)
                }
            }
        }
    }

    /// When the measure of a rung was due in an episode, if it is overdue however its timing is relayed.
    private static func overdue(_ rung: RungName, in episode: Episode) -> Interval? {
        let clocks = episode.rungs.first { $0.rung == rung }?.clocks.filter { $0.kind != .floor } ?? []
        guard !clocks.isEmpty, clocks.allSatisfy({ $0.state == .overdue }) else { return nil }
        let dues = clocks.compactMap(\.due)
        return dues.first.map { dues.dropFirst().reduce($0) { $0.union($1) } }
    }
}

extension ResponseAssessment {
    /// Who must act on a rung whoever is meant, sorted: where several are relayed, those named in each.
    fileprivate func certainlyAsked(by rung: Rung) -> [ActorID] {
        guard case .candidates(let all) = terms.parties(rung.who, subject: "who must act"),
            let first = all.first
        else { return [] }
        return all.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
    }
}
