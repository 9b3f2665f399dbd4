// How an episode stands at a moment: the same rules as `Ladder` and `ConditionEvaluation`, in flat memory and without words.
extension StreamEpisodes {
    private typealias Answer = (condition: LadderStanding.Condition, since: StreamSpan)

    /// Works out how an episode stands at a second.
    func stand(_ episode: Int32, now: Int64, measures: StreamMeasures, into standing: inout LadderStanding) {
        let own = episodes[Int(episode)]
        standing.begin = own.begin
        standing.anchor = own.anchor
        standing.breachCount = Int(own.count)
        var next = Int64.max
        let lastMeasure = own.measures
        if lastMeasure >= 0 {
            for rung in rungs.indices { standing.rungs[rung] = LadderStanding.Rung() }
            measures.look(lastMeasure, own, episodes, &standing)
        }
        for rung in rungs.indices {
            let rules = rungs[rung]
            var told = lastMeasure >= 0 ? standing.rungs[rung] : LadderStanding.Rung()
            if nodes[Int(rules.condition)].kind == .firstBreach {
                told.condition = .holds
                told.since = own.begin
            } else {
                let answer = answer(Int(rules.condition), own, now, standing, &next)
                told.condition = answer.condition
                told.since = answer.since
            }
            standing.rungs[rung] = told
            var isStoodDown = false
            if rules.standDown >= 0 {
                let answer = answer(Int(rules.standDown), own, now, standing, &next)
                isStoodDown = answer.condition == .holds && told.measure == .none
            }
            for number in Int(rules.firstClock)..<Int(rules.endOfClocks) {
                let rule = clocks[number]
                var clock = LadderStanding.Clock()
                if let seconds = rule.afterSeconds { clock.dueSpan = own.anchor + seconds }
                clock.state = state(rule.kind, clock.dueSpan, told, now)
                if isStoodDown, clock.state != .notCalledFor { clock.state = .stoodDown }
                clock.earlier = clock.state
                switch clock.state {
                case .running:
                    let isFloor = rule.kind == .floor
                    next = min(next, isFloor ? clock.dueSpan.latest : clock.dueSpan.earliest)
                case .runningOrOverdue: next = min(next, clock.dueSpan.latest)
                case .overdue, .open: clock.earlier = state(rule.kind, clock.dueSpan, told, now - 1)
                default: break
                }
                if clock.state == .runningOrOverdue {
                    clock.earlier = state(rule.kind, clock.dueSpan, told, now - 1)
                }
                standing.clocks[number] = clock
            }
        }
        standing.nextChange = next
    }

    @inline(__always)
    private func state(
        _ kind: Clock.Kind, _ due: StreamSpan, _ rung: LadderStanding.Rung, _ now: Int64
    ) -> LadderStanding.State {
        switch rung.measure {
        case .taken:
            guard !due.isNone else { return .met }
            switch kind {
            case .floor: return rung.taken.earliest < due.latest ? .metEarly : .met
            case .ceiling: return rung.taken.latest > due.earliest ? .metLate : .met
            case .unstated: return .met
            }
        case .perhaps: return .perhapsMet
        case .none: break
        }
        switch rung.condition {
        case .doesNotHold, .left: return .notCalledFor
        case .mayHold, .unstated: return .pending
        case .holds: break
        }
        guard !due.isNone else { return .pending }
        if now >= due.latest { return kind == .floor ? .open : .overdue }
        return now < due.earliest || kind == .floor ? .running : .runningOrOverdue
    }

    // MARK: Conditions

    private func answer(
        _ index: Int, _ episode: Episode, _ now: Int64, _ standing: LadderStanding,
        _ next: inout Int64
    ) -> Answer {
        let node = nodes[index]
        switch node.kind {
        case .firstBreach: return (.holds, episode.begin)
        case .figure:
            let since = reached[Int(episode.number) * figures.count + Int(node.first)]
            if since.earliest == .max { return (.doesNotHold, .none) }
            return since.latest == .max ? (.mayHold, .none) : (.holds, since)
        case .continues: return continues(Int(node.first), episode, standing)
        case .stopped:
            let quiet = StreamSpan(earliest: episode.last, latest: episode.end) + node.seconds
            if now >= quiet.latest { return (.holds, quiet) }
            if now >= quiet.earliest {
                next = min(next, quiet.latest)
                return (.mayHold, .none)
            }
            next = min(next, quiet.earliest)
            return (.doesNotHold, .none)
        case .any: return any(node, episode, now, standing, &next)
        case .all: return every(node, episode, now, standing, &next)
        case .agreed: return agreed(node, episode, now, standing, &next)
        case .not:
            let denied = answer(Int(parts[Int(node.first)]), episode, now, standing, &next)
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
        _ node: StreamLadder.Node, _ episode: Episode, _ now: Int64, _ standing: LadderStanding,
        _ next: inout Int64
    ) -> Answer {
        var first = StreamSpan.none
        var (may, unstated) = (false, false)
        for part in 0..<Int(node.count) {
            let answer = answer(Int(parts[Int(node.first) + part]), episode, now, standing, &next)
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
        _ node: StreamLadder.Node, _ episode: Episode, _ now: Int64, _ standing: LadderStanding,
        _ next: inout Int64
    ) -> Answer {
        var last = StreamSpan(earliest: .min, latest: .min)
        var (may, unstated, fails) = (false, false, false)
        for part in 0..<Int(node.count) {
            let answer = answer(Int(parts[Int(node.first) + part]), episode, now, standing, &next)
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
        _ node: StreamLadder.Node, _ episode: Episode, _ now: Int64, _ standing: LadderStanding,
        _ next: inout Int64
    ) -> Answer {
        combined(
            (0..<Int(node.count)).map {
                answer(Int(parts[Int(node.first) + $0]), episode, now, standing, &next)
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
        guard rungs[rung].hasCeiling else { return (.unstated, .none) }
        guard !episode.anchor.isNone else { return (.doesNotHold, .none) }
        let own = Int(rungs[rung].firstClock)..<Int(rungs[rung].endOfClocks)
        let dues = own.lazy.filter { clocks[$0].kind == .ceiling }
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
