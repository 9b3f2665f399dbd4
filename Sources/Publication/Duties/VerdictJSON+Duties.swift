internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// What is owed, what stands, and who should have acted.
extension VerdictJSON {
    static func deed(_ deed: DeedVerdict, _ released: Released) -> JSONValue {
        func when(_ interval: Interval?) -> JSONValue {
            .maybe(interval) { self.interval($0, released) }
        }
        return .object([
            ("id", .string(deed.id)), ("deed", .string(deed.deed.text)),
            ("kind", .string(deed.kind.rawValue)),
            ("tranche", .maybe(deed.tranche) { .string($0.text) }),
            ("occasion", .maybe(deed.occasion) { .int($0) }),
            ("party", .string(deed.party.text)), ("what", .string(deed.what)),
            ("owed", .maybe(deed.owed) { .int($0) }), ("done", .maybe(deed.done) { .int($0) }),
            ("state", .string(deed.state.rawValue)), ("reason", .string(deed.reason.utcText)),
            ("opens", when(deed.opens)), ("begin_by", when(deed.beginBy)),
            ("complete_by", when(deed.completeBy)), ("begun", when(deed.begun)),
            ("completed", when(deed.completed)), ("breached", when(deed.breached)),
            ("breach_known", when(deed.breachKnown)), ("standard", .string(deed.standard.rawValue)),
            ("begin_weighings", .array(deed.beginWeighings.map(weighing))),
            ("weighings", .array(deed.weighings.map(weighing))), ("entries", .strings(deed.entries)),
            ("assumptions", .array(deed.assumptions.map(assumption))),
        ])
    }

    /// A body and how it decides. Of `members` and `vote` each is a list of what may be meant, empty where the document
    /// does not say, or a reading has to.
    static func body(_ body: Body) -> JSONValue {
        func all<Wrapped>(_ value: Value<Wrapped>) -> [Wrapped] {
            switch value {
            case .stated(let one): [one]
            case .either(let all): all
            case .unstated, .term: []
            }
        }
        return .object([
            ("id", .string(body.id.text)), ("name", .string(body.name)),
            ("members", .array(all(body.members).map { .strings($0.sorted()) })),
            ("vote", .array(all(body.vote).map { .string(vote($0)) })),
            ("quorum", .maybe(body.quorum) { .int($0) }), ("veto", .strings(body.veto.sorted())),
            ("casting_vote", .maybe(body.castingVote) { .string($0.text) }),
        ])
    }

    private static func vote(_ rule: VoteRule) -> String {
        switch rule {
        case .consensus: "consensus"
        case .unanimity: "unanimity"
        case .majority: "majority"
        case .twoThirds: "two-thirds"
        case .atLeast(let least): "at-least-\(least)"
        }
    }

    static func standingMeasure(_ measure: StandingMeasureVerdict, _ released: Released) -> JSONValue {
        .object([
            ("name", .string(measure.name.text)), ("measure", .string(measure.measure)),
            ("kept_by", .strings(measure.keptBy)), ("against", .strings(measure.against)),
            ("assumptions", .array(measure.assumptions.map(assumption))),
            (
                "phases",
                .array(
                    measure.phases.map { phase in
                        .object([
                            ("state", .string(phase.state.rawValue)),
                            ("since", .maybe(phase.since) { interval($0, released) }),
                            ("reason", .string(phase.reason.utcText)),
                            ("by_default", .bool(phase.isByDefault)),
                            ("entries", .strings(phase.entries)),
                        ])
                    })
            ),
        ])
    }

    static func guarantorDefault(_ fault: GuarantorDefault, _ released: Released) -> JSONValue {
        .object([
            ("response", .string(fault.response.text)), ("rung", .string(fault.rung.text)),
            ("guarantor", .string(fault.guarantor.text)), ("party", .string(fault.party.text)),
            ("episode", .string(fault.episode.text)), ("due", interval(fault.due, released)),
            ("hypothetical", .bool(fault.isHypothetical)),
        ])
    }
}
