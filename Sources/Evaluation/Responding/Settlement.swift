internal import AgreementLanguage
internal import CeasefireModel

/// One way of settling what a response leaves open, with the episodes that it gives: once of the breaches that somebody
/// found, once of all that are found or assessed.
struct Settlement {
    let anchor: Anchor
    let gapSeconds: Int64?
    let assumptions: [Assumption]
    let found: [Episode]
    let assessed: [Episode]

    /// What is told of it: the episodes that bind, then those of all breaches as far as they say anything else.
    var scenario: Scenario {
        Scenario(
            anchor: anchor, episodeEndsAfterSeconds: gapSeconds, assumptions: assumptions,
            episodes: found + hypothetical)
    }

    private var hypothetical: [Episode] {
        let binding = found.flatMap(\.rungs)
        let names = Set(binding.flatMap(\.clocks).map(\.id))
        return assessed.filter { !found.contains($0) }.map { episode in
            var told = episode
            told.isHypothetical = true
            for i in told.rungs.indices {
                for j in told.rungs[i].clocks.indices {
                    let clock = told.rungs[i].clocks[j]
                    let binds = binding.contains { rung in
                        rung.condition.isAlike(told.rungs[i].condition)
                            && rung.clocks.contains { $0.isAlike(clock) }
                    }
                    if binds { continue }
                    told.rungs[i].clocks[j].isHypothetical = true
                    if names.contains(clock.id) { told.rungs[i].clocks[j].id += Clock.hypotheticalSuffix }
                }
            }
            return told
        }
    }
}

extension Clock {
    /// Ends the name of a clock beside which one of that name binds otherwise.
    static let hypotheticalSuffix = "/if-found"

    /// Whether it is due alike and stands alike under the same name, for whatever reason.
    fileprivate func isAlike(_ other: Clock) -> Bool {
        id == other.id && kind == other.kind && due == other.due && state == other.state
    }
}

extension ConditionState {
    /// Whether both hold, or fail, or leave it open in the same way, since whenever and for whatever reason.
    fileprivate func isAlike(_ other: ConditionState) -> Bool {
        switch (self, other) {
        case (.holds, .holds), (.mayHold, .mayHold), (.doesNotHold, .doesNotHold), (.unstated, .unstated):
            true
        case (.holds, _), (.mayHold, _), (.doesNotHold, _), (.unstated, _): false
        }
    }
}
