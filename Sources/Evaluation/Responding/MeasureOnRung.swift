internal import AgreementLanguage
internal import CeasefireModel

/// A rung's measure in one episode, as far as the record tells.
enum MeasureOnRung {
    /// None is on record.
    case none
    /// It was taken then.
    case taken(Interval)
    /// One was taken then, and whether it is this one cannot be told, for the reason given.
    case perhaps(Interval, Reason)

    /// Whether one is on record, for certain or perhaps.
    var isOnRecord: Bool { if case .none = self { false } else { true } }
}

/// A measure on record that may have been taken in an episode.
struct EpisodeMeasure {
    let measure: Measure
    /// Whether no other episode may be the one in which it was taken.
    let isCertain: Bool
}

extension EpisodeMeasure {
    /// The measures that may have been taken in one of several episodes, the earliest first.
    ///
    /// A measure belongs to the last episode that had begun when it was taken: it answers neither an episode
    /// that began later nor one that another had followed. Where the intervals leave open which that was, it
    /// may belong to each of them.
    ///
    /// - Parameters:
    ///   - measures: Measures of one response against one party.
    ///   - begins: When the first breach of each episode happened, by time.
    ///   - index: The episode asked for.
    static func of(_ measures: [Measure], begins: [Interval], episode index: Int) -> [EpisodeMeasure] {
        func mayBelong(_ taken: Interval, to i: Int) -> Bool {
            taken.latest >= begins[i].earliest
                && (i + 1 == begins.count || taken.earliest < begins[i + 1].latest)
        }
        return measures.sorted { $0.taken < $1.taken }.filter { mayBelong($0.taken, to: index) }.map {
            measure in
            EpisodeMeasure(
                measure: measure,
                isCertain: begins.indices.count { mayBelong(measure.taken, to: $0) } == 1)
        }
    }
}

extension [EpisodeMeasure] {
    /// How the measure of a rung stands. What somebody else took than who must act does not meet the rung; where
    /// the document does not say who must, whoever took it does.
    func on(_ rung: Rung, terms: TermResolution) -> MeasureOnRung {
        var perhaps: MeasureOnRung = .none
        for one in self where one.measure.rung == rung.name {
            var isAsked = true
            if case .candidates(let all) = terms.parties(rung.who, subject: "who must act") {
                guard all.contains(where: { $0.contains(one.measure.by) }) else { continue }
                isAsked = all.allSatisfy { $0.contains(one.measure.by) }
            }
            if one.isCertain, isAsked { return .taken(one.measure.taken) }
            guard !perhaps.isOnRecord else { continue }
            perhaps = .perhaps(
                one.measure.taken,
                one.isCertain
                    ? "it depends on who is meant whether \(one.measure.by) had to take it"
                    : "it depends on when exactly things happened for which episode \(rung.name) was taken")
        }
        return perhaps
    }
}
