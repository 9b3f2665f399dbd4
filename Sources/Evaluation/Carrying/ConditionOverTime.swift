internal import AgreementLanguage
internal import CeasefireModel

/// What a duty waits for, or what releases from it, at any moment: by what was done, certified, decided and found by then.
struct ConditionOverTime {
    private let condition: Condition
    private let proceedings: Proceedings
    private let timelines: [Condition: Timeline]

    init(_ condition: Condition, proceedings: Proceedings) {
        self.condition = condition
        self.proceedings = proceedings
        timelines = Dictionary(
            Self.leaves(condition).compactMap { leaf in proceedings.timeline(leaf).map { (leaf, $0) } },
            uniquingKeysWith: { a, _ in a })
    }

    /// How it stands at a moment.
    func state(at moment: Instant?) -> ConditionState {
        ConditionEvaluation(
            breaches: [], now: moment, below: [:], proceedings: proceedings,
            begin: Interval(at: Self.first), seesBreaches: false, timelines: timelines
        ).state(condition)
    }

    /// How it stands that it has come about by a moment, be it that it ceased again; nil where it held from the first, so that
    /// nothing waits for it.
    func cameAbout(by now: Instant?) -> ConditionState? {
        if case .holds = state(at: Self.first) { return nil }
        guard let now else { return state(at: now) }
        var perhapsFrom: Instant?
        for moment in Set(timelines.values.flatMap(\.moments)).sorted() where moment <= now {
            switch state(at: moment) {
            case .holds(_, let reason):
                return .holds(since: Interval(spanning: perhapsFrom ?? moment, moment), reason: reason)
            case .mayHold, .unstated: perhapsFrom = perhapsFrom ?? moment
            case .doesNotHold: perhapsFrom = nil
            }
        }
        return state(at: now)
    }

    /// Before everything that is on any record.
    private static let first = Instant(secondsSinceEpoch: -1 << 40)

    private static func leaves(_ condition: Condition) -> [Condition] {
        switch condition {
        case .any(let all), .all(let all): all.flatMap(leaves)
        case .not(let other): leaves(other)
        default: [condition]
        }
    }
}
