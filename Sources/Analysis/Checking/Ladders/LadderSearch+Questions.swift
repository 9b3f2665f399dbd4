internal import AgreementLanguage
internal import CeasefireModel
internal import Solving

// What single rules ask of a ladder.
extension LadderSearch {
    /// The timeline that calls for a rung at the earliest moment, and when that is, in seconds from its first breach; nil where there is
    /// none, or it cannot be told.
    func earliest(_ rung: Rung) -> (breaches: [PlannedBreach], seconds: Int64)? {
        var best: (breaches: [PlannedBreach], seconds: Int64)?
        for count in 1...events {
            let empty = episode(of: count)
            for quiet in empty.silences(rung.condition) {
                var episode = empty
                episode.require(episode.calls(rung, first: count, quietSeconds: quiet))
                if let best, let time = episode.times.last {
                    episode.require(.less(time + .init(quiet), .init(best.seconds)))
                }
                switch effort.solution(of: episode.problem, least: episode.least) {
                case .found(let values):
                    let breaches = episode.breaches(values)
                    best = (breaches, (breaches.last?.seconds ?? 0) + quiet)
                case .impossible: continue
                case .undecided: return nil
                }
            }
            if best?.seconds == 0 { break }
        }
        return best
    }

    /// How long it must be quiet after breaches until they call for a rung; nil where they never do.
    func silence(after breaches: [PlannedBreach], callingFor rung: Rung) -> Int64? {
        let fixed = episode(of: breaches.count).fixed(breaches)
        return fixed.silences(rung.condition).first {
            fixed.calls(rung, first: breaches.count, quietSeconds: $0).simplified == .constant(true)
        }
    }

    /// An episode of so many breaches in which a rung can be called for.
    private func episode(of count: Int) -> EpisodeFormulas {
        EpisodeFormulas(
            response, question: .canBeCalled, acts: acts, count: count, seconds: seconds,
            gapSeconds: gapSeconds)
    }

    /// The fewest breaches that call for a rung as one episode and do not call for it when the longest silence between them parts them
    /// into two.
    func resetting(_ rung: Rung, gapSeconds: Int64, within: Int64) -> [PlannedBreach]? {
        for count in 2...events {
            for split in 1..<count {
                var whole = EpisodeFormulas(
                    response, question: .isNeverCalled, acts: acts, count: count, seconds: within,
                    gapSeconds: nil)
                whole.require(whole.everCalls(rung))
                whole.require(.less(whole.times[split - 1] + .init(gapSeconds), whole.times[split]))
                for part in [whole.part(0..<split), whole.part(split..<count)] {
                    whole.require(.not(part.everCalls(rung)))
                    for (a, b) in zip(part.times, part.times.dropFirst()) {
                        whole.require(.atMost(b - a, .init(gapSeconds)))
                    }
                }
                if case .found(let values) = effort.solution(of: whole.problem, least: whole.least) {
                    return whole.breaches(values)
                }
            }
        }
        return nil
    }
}
