internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// A reading's results in the order in which every output lists them: the agreement's parties first and
/// always, whatever they did; then others who are accused; then nobody.
struct ReadingSummary {
    let verdict: ReadingVerdict
    let parties: [PartyLine]
    let totals: Reconciliation

    /// What a reading says of one party.
    struct PartyLine {
        var party: ActorID?
        /// Units by state; states without a unit are missing.
        var counts: [AssessmentState: Int]
        var breach: PartyBreach?

        /// `alleged 12, undecidable 30`, the strongest first.
        var countsText: String {
            let told = AssessmentState.strongestFirst.compactMap { state in
                counts[state].map { "\(state.words) \($0)" }
            }
            return told.isEmpty ? "none" : told.joined(separator: ", ")
        }
    }

    init(_ reading: ReadingVerdict, of released: Released) {
        verdict = reading
        totals = released.verdict.reconciliation(of: reading)
        let parties = released.verdict.agreement.parties
        let accused = Set(reading.tallies.map(\.party))
        let others = accused.compactMap { $0 }.filter { !parties.contains($0) }.sorted()
        let nobody: [ActorID?] = accused.contains(nil) ? [nil] : []
        self.parties = ((parties + others).map { Optional($0) } + nobody).map { party in
            var counts: [AssessmentState: Int] = [:]
            for tally in reading.tallies where tally.party == party {
                counts[tally.state, default: 0] += tally.count
            }
            return PartyLine(
                party: party, counts: counts, breach: reading.breaches.first { $0.party == party })
        }
    }

    /// The findings of a breach that hold, under this reading.
    var found: [FindingStanding] {
        verdict.findings.filter {
            $0.holds && $0.finding.conclusion == .breach && ($0.assessment ?? $0.deed) != nil
        }
    }

    /// The units in a state, of all parties: an incident of which two are accused is a unit of each.
    func units(_ state: AssessmentState) -> Int { parties.reduce(0) { $0 + ($1.counts[state] ?? 0) } }

    /// How incidents, assessments and units add up, in a sentence.
    var unitsText: String {
        let assessments = verdict.assessments.count
        let units = verdict.tallies.reduce(0) { $0 + $1.count }
        guard assessments > 0 else { return "no incident is assessed" }
        let parts = assessments - units
        return
            "\(Wording.count(totals.assessed, "incident")) in scope, assessed for each party accused and each provision: \(Wording.count(assessments, "assessment"))"
            + (parts == 0
                ? ", \(units == 1 ? "a unit" : "each a unit") of its own"
                : " = \(Wording.count(units, "unit")) + \(Wording.count(parts, "part")) counted in \(units == 1 ? "it" : "them")")
    }

    /// How many of the rows that are out of scope fall outside on which element first.
    var outOfScopeByElement: [(element: Element, rows: Int)] {
        counted(verdict.outOfScope.countsByElement)
    }

    /// How many assessments cannot be decided, by the first element that keeps them from it.
    var undecidableByElement: [(element: Element, rows: Int)] {
        let open = verdict.assessments.filter { $0.state == .undecidable }
        return counted(
            open.compactMap { $0.decisive.first?.element }.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }

    private func counted(_ counts: [Element: Int]) -> [(element: Element, rows: Int)] {
        Element.allCases.compactMap { element in counts[element].map { (element, $0) } }
    }

    /// For each party whose breaches call for a rung, the highest of these rungs that binds, and the highest of all where
    /// that would be a higher one.
    var calledRungs: [CalledRung] {
        var parties: [ActorID] = []
        for response in verdict.responses where !parties.contains(response.party) {
            parties.append(response.party)
        }
        return parties.flatMap(calledRungs)
    }

    /// Whether any rung is called for by what was found.
    var hasBindingRung: Bool { calledRungs.contains { !$0.isHypothetical } }

    private func calledRungs(onBreachesBy party: ActorID) -> [CalledRung] {
        let binding = calledRung(onBreachesBy: party, isHypothetical: false)
        let hypothetical = calledRung(onBreachesBy: party, isHypothetical: true)
        guard let binding, let hypothetical else { return [binding ?? hypothetical].compactMap { $0 } }
        return hypothetical.rung.position > binding.rung.position ? [binding, hypothetical] : [binding]
    }

    private func calledRung(onBreachesBy party: ActorID, isHypothetical: Bool) -> CalledRung? {
        let responses = verdict.responses.filter { $0.party == party }
        let episodes = responses.flatMap(\.scenarios).flatMap(\.episodes)
        let called = episodes.filter { $0.isHypothetical == isHypothetical }.flatMap { episode in
            episode.rungs.filter(\.condition.holds).map {
                CalledRung(party: party, rung: $0, of: episode.rungs.count, isHypothetical: isHypothetical)
            }
        }
        guard var highest = called.max(by: { $0.rung.position < $1.rung.position }) else { return nil }
        // The first way of settling what the document leaves open, as in the matrix of responses.
        let clocks = responses.compactMap { response in
            response.scenarios.lazy.map { scenario in
                scenario.dueClocks(onBreachesBy: party).filter {
                    $0.rung.condition.holds && $0.isHypothetical == isHypothetical
                }
            }.first { !$0.isEmpty }
        }
        highest.clock = clocks.joined().min { a, b in
            (a.clock.state.isSettled ? 1 : 0, a.due) < (b.clock.state.isSettled ? 1 : 0, b.due)
        }
        return highest
    }
}

/// The highest rung that one party's breaches call for, and the clock there that people look at first: one that has not
/// been answered before one that has, then the one that runs out first.
struct CalledRung {
    /// Whose breaches it answers.
    var party: ActorID
    var rung: RungVerdict
    /// How many rungs its ladder has.
    var of: Int
    /// Whether breaches that were found do not by themselves call for it.
    var isHypothetical: Bool
    var clock: DueClock?
}

extension Clock.State {
    /// Whether it was answered, or nobody need answer it.
    fileprivate var isSettled: Bool {
        switch self {
        case .met, .metLate, .metEarly, .stoodDown, .notCalledFor: true
        case .pending, .running, .runningOrOverdue, .paused, .overdue, .open, .perhapsMet: false
        }
    }
}

/// A clock with a due time, and the rung and the assumptions that it belongs to.
struct DueClock {
    var scenario: Scenario
    /// Whose breaches it answers.
    var party: ActorID
    var rung: RungVerdict
    var clock: Clock
    var due: Interval
    /// Whether it binds nobody.
    var isHypothetical: Bool
}

extension Scenario {
    /// The clocks that have a due time, each once.
    func dueClocks(onBreachesBy party: ActorID) -> [DueClock] {
        episodes.flatMap { episode in
            episode.rungs.flatMap { rung in
                episode.ownClocks(rung).compactMap { clock in
                    clock.due.map {
                        DueClock(
                            scenario: self, party: party, rung: rung, clock: clock, due: $0,
                            isHypothetical: clock.isHypothetical)
                    }
                }
            }
        }
    }
}

extension ConditionState {
    /// Whether the rung is called for.
    var holds: Bool { if case .holds = self { true } else { false } }
}
