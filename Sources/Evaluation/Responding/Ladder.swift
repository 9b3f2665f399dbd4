internal import AgreementLanguage
internal import CeasefireModel

/// The rungs of a response in one episode, and their clocks.
struct Ladder {
    let response: Response
    let party: ActorID
    let reading: Reading
    let proceedings: Proceedings
    let breaches: [Breach]
    let anchor: Anchor
    let anchored: Interval?
    /// Why it cannot be told whether a finding counts; nil where no such finding is on record.
    let openFinding: Reason?
    let measures: [EpisodeMeasure]
    let pauses: [ClockPause]
    let now: Instant?
    let label: String

    func rungs() -> [RungVerdict] {
        let terms = TermResolution(reading: reading)
        var below: [RungName: RungBelow] = [:]
        let isFound = breaches.allSatisfy { $0.finding != nil }
        let breaches = Breach.bySubject(breaches)
        return response.rungs.enumerated().map { index, rung in
            let evaluation = ConditionEvaluation(
                breaches: breaches, isFound: isFound, now: now, below: below, proceedings: proceedings)
            let condition = evaluation.state(rung.condition)
            let standDown = rung.standDown.map(evaluation.state)
            let measure = measures.on(rung, terms: terms)
            let timings: [Timing?] =
                switch terms.timing(rung.timing) {
                case .candidates(let all): all
                case .unstated: [nil]
                }
            var clocks = timings.flatMap {
                self.clocks(rung, timing: $0, condition: condition, measure: measure)
            }
            if case .holds(_, let reason)? = standDown, !measure.isOnRecord {
                for i in clocks.indices where clocks[i].state != .notCalledFor {
                    clocks[i].state = .stoodDown
                    clocks[i].reason = reason
                }
            }
            let ceilings = clocks.filter { $0.kind == .ceiling }
            below[rung.name] = RungBelow(
                condition: condition, measure: measure, hasCeiling: !ceilings.isEmpty,
                due: ceilings.compactMap(\.due))
            let who: [ActorID] =
                switch terms.parties(rung.who, subject: "who must act") {
                case .candidates(let all): all.reduce(into: Set<ActorID>()) { $0.formUnion($1) }.sorted()
                case .unstated: []
                }
            return RungVerdict(
                rung: rung.name, position: index + 1, measure: rung.measure, who: who, condition: condition,
                clocks: clocks)
        }
    }

    private func clocks(
        _ rung: Rung, timing: Timing?, condition: ConditionState, measure: MeasureOnRung
    ) -> [Clock] {
        guard let timing else {
            return [clock(rung, kind: .unstated, afterSeconds: nil, condition: condition, measure: measure)]
        }
        var clocks: [Clock] = []
        if let seconds = timing.notBeforeSeconds {
            clocks.append(
                clock(rung, kind: .floor, afterSeconds: seconds, condition: condition, measure: measure))
        }
        if let seconds = timing.withinSeconds {
            clocks.append(
                clock(rung, kind: .ceiling, afterSeconds: seconds, condition: condition, measure: measure))
        }
        return clocks
    }

    /// A rung's time is counted from the anchor of its episode's first breach.
    private func clock(
        _ rung: Rung, kind: Clock.Kind, afterSeconds: Int64?, condition: ConditionState,
        measure: MeasureOnRung
    ) -> Clock {
        let running = StoppedTime(pauses: pauses, now: now)
        let due = afterSeconds.flatMap { seconds in anchored.map { running.due($0, afterSeconds: seconds) } }
        let (state, reason) = state(kind: kind, due: due, condition: condition, measure: measure)
        return Clock(
            id: [
                reading.name.text, response.name.text, party.text, breaches[0].subject.text,
                rung.name.text, label, kind.rawValue,
            ].joined(separator: "/"),
            kind: kind, due: due, state: state, reason: reason)
    }

    private func state(
        kind: Clock.Kind, due: Interval?, condition: ConditionState, measure: MeasureOnRung
    ) -> (Clock.State, Reason) {
        switch measure {
        case .taken(let taken): return measured(kind: kind, due: due, taken: taken)
        case .perhaps(_, let reason): return (.perhapsMet, reason)
        case .none: break
        }
        switch condition {
        case .doesNotHold(let reason): return (.notCalledFor, reason)
        case .mayHold(let reason), .unstated(let reason): return (.pending, reason)
        case .holds: break
        }
        guard kind != .unstated else { return (.pending, "the document does not say by when") }
        guard let due else {
            switch anchor {
            case .found:
                let none: Reason =
                    response.foundBy == nil
                    ? "no finding is on record" : "no finding by whoever finds it is on record"
                return (.pending, openFinding ?? none)
            case .notified: return (.pending, "no notice is on record")
            case .occurred, .available: return (.pending, "the clock has no anchor")
            }
        }
        guard let now else { return (.pending, "nothing is on record") }
        if pauses.contains(where: { $0.from <= now && $0.until.map { now < $0 } ?? true }), now < due.latest {
            return (.paused, "the clocks of \(response.name) stand still by agreement")
        }
        let isFloor = kind == .floor
        if now < due.earliest { return (.running, isFloor ? "not before then" : "due by then") }
        if now >= due.latest {
            return isFloor ? (.open, "may be taken since then") : (.overdue, "no measure is on record")
        }
        return isFloor
            ? (.running, "perhaps open already")
            : (.runningOrOverdue, "overdue or not, depending on when exactly the breach lies")
    }

    private func measured(kind: Clock.Kind, due: Interval?, taken: Interval) -> (Clock.State, Reason) {
        guard let due else { return (.met, "the measure was taken") }
        switch kind {
        case .floor where taken.earliest < due.latest:
            return (.metEarly, "the measure was taken before it might be, or perhaps before")
        case .ceiling where taken.latest > due.earliest:
            return (.metLate, "the measure was taken after it was due, or perhaps after")
        case .floor, .ceiling, .unstated: return (.met, "the measure was taken")
        }
    }
}
