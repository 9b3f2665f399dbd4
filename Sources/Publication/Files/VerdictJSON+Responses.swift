internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// What was found, and what the agreed responses would ask for.
extension VerdictJSON {
    static func finding(_ standing: FindingStanding, _ released: Released) -> JSONValue {
        let finding = standing.finding
        return .object([
            ("entry", .string(standing.entry.text)),
            ("incident", .maybe(standing.incident) { .string($0.text) }),
            ("provision", provision(of: finding)),
            ("party", .string(finding.party.text)),
            ("conclusion", .string(finding.conclusion.rawValue)), ("body", .string(finding.body)),
            ("made", interval(finding.made, released)), ("verification", .strings(finding.verification)),
            ("notice", .maybe(finding.notice) { .string($0.text) }), ("reply", .string(finding.reply)),
            (
                "votes",
                .array(
                    finding.votes.map {
                        .object([("member", .string($0.member)), ("choice", .string($0.choice.rawValue))])
                    })
            ),
            ("dissent", .string(finding.dissent)),
            ("assessment", .maybe(standing.assessment) { .string($0) }),
            ("duty", .maybe(standing.deed) { .string($0) }),
            ("not_carried", .maybe(standing.notCarried) { .string($0.utcText) }),
            ("may_be_carried", .bool(standing.mayBeCarried)),
            ("machine", .maybe(standing.machine, machine)),
            ("relation", .string(standing.relation.rawValue)),
            ("replaced_by", .maybe(standing.replacedBy) { .string($0.text) }),
        ])
    }

    /// What the machine says of the same subject.
    private static func machine(_ machine: FindingStanding.Machine) -> JSONValue {
        let (kind, state) =
            switch machine {
            case .assessment(let state): ("assessment", state.rawValue)
            case .duty(let state): ("duty", state.rawValue)
            }
        return .object([("of", .string(kind)), ("state", .string(state))])
    }

    private static func provision(of finding: Finding) -> JSONValue {
        guard case .incident(_, let provision) = finding.subject else { return .null }
        return .string(provision.text)
    }

    static func response(_ response: ResponseVerdict, _ released: Released) -> JSONValue {
        .object([
            ("response", .string(response.response.text)), ("document", .string(response.document)),
            ("party", .string(response.party.text)),
            ("answers_party", .maybe(response.answersParty) { .bool($0) }),
            ("breaches", .strings(response.breaches)), ("found", .strings(response.found)),
            ("incidents", .strings(response.incidents)), ("duties", .int(response.duties)),
            ("scenarios", .array(response.scenarios.map { scenario($0, released) })),
            (
                "shifts",
                .array(
                    response.shifts.map {
                        .object([
                            ("episode", .string($0.episode.text)), ("assumption", assumption($0.assumption)),
                            ("compared_with", assumption($0.comparedWith)),
                            ("moves_seconds", .maybe($0.moves, seconds)), ("text", .string($0.text)),
                            ("hypothetical", .bool($0.isHypothetical)),
                        ])
                    })
            ),
        ])
    }

    private static func scenario(_ scenario: Scenario, _ released: Released) -> JSONValue {
        .object([
            ("anchor", .string(scenario.anchor.rawValue)),
            ("episode_ends_after_seconds", .maybe(scenario.episodeEndsAfterSeconds) { .integer($0) }),
            ("assumptions", .array(scenario.assumptions.map(assumption))),
            (
                "episodes",
                .array(
                    scenario.episodes.map { episode in
                        .object([
                            ("first", .string(episode.first.text)), ("breaches", .strings(episode.breaches)),
                            ("occurred", interval(episode.occurred, released)),
                            ("anchored", .maybe(episode.anchored) { interval($0, released) }),
                            ("hypothetical", .bool(episode.isHypothetical)),
                            ("not_found", .strings(episode.notFound)),
                            ("rungs", .array(episode.rungs.map { rung($0, released) })),
                        ])
                    })
            ),
        ])
    }

    private static func rung(_ rung: RungVerdict, _ released: Released) -> JSONValue {
        .object([
            ("rung", .string(rung.rung.text)), ("position", .int(rung.position)),
            ("measure", .string(rung.measure)), ("who", .strings(rung.who)),
            ("condition", condition(rung.condition, released)),
            (
                "clocks",
                .array(
                    rung.clocks.map {
                        .object([
                            ("id", .string($0.id)), ("kind", .string($0.kind.rawValue)),
                            ("due", .maybe($0.due) { interval($0, released) }),
                            ("state", .string($0.state.rawValue)), ("reason", .string($0.reason.utcText)),
                            ("hypothetical", .bool($0.isHypothetical)),
                        ])
                    })
            ),
        ])
    }

    private static func condition(_ state: ConditionState, _ released: Released) -> JSONValue {
        let name =
            switch state {
            case .holds: "holds"
            case .mayHold: "may-hold"
            case .doesNotHold: "does-not-hold"
            case .unstated: "unstated"
            }
        var since: Interval?
        if case .holds(let moment, _) = state { since = moment }
        return .object([
            ("state", .string(name)), ("since", .maybe(since) { interval($0, released) }),
            ("reason", .string(state.reason.utcText)),
        ])
    }
}
