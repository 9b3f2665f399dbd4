internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What a counterexample is said to show, so that an assessment can bear it out or not.
indirect enum Claim: Sendable {
    /// So many breaches by the party are assessed, or more.
    case breaches(by: ActorID, atLeast: Int)
    /// Nothing that the party did is assessed as a breach.
    case noBreach(by: ActorID)
    /// Some act of the party is assessed as a breach of the provision.
    case breaks(ProvisionName, by: ActorID)
    /// No act of the party is assessed as a breach of the provision.
    case keeps(ProvisionName, by: ActorID)
    /// A rung is called for against the party, under every assumption.
    case called(RungName, of: ResponseName, against: ActorID)
    /// A rung is never called for against the party, under no assumption.
    case notCalled(RungName, of: ResponseName, against: ActorID)
    /// A rung is called for against the party, under every assumption, and no measure was taken.
    case untaken(RungName, of: ResponseName, against: ActorID)
    /// A rung is called for against the party, and was due before that, under every assumption.
    case calledTooLate(RungName, of: ResponseName, against: ActorID)
    /// No response calls for anything against the party.
    case unanswered(ActorID)
    /// The party's breaches make so many episodes of a response.
    case episodes(Int, of: ResponseName, against: ActorID)
    /// A duty stands so.
    case duty(DeedName, of: ActorID, is: DeedState)
    /// A duty does not stand so.
    case dutyIsNot(DeedName, of: ActorID, DeedState)
    /// A duty is neither done nor late: it waits, or its time never runs out.
    case neverLate(DeedName, of: ActorID)
    /// A rung was due before anybody who may found the breach that calls for it.
    case dueBeforeFound(RungName, of: ResponseName, against: ActorID)
    /// Some episode of a response against the party rests on a finding that counts, so that its clocks bind.
    case binds(ResponseName, against: ActorID)
    /// There are episodes of a response against the party, and no finding that counts on any.
    case doesNotBind(ResponseName, against: ActorID)
    /// What ends a rung's measure has come about, although the rung is called for.
    case stoodDown(RungName, of: ResponseName, against: ActorID)
    /// A standing measure came to stand so at some time.
    case stood(StandingMeasureName, StandingMeasure.State)
    /// A standing measure never came to stand so.
    case neverStood(StandingMeasureName, StandingMeasure.State)
    /// Nobody who was bound to take the measure of a rung is in default.
    case noDefault(RungName, of: ResponseName)
    /// The readings do not say the same: of who broke the agreement, of what is called for, or of what was late or early.
    case readingsDiffer
    /// All of these.
    case all([Claim])
    /// One of these.
    case any([Claim])

    /// Whether it is so under every reading that was played.
    func holds(in verdict: Verdict) -> Bool {
        switch self {
        case .readingsDiffer:
            return Set(verdict.readings.map(\.telling)).count > 1
        case .all(let claims): return claims.allSatisfy { $0.holds(in: verdict) }
        case .any(let claims): return claims.contains { $0.holds(in: verdict) }
        default: return !verdict.readings.isEmpty && verdict.readings.allSatisfy(holds)
        }
    }

    private func holds(in reading: ReadingVerdict) -> Bool {
        switch self {
        case .breaches(let party, let atLeast):
            let own = reading.breaches.first { $0.party == party }
            return (own.map { $0.assessments.count + $0.deeds.count } ?? 0) >= atLeast
        case .noBreach(let party): return !reading.breaches.contains { $0.party == party }
        case .breaks(let provision, let party): return reading.breaks(provision, party)
        case .keeps(let provision, let party): return !reading.breaks(provision, party)
        case .called(let rung, let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty && scenarios.allSatisfy { $0.calls(rung) }
        case .notCalled(let rung, let response, let party):
            return !reading.scenarios(of: response, against: party).contains { $0.calls(rung) }
        case .untaken(let rung, let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty && scenarios.allSatisfy { $0.calls(rung) && !$0.isTaken(rung) }
        case .calledTooLate(let rung, let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty && scenarios.allSatisfy { $0.callsTooLate(rung) }
        case .unanswered(let party):
            return !reading.responses.filter { $0.party == party }.flatMap(\.scenarios).contains {
                $0.episodes.flatMap(\.rungs).contains { $0.condition.isHolding }
            }
        case .episodes(let count, let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty && scenarios.allSatisfy { $0.episodes.count == count }
        case .duty(let deed, let party, let state):
            return reading.deeds.contains { $0.deed == deed && $0.party == party && $0.state == state }
        case .dutyIsNot(let deed, let party, let state):
            let own = reading.deeds.filter { $0.deed == deed && $0.party == party }
            return !own.isEmpty && own.allSatisfy { $0.state != state }
        case .neverLate(let deed, let party):
            let own = reading.deeds.filter { $0.deed == deed && $0.party == party }
            return !own.isEmpty && own.allSatisfy { $0.state == .pending || $0.state == .due }
        case .dueBeforeFound(let rung, let response, let party):
            let found = reading.findings.filter { $0.finding.conclusion == .breach }
                .map(\.finding.made.earliest).min()
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty
                && scenarios.allSatisfy { scenario in
                    scenario.episodes.contains { episode in
                        !episode.isHypothetical && episode.wasDue(rung, before: found)
                    }
                }
        case .binds(let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty
                && scenarios.allSatisfy { $0.episodes.contains { !$0.isHypothetical } }
        case .doesNotBind(let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty && scenarios.allSatisfy { $0.episodes.allSatisfy(\.isHypothetical) }
        case .stoodDown(let rung, let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty && scenarios.allSatisfy { $0.calls(rung) && $0.endsMeasure(of: rung) }
        case .stood(let measure, let state):
            return reading.phases(of: measure).contains { $0.state == state }
        case .neverStood(let measure, let state):
            let phases = reading.phases(of: measure)
            return !phases.isEmpty && !phases.contains { $0.state == state }
        case .noDefault(let rung, let response):
            return !reading.guarantorDefaults.contains { $0.response == response && $0.rung == rung }
        case .readingsDiffer, .all, .any: return false
        }
    }
}

extension ReadingVerdict {
    fileprivate func phases(of measure: StandingMeasureName) -> [StandingMeasureVerdict.Phase] {
        standingMeasures.first { $0.name == measure }?.phases ?? []
    }

    /// What a reading says that matters.
    struct Telling: Hashable {
        /// Who broke the agreement how often.
        var breaches: Set<String> = []
        /// What is called for, and what was not done in time.
        var consequences: Set<Consequence> = []
    }

    /// What it says that matters.
    var telling: Telling {
        var told = Telling(
            breaches: Set(breaches.map { "\($0.party) \($0.assessments.count + $0.deeds.count)" }))
        for response in responses {
            for rung in response.scenarios.flatMap(\.episodes).flatMap(\.rungs) {
                func tell(_ state: Clock.State?) {
                    told.consequences.insert(
                        Consequence(
                            response: response.response, rung: rung.rung, party: response.party, state: state)
                    )
                }
                if rung.condition.isHolding { tell(nil) }
                for state in rung.clocks.map(\.state) where [.overdue, .metEarly, .metLate].contains(state) {
                    tell(state)
                }
            }
        }
        return told
    }

    fileprivate func breaks(_ provision: ProvisionName, _ party: ActorID) -> Bool {
        assessments.contains {
            $0.provision == provision && $0.party == party && $0.state == .meetsStandard
        }
    }

    fileprivate func scenarios(of response: ResponseName, against party: ActorID) -> [Scenario] {
        responses.filter { $0.response == response && $0.party == party }.flatMap(\.scenarios)
    }
}

extension Scenario {
    /// Whether a rung is called for in any episode.
    fileprivate func calls(_ rung: RungName) -> Bool {
        episodes.flatMap(\.rungs).contains { $0.rung == rung && $0.condition.isHolding }
    }
}

extension Scenario {
    /// Whether what ends a rung's measure has come about.
    fileprivate func endsMeasure(of rung: RungName) -> Bool {
        episodes.flatMap(\.rungs).contains { verdict in
            verdict.rung == rung && verdict.clocks.contains { $0.state == .stoodDown }
        }
    }

    /// Whether a measure of the rung is on record for it, or may be.
    fileprivate func isTaken(_ rung: RungName) -> Bool {
        episodes.flatMap(\.rungs).contains { verdict in
            verdict.rung == rung
                && verdict.clocks.contains { [.met, .perhapsMet, .metLate, .metEarly].contains($0.state) }
        }
    }

    /// Whether a rung is called for when its time has run out.
    fileprivate func callsTooLate(_ rung: RungName) -> Bool {
        episodes.flatMap(\.rungs).contains { verdict in
            guard verdict.rung == rung, case .holds(let since, _) = verdict.condition else { return false }
            return verdict.clocks.contains { clock in
                clock.kind == .ceiling && clock.due.map { $0.latest < since.earliest } ?? false
            }
        }
    }
}

extension Episode {
    /// Whether a rung was due before a moment; not where there is none.
    fileprivate func wasDue(_ rung: RungName, before moment: Instant?) -> Bool {
        guard let moment else { return false }
        return rungs.contains { verdict in
            verdict.rung == rung && verdict.condition.isHolding
                && verdict.clocks.contains { clock in
                    clock.kind == .ceiling && clock.due.map { $0.latest < moment } ?? false
                }
        }
    }
}

extension ConditionState {
    fileprivate var isHolding: Bool { if case .holds = self { true } else { false } }
}
