internal import AgreementLanguage
internal import CeasefireModel
internal import Solving

/// Searches the timelines of one response for what its ladder lets happen.
struct LadderSearch {
    let response: Response
    /// The acts that the provisions which it answers forbid.
    let acts: [Act]
    let bounds: Draft.Bounds
    /// How long a timeline is at the most.
    let seconds: Int64
    let effort: Effort

    /// Creates a search over a draft that was made ready to be played.
    ///
    /// - Parameter silent: Whose word is taken to be kept back; all others say what they may.
    init?(_ name: ResponseName, in stage: Stage, silent: (Condition) -> Bool = { _ in false }) {
        let agreement = stage.draft.agreement
        guard let response = agreement.responses.first(where: { $0.name == name }) else { return nil }
        self.response = response.withholding(silent)
        let provisions = agreement.provisions.filter { response.provisions.contains($0.name) }
        acts = Set(provisions.flatMap { $0.forbiddenActs }).sorted()
        bounds = stage.draft.bounds
        seconds = Int64(bounds.days) * 86_400
        effort = stage.draft.effort
        effort.note("timelines of up to \(events) breaches within \(bounds.days) days")
    }

    /// Creates a search.
    init(
        _ response: Response, acts: [Act], bounds: Draft.Bounds, seconds: Int64,
        effort: Effort = Effort(.unlimited)
    ) {
        self.response = response
        self.acts = acts
        self.bounds = bounds
        self.seconds = seconds
        self.effort = effort
    }

    /// The longest silence within an episode; nil where no silence ends one, or nobody says.
    var gapSeconds: Int64? {
        guard case .stated(let seconds) = response.episodeEndsAfter else { return nil }
        return seconds
    }

    /// How many breaches must be looked at so that no threshold of the ladder is out of reach.
    var events: Int { bounds.events(for: response) }

    // MARK: Questions

    /// A shortest episode that calls for a rung, by the fewest breaches.
    func reach(_ rung: Rung) -> Answer {
        for count in 1...events {
            var episode = EpisodeFormulas(
                response, question: .canBeCalled, acts: acts, count: count, seconds: seconds,
                gapSeconds: gapSeconds)
            episode.require(episode.everCalls(rung))
            switch effort.solution(of: episode.problem, least: episode.least) {
            case .found(let values): return .found(episode.breaches(values))
            case .impossible: continue
            case .undecided: return .undecided
            }
        }
        return .none
    }

    /// The shortest episode of so many breaches that never calls for any of these rungs.
    ///
    /// - Parameter longest: Whether the longest such episode is wanted instead.
    func avoid(_ rungs: [Rung], count: Int, longest: Bool = false, atMost limit: Int64? = nil) -> Answer {
        var episode = EpisodeFormulas(
            response, question: .isNeverCalled, acts: acts, count: count, seconds: limit ?? seconds,
            gapSeconds: gapSeconds)
        for rung in rungs { episode.require(.not(episode.everCalls(rung))) }
        let length = episode.times.last ?? Linear(0)
        let least = longest ? [length * -1] + episode.least.dropFirst() : episode.least
        switch effort.solution(of: episode.problem, least: least) {
        case .found(let values): return .found(episode.breaches(values))
        case .impossible: return .none
        case .undecided: return .undecided
        }
    }

    /// So many breaches that, repeated for ever without a silence that ends the episode, never call for any of these rungs,
    /// and after how many seconds they can be repeated at the earliest.
    ///
    /// - Parameter least: After how many seconds they may be repeated at the earliest.
    func avoidForEver(_ rungs: [Rung], count: Int, everySeconds least: Int64 = 1) -> (
        breaches: [PlannedBreach], periodSeconds: Int64
    )? {
        var episode = EpisodeFormulas(
            response, question: .isNeverCalled, acts: acts, count: count, seconds: seconds,
            gapSeconds: gapSeconds)
        let period = episode.period(in: min(least, seconds)...seconds)
        for rung in rungs { episode.require(.not(episode.callsForEver(rung, period: period))) }
        if let last = episode.times.last {
            episode.require(.less(last, period))
            if let gapSeconds { episode.require(.atMost(period - last, Linear(gapSeconds))) }
        }
        guard
            case .found(let values) = effort.solution(of: episode.problem, least: [period] + episode.least)
        else { return nil }
        return (episode.breaches(values), period.value(values))
    }

    /// What a search came to.
    enum Answer: Hashable, Sendable {
        /// These breaches.
        case found([PlannedBreach])
        /// There are none within the bounds.
        case none
        /// It could not be told.
        case undecided
    }
}

extension Draft.Bounds {
    /// How many breaches of a ladder are looked at: one more than the largest number for which a rung waits, where more than were asked for.
    fileprivate func events(for response: Response) -> Int {
        min(Self.mostEvents, max(events, (response.rungs.map(\.condition.largestCount).max() ?? 1) + 1))
    }
}

extension Draft {
    /// Up to how many breaches every ladder of the draft is searched: at least as many as were asked for.
    public var searchedEvents: Int {
        agreement.responses.map { bounds.events(for: $0) }.min() ?? bounds.events
    }
}

extension Provision {
    /// The acts that it forbids, as far as they are stated.
    var forbiddenActs: Set<Act> {
        switch acts {
        case .stated(.only(let acts)): acts
        case .stated(.any): Vocabulary.actSets["any-attack"] ?? []
        case .unstated, .either, .term: Vocabulary.actSets["any-attack"] ?? []
        }
    }
}
