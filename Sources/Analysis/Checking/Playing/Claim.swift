internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What a counterexample is said to show, so that an assessment can bear it out or not.
indirect enum Claim: Sendable {
    /// So many breaches by the party are assessed, or more.
    case breaches(by: ActorID, atLeast: Int)
    /// Nothing that the party did is assessed as a breach.
    case noBreach(by: ActorID)
    /// A rung is called for against the party, under every assumption.
    case called(RungName, of: ResponseName, against: ActorID)
    /// A rung is never called for against the party, under no assumption.
    case notCalled(RungName, of: ResponseName, against: ActorID)
    /// A rung is called for against the party, and was due before that, under every assumption.
    case calledTooLate(RungName, of: ResponseName, against: ActorID)
    /// No response calls for anything against the party.
    case unanswered(ActorID)
    /// The party's breaches make so many episodes of a response.
    case episodes(Int, of: ResponseName, against: ActorID)
    /// A duty stands so.
    case duty(DeedName, of: ActorID, is: DeedState)
    /// The readings do not say the same of the party's breaches.
    case readingsDiffer
    /// All of these.
    case all([Claim])

    /// Whether it is so under every reading that was played.
    func holds(in verdict: Verdict) -> Bool {
        switch self {
        case .readingsDiffer:
            return Set(verdict.readings.map { $0.breaches.map(\.party) }).count > 1
        case .all(let claims): return claims.allSatisfy { $0.holds(in: verdict) }
        default: return !verdict.readings.isEmpty && verdict.readings.allSatisfy(holds)
        }
    }

    private func holds(in reading: ReadingVerdict) -> Bool {
        switch self {
        case .breaches(let party, let atLeast):
            let own = reading.breaches.first { $0.party == party }
            return (own.map { $0.assessments.count + $0.deeds.count } ?? 0) >= atLeast
        case .noBreach(let party): return !reading.breaches.contains { $0.party == party }
        case .called(let rung, let response, let party):
            let scenarios = reading.scenarios(of: response, against: party)
            return !scenarios.isEmpty && scenarios.allSatisfy { $0.calls(rung) }
        case .notCalled(let rung, let response, let party):
            return !reading.scenarios(of: response, against: party).contains { $0.calls(rung) }
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
        case .readingsDiffer, .all: return false
        }
    }
}

extension ReadingVerdict {
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

extension ConditionState {
    fileprivate var isHolding: Bool { if case .holds = self { true } else { false } }
}
