internal import AgreementLanguage
internal import CeasefireModel

extension ResponseAssessment {
    /// How much each assumption moves what is due, compared with clocks that run from the breach itself and,
    /// for the length of an episode, with no silence ending it.
    ///
    /// What moves clocks that bind comes first; what moves the others alike is not said again.
    func shifts(_ settlements: [Settlement]) -> [Shift] {
        let found = settlements.map { Ways(anchor: $0.anchor, gap: $0.gapSeconds, episodes: $0.found) }
        let all = settlements.map { Ways(anchor: $0.anchor, gap: $0.gapSeconds, episodes: $0.assessed) }
        return
            (anchorShifts(found, false) + gapShifts(found, false) + anchorShifts(all, true)
            + gapShifts(all, true)).uniqued()
    }

    /// The episodes under one way of settling what is open.
    private struct Ways {
        let anchor: Anchor
        let gap: Int64?
        let episodes: [Episode]
    }

    private func anchorShifts(_ ways: [Ways], _ isHypothetical: Bool) -> [Shift] {
        guard Set(ways.map(\.anchor)).count > 1 else { return [] }
        return ways.filter { $0.anchor != .occurred }.flatMap { way -> [Shift] in
            guard let base = ways.first(where: { $0.anchor == .occurred && $0.gap == way.gap }) else {
                return []
            }
            return zip(base.episodes, way.episodes).map { from, to in
                var shift = shift(of: from.first, from: from.anchored, to: to.anchored, anchor: way.anchor)
                shift.isHypothetical = isHypothetical
                return shift
            }
        }
    }

    private func shift(of episode: BreachSubject, from: Interval?, to: Interval?, anchor: Anchor) -> Shift {
        let assumption = Self.assumption(anchor)
        let base = Self.assumption(.occurred)
        guard let from, let to else {
            let awaited = anchor == .found ? "a finding is made" : "a notice is served"
            return Shift(
                episode: episode, assumption: assumption, comparedWith: base, moves: nil,
                text: "nothing becomes due until \(awaited); none is on record", isHypothetical: false)
        }
        let moves = [to.earliest - from.earliest, to.latest - from.latest].sorted()
        let words =
            moves[0] == moves[1]
            ? lengthText(seconds: moves[0])
            : "\(lengthText(seconds: moves[0])) to \(lengthText(seconds: moves[1]))"
        return Shift(
            episode: episode, assumption: assumption, comparedWith: base,
            moves: ElapsedSeconds(least: moves[0], most: moves[1]),
            text: "all that is due moves by \(words)", isHypothetical: false)
    }

    private func gapShifts(_ ways: [Ways], _ isHypothetical: Bool) -> [Shift] {
        guard let whole = ways.first(where: { $0.gap == nil }),
            let parted = ways.first(where: { $0.gap != nil && $0.anchor == whole.anchor }),
            let first = whole.episodes.first
        else { return [] }
        return [
            Shift(
                episode: first.first, assumption: Self.assumption(gap: parted.gap),
                comparedWith: Self.assumption(gap: nil), moves: nil,
                text: "there are \(parted.episodes.count) episodes instead of \(whole.episodes.count)",
                isHypothetical: isHypothetical)
        ]
    }
}

extension [Shift] {
    /// Each once, in the order of first sight: ways that differ otherwise repeat the same shift.
    fileprivate func uniqued() -> [Shift] {
        var seen: Set<Shift> = []
        return filter { shift in
            var shift = shift
            shift.isHypothetical = false
            return seen.insert(shift).inserted
        }
    }
}
