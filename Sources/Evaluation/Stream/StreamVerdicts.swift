// How an episode stands at a moment: the same rules as `Ladder` and `ConditionEvaluation`, in flat memory and without words.
extension StreamEpisodes {
    private typealias Answer = (condition: LadderStanding.Condition, since: StreamSpan)

    /// Works out how an episode stands at a second.
    func stand(_ episode: Int32, now: Int64, measures: StreamMeasures, into standing: inout LadderStanding) {
        let own = episodes[Int(episode)]
        standing.begin = own.begin
        standing.anchor = own.anchor
        standing.breachCount = Int(own.count)
        standing.nextChange = .max
        for rung in standing.rungs.indices {
            standing.rungs[rung].measure = .none
            standing.rungs[rung].taken = .none
        }
        let lastMeasure = order.lanes[Int(own.lane)].measures
        if lastMeasure >= 0 { measures.look(lastMeasure, own, episodes, &standing) }
        for rung in ladder.rungs.indices {
            let condition = answer(Int(ladder.rungs[rung].condition), own, now, &standing)
            standing.rungs[rung].condition = condition.condition
            standing.rungs[rung].since = condition.since
            var isStoodDown = false
            if ladder.rungs[rung].standDown >= 0 {
                let answer = answer(Int(ladder.rungs[rung].standDown), own, now, &standing)
                isStoodDown =
                    answer.condition == .holds && standing.rungs[rung].measure == .none
            }
            for clock in ladder.rungs[rung].clocks {
                let rule = ladder.clocks[clock]
                var due = StreamSpan.none
                if let seconds = rule.afterSeconds { due = own.anchor + seconds }
                standing.clocks[clock].dueSpan = due
                var state = state(rule.kind, due, rung, now, &standing)
                if isStoodDown, state != .notCalledFor { state = .stoodDown }
                standing.clocks[clock].state = state
            }
        }
    }

    @inline(__always)
    private func state(
        _ kind: Clock.Kind, _ due: StreamSpan, _ rung: Int, _ now: Int64, _ standing: inout LadderStanding
    ) -> LadderStanding.State {
        switch standing.rungs[rung].measure {
        case .taken:
            guard !due.isNone else { return .met }
            let taken = standing.rungs[rung].taken
            switch kind {
            case .floor: return taken.earliest < due.latest ? .metEarly : .met
            case .ceiling: return taken.latest > due.earliest ? .metLate : .met
            case .unstated: return .met
            }
        case .perhaps: return .perhapsMet
        case .none: break
        }
        switch standing.rungs[rung].condition {
        case .doesNotHold, .left: return .notCalledFor
        case .mayHold, .unstated: return .pending
        case .holds: break
        }
        guard !due.isNone else { return .pending }
        if now >= due.latest { return kind == .floor ? .open : .overdue }
        if now < due.earliest {
            standing.nextChange = min(standing.nextChange, kind == .floor ? due.latest : due.earliest)
            return .running
        }
        standing.nextChange = min(standing.nextChange, due.latest)
        return kind == .floor ? .running : .runningOrOverdue
    }

    // MARK: Conditions

    private func answer(
        _ index: Int, _ episode: Episode, _ now: Int64, _ standing: inout LadderStanding
    ) -> Answer {
        let node = ladder.nodes[index]
        switch node.kind {
        case .firstBreach: return (.holds, episode.begin)
        case .figure:
            let since = reached[Int(episode.number) * ladder.figures.count + Int(node.first)]
            if since.earliest == .max { return (.doesNotHold, .none) }
            return since.latest == .max ? (.mayHold, .none) : (.holds, since)
        case .continues: return continues(Int(node.first), episode, standing)
        case .stopped:
            let quiet = StreamSpan(earliest: episode.last, latest: episode.end) + node.seconds
            if now >= quiet.latest { return (.holds, quiet) }
            if now >= quiet.earliest {
                standing.nextChange = min(standing.nextChange, quiet.latest)
                return (.mayHold, .none)
            }
            standing.nextChange = min(standing.nextChange, quiet.earliest)
            return (.doesNotHold, .none)
        case .any: return any(node, episode, now, &standing)
        case .all: return every(node, episode, now, &standing)
        case .agreed: return agreed(node, episode, now, &standing)
        case .not:
            let denied = answer(Int(ladder.parts[Int(node.first)]), episode, now, &standing)
            switch denied.condition {
            case .holds: return (.doesNotHold, .none)
            case .doesNotHold: return (.holds, episode.begin)
            case .mayHold, .unstated, .left: return denied
            }
        case .never: return (.doesNotHold, .none)
        case .unstated: return (.unstated, .none)
        case .left: return (.left, .none)
        }
    }

    private func any(
        _ node: StreamLadder.Node, _ episode: Episode, _ now: Int64, _ standing: inout LadderStanding
    ) -> Answer {
        var first = StreamSpan.none
        var (may, unstated) = (false, false)
        for part in 0..<Int(node.count) {
            let answer = answer(Int(ladder.parts[Int(node.first) + part]), episode, now, &standing)
            switch answer.condition {
            case .holds: first.first(answer.since)
            case .mayHold: may = true
            case .unstated, .left: unstated = true
            case .doesNotHold: break
            }
        }
        if !first.isNone { return (.holds, first) }
        return (may ? .mayHold : unstated ? .unstated : .doesNotHold, .none)
    }

