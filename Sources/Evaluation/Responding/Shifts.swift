internal import AgreementLanguage
internal import CeasefireModel

extension ResponseAssessment {
    /// How much each assumption moves what is due, compared with clocks that run from the breach itself and,
    /// for the length of an episode, with no silence ending it.
    func shifts(_ scenarios: [Scenario]) -> [Shift] {
        anchorShifts(scenarios) + gapShifts(scenarios)
    }

    private func anchorShifts(_ scenarios: [Scenario]) -> [Shift] {
        guard Set(scenarios.map(\.anchor)).count > 1 else { return [] }
        return scenarios.filter { $0.anchor != .occurred }.flatMap { scenario -> [Shift] in
            guard
                let base = scenarios.first(where: {
                    $0.anchor == .occurred
                        && $0.episodeEndsAfterSeconds == scenario.episodeEndsAfterSeconds
                })
            else { return [] }
            return zip(base.episodes, scenario.episodes).map { from, to in
                shift(of: from.first, from: from.anchored, to: to.anchored, anchor: scenario.anchor)
            }
        }.uniqued()
    }

    private func shift(of episode: BreachSubject, from: Interval?, to: Interval?, anchor: Anchor) -> Shift {
        let assumption = Self.assumption(anchor)
        let base = Self.assumption(.occurred)
        guard let from, let to else {
            let awaited = anchor == .found ? "a finding is made" : "a notice is served"
            return Shift(
                episode: episode, assumption: assumption, comparedWith: base, moves: nil,
                text: "nothing becomes due until \(awaited); none is on record")
        }
        let moves = [to.earliest - from.earliest, to.latest - from.latest].sorted()
        let words =
            moves[0] == moves[1]
            ? lengthText(seconds: moves[0])
            : "\(lengthText(seconds: moves[0])) to \(lengthText(seconds: moves[1]))"
        return Shift(
            episode: episode, assumption: assumption, comparedWith: base,
            moves: ElapsedSeconds(least: moves[0], most: moves[1]),
            text: "all that is due moves by \(words)")
    }

    private func gapShifts(_ scenarios: [Scenario]) -> [Shift] {
        guard let whole = scenarios.first(where: { $0.episodeEndsAfterSeconds == nil }),
            let parted = scenarios.first(where: {
                $0.episodeEndsAfterSeconds != nil && $0.anchor == whole.anchor
            }), let first = whole.episodes.first
        else { return [] }
        return [
            Shift(
                episode: first.first,
                assumption: Self.assumption(gap: parted.episodeEndsAfterSeconds),
                comparedWith: Self.assumption(gap: nil), moves: nil,
                text: "there are \(parted.episodes.count) episodes instead of \(whole.episodes.count)")
        ]
    }
}

extension [Shift] {
    /// Each once, in the order of first sight: scenarios that differ otherwise repeat the same shift.
    fileprivate func uniqued() -> [Shift] {
        var seen: Set<Shift> = []
        return filter { seen.insert($0).inserted }
    }
}
