import AgreementLanguage
import CeasefireModel

/// Three answers to a question of fact.
enum Truth: Hashable {
    case yes, no, perhaps
}

/// What a place in an agreement may mean under a reading: every value that is relayed; nil for `unstated`.
///
/// "An open term that is missing here is `unstated`, as is one that says so."
func meanings<T>(_ value: Value<T>, _ reading: Reading, _ unwrap: (TermValue) -> T?) -> [T]? {
    switch value {
    case .stated(let one): return [one]
    case .either(let several): return several
    case .unstated: return nil
    case .term(let name):
        guard let given = reading.values[name] else { return nil }
        switch given {
        case .stated(let one): return unwrap(one).map { [$0] }
        case .either(let several): return several.compactMap(unwrap)
        case .unstated, .term: return nil
        }
    }
}

extension TermValue {
    var asTargets: Selection<TargetClass>? { if case .targets(let x) = self { x } else { nil } }
    var asActs: Selection<Act>? { if case .acts(let x) = self { x } else { nil } }
    var asWeapons: WeaponScope? { if case .weapons(let x) = self { x } else { nil } }
    var asPlace: PlaceScope? { if case .place(let x) = self { x } else { nil } }
    var asParties: Set<ActorID>? { if case .parties(let x) = self { x } else { nil } }
    var asExemptions: Set<ExemptionName>? { if case .exemptions(let x) = self { x } else { nil } }
    var asStandard: StandardOfProof? { if case .standard(let x) = self { x } else { nil } }
    var asAnchor: Anchor? { if case .anchor(let x) = self { x } else { nil } }
    var asTiming: Timing? { if case .timing(let x) = self { x } else { nil } }
    var asDuration: Int64? { if case .duration(let x) = self { x } else { nil } }
    var asInstant: InstantExpression? { if case .instant(let x) = self { x } else { nil } }
}

/// One way in which the beginning and the end of a provision may fall.
struct OracleWindow: Hashable {
    var from: Instant
    var until: Instant

    /// Whether an event lies in the window. An event that ends as the window ends lies within; "the moment
    /// at which it no longer applies" itself does not.
    func holds(_ event: Interval) -> Truth {
        if from <= event.earliest, event.latest <= until, event.earliest < until { return .yes }
        if event.earliest >= until || event.latest < from || from >= until { return .no }
        // Likewise what ends as the window begins lies before it.
        if event.latest == from, event.earliest < from { return .no }
        return .perhaps
    }
}

/// The time in force of a provision under a reading, by trying every value of what is open.
struct OracleWindows {
    var windows: [OracleWindow] = []
    /// Whether the beginning rests on nothing that is open, and the end likewise.
    var fromIsStated = true
    var untilIsStated = true
    /// The one open instant, where there is exactly one, and its value in each window.
    var openTerm: String?
    var openValues: [Instant] = []

    /// A moment, told as an open unknown and what is added to it, or as a moment.
    private enum Ground {
        case moment(Instant)
        case unknown(String, plus: Int64)
    }

    private typealias Choice = [TermName: InstantExpression]

    init(_ provision: Provision, _ reading: Reading, around span: Interval) {
        // "It lies within exactly if ..." is tried on every hour of what happened and twelve days around it.
        var hours: [Instant] = []
        var hour = span.earliest - 12 * 86_400
        while hour <= span.latest + 12 * 86_400 {
            hours.append(hour)
            hour = hour + 3_600
        }
        for choice in Self.choices(reading) {
            for from in Self.grounds(provision.from, reading, choice, "from") {
                for until in Self.grounds(provision.until, reading, choice, "until") {
                    attempt(from, until, hours)
                }
            }
        }
    }

    private mutating func attempt(_ from: Ground, _ until: Ground, _ hours: [Instant]) {
        switch (from, until) {
        case (.moment(let a), .moment(let b)): windows.append(OracleWindow(from: a, until: b))
        case (.unknown(let name, let plus), .moment(let b)):
            fromIsStated = false
            openTerm = name
            for hour in hours {
                windows.append(OracleWindow(from: hour + plus, until: b))
                openValues.append(hour)
            }
        case (.moment(let a), .unknown(let name, let plus)):
            untilIsStated = false
            openTerm = name
            for hour in hours {
                windows.append(OracleWindow(from: a, until: hour + plus))
                openValues.append(hour)
            }
        case (.unknown(let x, let plusX), .unknown(let y, let plusY)):
            fromIsStated = false
            untilIsStated = false
            if x == y {
                openTerm = x
                for hour in hours {
                    windows.append(OracleWindow(from: hour + plusX, until: hour + plusY))
                    openValues.append(hour)
                }
            } else {
                // Two unknowns: every day will do to show that the answer is open.
                for (i, a) in hours.enumerated() where i % 24 == 0 {
                    for (j, b) in hours.enumerated() where j % 24 == 0 {
                        windows.append(OracleWindow(from: a + plusX, until: b + plusY))
                    }
                }
            }
        }
    }

    /// One value for each open term of which several are relayed: a term has one value at a time, wherever
    /// it is used.
    private static func choices(_ reading: Reading) -> [Choice] {
        var all: [Choice] = [[:]]
        for (name, value) in reading.values {
            guard case .either(let several) = value else { continue }
            let expressions = several.compactMap(\.asInstant)
            guard !expressions.isEmpty else { continue }
            var more: [Choice] = []
            for choice in all {
                for expression in expressions {
                    var longer = choice
                    longer[name] = expression
                    more.append(longer)
                }
            }
            all = more
        }
        return all
    }

    private static func grounds(
        _ value: Value<InstantExpression>, _ reading: Reading, _ choice: Choice, _ place: String
    ) -> [Ground] {
        switch value {
        case .stated(let expression): [ground(expression, reading, choice, 0)]
        case .either(let several): several.map { ground($0, reading, choice, 0) }
        case .unstated: [.unknown(place, plus: 0)]
        case .term(let name):
            [ground(InstantExpression(base: .term(name), plusSeconds: 0), reading, choice, 0)]
        }
    }

    private static func ground(
        _ expression: InstantExpression, _ reading: Reading, _ choice: Choice, _ depth: Int
    ) -> Ground {
        switch expression.base {
        case .instant(let instant): return .moment(instant + expression.plusSeconds)
        case .term(let name):
            var next = choice[name]
            if next == nil, case .stated(.instant(let stated))? = reading.values[name] { next = stated }
            guard let next, depth < 10 else { return .unknown(name.text, plus: expression.plusSeconds) }
            switch ground(next, reading, choice, depth + 1) {
            case .moment(let instant): return .moment(instant + expression.plusSeconds)
            case .unknown(let name, let plus):
                return .unknown(name, plus: plus + expression.plusSeconds)
            }
        // No generated agreement counts from what happens, so far.
        case .event, .never: return .unknown("an event", plus: expression.plusSeconds)
        }
    }

    /// Whether an event lies in the time in force, whatever the open values are: "two values are one answer where
    /// they agree, and none where they do not".
    func hold(_ event: Interval) -> Truth {
        guard let first = windows.first?.holds(event) else { return .perhaps }
        for window in windows where window.holds(event) != first { return .perhaps }
        return first
    }
}
