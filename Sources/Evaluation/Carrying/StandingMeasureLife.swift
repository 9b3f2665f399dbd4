internal import AgreementLanguage
internal import CeasefireModel

/// The breaches of everybody under one reading, as a standing measure sees them.
struct BreachesOfAll {
    let agreement: Agreement
    let reading: Reading
    let assessments: [Assessment]
    let findings: [FindingStanding]
    let accounts: IncidentAccounts
    let deeds: [DeedVerdict]
    let proceedings: Proceedings
    let record: Record
    let now: Instant?

    /// Breaches of anything by some of the parties, by time.
    func by(_ parties: [ActorID]) -> [Breach] {
        // A response that answers whatever is agreed finds them all.
        let all = Response(
            name: "", document: "", provisions: Set(agreement.provisions.map(\.name)),
            breachBy: .stated(Set(parties)), rungs: [], deeds: Set(deeds.map(\.deed)),
            span: SourceSpan(file: "", line: 1, column: 1))
        let breaches = parties.flatMap { party in
            ResponseAssessment(
                response: all, party: party, reading: reading, assessments: assessments, findings: findings,
                accounts: accounts, deeds: deeds, proceedings: proceedings, record: record, now: now
            ).breaches(foundOnly: false)
        }
        return breaches.sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
    }
}

/// Follows a standing measure through its states.
struct StandingMeasureLife {
    let measure: StandingMeasure
    let proceedings: Proceedings
    let breaches: BreachesOfAll

    func verdict() -> StandingMeasureVerdict {
        let terms = proceedings.terms
        let from = Bound(terms.instants(measure.from, .first), orElse: .none)
        let (keptBy, against) = (named(measure.keptBy), measure.against.map(named) ?? [])
        var verdict = StandingMeasureVerdict(
            name: measure.name, measure: measure.measure, keptBy: keptBy, against: against,
            phases: [
                .init(
                    state: measure.atFirst, since: from.interval, reason: beginning(from), isByDefault: false,
                    entries: [])
            ], assumptions: [])
        // What has not come about has not come about from the beginning of the measure on.
        let begin = from.interval ?? Interval(at: Instant(secondsSinceEpoch: 0))
        let conditions = ConditionEvaluation(
            breaches: Breach.bySubject(
                breaches.by(against.isEmpty ? proceedings.agreement.parties : against)),
            now: proceedings.now, below: [:], proceedings: proceedings, begin: begin)
        let timelines = measure.transitions.map { timeline($0.condition, conditions, begin: begin) }
        for (transition, timeline) in zip(measure.transitions, timelines) {
            verdict.assumptions += timeline.assumptions
            if let open = timeline.open {
                verdict.assumptions.append(
                    Assumption(
                        subject: "\(measure.name) \(transition.to.rawValue)",
                        text: "it stays as it is, since it cannot be told whether it changes: \(open)"))
            }
        }
        while let (i, change) = next(after: verdict.phases[verdict.phases.count - 1], timelines) {
            verdict.phases.append(
                .init(
                    state: measure.transitions[i].to, since: change.at, reason: change.reason,
                    isByDefault: change.isByDefault, entries: change.entries))
        }
        verdict.assumptions = Set(verdict.assumptions).sorted()
        return verdict
    }

    /// The first change that comes about after a phase began; of several at one moment the first in the document.
    private func next(
        after phase: StandingMeasureVerdict.Phase, _ timelines: [Timeline]
    ) -> (Int, Timeline.Change)? {
        var first: (Int, Timeline.Change)?
        for (i, transition) in measure.transitions.enumerated()
        where transition.from.contains(phase.state) && transition.to != phase.state {
            let change = timelines[i].changes.first { change in
                change.comesAbout && (phase.since.map { $0 < change.at } ?? true)
            }
            if let change, first.map({ change.at < $0.1.at }) ?? true { first = (i, change) }
        }
        return first
    }

    private func timeline(
        _ condition: Condition, _ conditions: ConditionEvaluation, begin: Interval
    ) -> Timeline {
        switch condition {
        case .performed(let deed): return proceedings.performed(deed)
        case .certified(let rule): return proceedings.certified(rule)
        case .decided(let rule): return proceedings.decided(rule)
        case .breachFound(let names, let by): return proceedings.breachFound(names, by: by)
        case .any(let all): return .any(all.map { timeline($0, conditions, begin: begin) })
        case .all(let all): return .every(all.map { timeline($0, conditions, begin: begin) })
        case .not(let condition): return timeline(condition, conditions, begin: begin).negated(from: begin)
        case .unstated: return .unstated("the document does not say when")
        case .firstBreach, .continuesAfter, .expandedAttack, .count, .places, .killed, .injured, .actsInclude,
            .stoppedFor:
            switch conditions.state(condition) {
            case .holds(let since, let reason):
                return Timeline([.init(at: since, holds: true, reason: reason)], silence: reason)
            case .doesNotHold(let reason): return Timeline([], silence: reason)
            case .mayHold(let reason): return Timeline([], silence: reason, open: reason)
            case .unstated(let reason): return .unstated(reason)
            }
        }
    }

    private func beginning(_ from: Bound) -> Reason {
        switch from {
        case .known: "as agreed"
        case .none: "as agreed; since when is unstated"
        case .open(_, let reason): "as agreed; since when cannot be told: \(reason)"
        }
    }

    private func named(_ value: Value<Set<ActorID>>) -> [ActorID] {
        switch proceedings.terms.parties(value, subject: "who") {
        case .candidates(let all): all.reduce(into: Set<ActorID>()) { $0.formUnion($1) }.sorted()
        case .unstated: []
        }
    }
}
