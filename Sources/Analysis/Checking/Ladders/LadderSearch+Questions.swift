internal import AgreementLanguage
internal import CeasefireModel
internal import Solving

// What single rules ask of a ladder.
extension LadderSearch {
    /// The timeline that calls for a rung at the earliest moment; nil where there is none, or it cannot be told.
    func earliest(_ rung: Rung) -> [PlannedBreach]? {
        var best: [PlannedBreach]?
        for count in 1...events {
            var episode = EpisodeFormulas(
                response, question: .canBeCalled, acts: acts, count: count, seconds: seconds,
                gapSeconds: gapSeconds)
            episode.require(episode.calls(rung, first: count))
            if let last = best?.last, let time = episode.times.last {
                episode.require(.less(time, .init(last.seconds)))
            }
            switch effort.solution(of: episode.problem, least: episode.least) {
            case .found(let values): best = episode.breaches(values)
            case .impossible: continue
            case .undecided: return nil
            }
            if best?.last?.seconds == 0 { break }
        }
        return best
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