    private func every(
        _ node: StreamLadder.Node, _ episode: Episode, _ now: Int64, _ standing: inout LadderStanding
    ) -> Answer {
        var last = StreamSpan(earliest: .min, latest: .min)
        var (may, unstated, fails) = (false, false, false)
        for part in 0..<Int(node.count) {
            let answer = answer(Int(ladder.parts[Int(node.first) + part]), episode, now, &standing)
            switch answer.condition {
            case .holds:
                last.earliest = max(last.earliest, answer.since.earliest)
                last.latest = max(last.latest, answer.since.latest)
            case .mayHold: may = true
            case .unstated, .left: unstated = true
            case .doesNotHold: fails = true
            }
        }
        if fails { return (.doesNotHold, .none) }
        if unstated || node.count == 0 { return (.unstated, .none) }
        return may ? (.mayHold, .none) : (.holds, last)
    }

    /// Of several ways in which something may be meant: one answer where they agree, and none where they do not.
    private func agreed(
        _ node: StreamLadder.Node, _ episode: Episode, _ now: Int64, _ standing: inout LadderStanding
    ) -> Answer {
        combined(
            (0..<Int(node.count)).map {
                answer(Int(ladder.parts[Int(node.first) + $0]), episode, now, &standing)
            })
    }

    private func combined(_ answers: [Answer]) -> Answer {
        if answers.contains(where: { $0.condition == .unstated || $0.condition == .left }) {
            return (.unstated, .none)
        }
        if !answers.isEmpty, answers.allSatisfy({ $0.condition == .holds }) {
            return (
                .holds,
                StreamSpan(
                    earliest: answers.map(\.since.earliest).min() ?? .max,
                    latest: answers.map(\.since.latest).max() ?? .max)
            )
        }
        if !answers.isEmpty, answers.allSatisfy({ $0.condition == .doesNotHold }) {
            return (.doesNotHold, .none)
        }
        return (.mayHold, .none)
    }

    // MARK: What goes on

    private func continues(_ rung: Int, _ episode: Episode, _ standing: LadderStanding) -> Answer {
        let below = standing.rungs[rung]
        switch below.measure {
        case .none: return continues(afterDue: rung, episode, standing)
        case .taken: return continues(after: CollectionOfOne(below.taken), mayNotBeDue: false, episode)
        case .perhaps:
            return combined([
                continues(after: CollectionOfOne(below.taken), mayNotBeDue: false, episode),
                continues(afterDue: rung, episode, standing),
            ])
        }
    }

    private func continues(afterDue rung: Int, _ episode: Episode, _ standing: LadderStanding) -> Answer {
        switch standing.rungs[rung].condition {
        case .doesNotHold: return (.doesNotHold, .none)
        case .unstated, .left: return (.unstated, .none)
        case .mayHold, .holds: break
        }
        guard ladder.rungs[rung].hasCeiling else { return (.unstated, .none) }
        guard !episode.anchor.isNone else { return (.doesNotHold, .none) }
        let dues = ladder.rungs[rung].clocks.lazy.filter { ladder.clocks[$0].kind == .ceiling }
            .map { standing.clocks[$0].dueSpan }
        return continues(
            after: dues, mayNotBeDue: standing.rungs[rung].condition == .mayHold, episode)
    }

    /// Each mark is one way in which the timing is relayed: all must have passed.
    private func continues(
        after marks: some Collection<StreamSpan>, mayNotBeDue: Bool, _ episode: Episode
    ) -> Answer {
        var isPossible = false
        var holds = !mayNotBeDue
        var since = StreamSpan(earliest: .max, latest: .min)
        for mark in marks {
            let found = later(than: mark, episode)
            if found.earliest != .max { isPossible = true }
            if found.earliest == .max || found.latest == .max {
                holds = false
            } else {
                since.earliest = min(since.earliest, found.earliest)
                since.latest = max(since.latest, found.latest)
            }
        }
        if holds, !marks.isEmpty { return (.holds, since) }
        return (isPossible ? .mayHold : .doesNotHold, .none)
    }

    /// When a breach after the first began after a mark: possibly, certainly.
    private func later(than mark: StreamSpan, _ episode: Episode) -> StreamSpan {
        var found = StreamSpan.none
        guard episode.count > 1, episode.end > mark.earliest || episode.last >= mark.latest else {
            return found
        }
        let longest = order.lanes[Int(episode.lane)].longest
        var row = order.rows[Int(episode.firstRow)].next
        if mark.earliest - longest > order.rows[Int(row)].occurred.earliest {
            row = order.first(from: mark.earliest - longest, in: episode.lane)
        }
        while row >= 0 {
            let occurred = order.rows[Int(row)].occurred
            if found.latest != .max, occurred.earliest >= found.latest { break }
            if occurred.latest > mark.earliest || occurred.earliest >= mark.latest {
                found.earliest = min(found.earliest, max(occurred.earliest, mark.earliest))
            }
            if occurred.earliest >= mark.latest { found.latest = min(found.latest, occurred.latest) }
            if row == episode.lastRow { break }
            row = order.rows[Int(row)].next
        }
        return found
    }
}
