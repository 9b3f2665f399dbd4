import AgreementLanguage
import CeasefireModel

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

/// The time in force of a provision or a permission under a reading, by trying every value of what is open.
struct OracleWindows {
    var windows: [OracleWindow] = []
    /// Whether the beginning rests on nothing that is open, and the end likewise.
    var fromIsStated = true
    var untilIsStated = true

    /// The beginning, where it hangs on something that happened and is known to lie in an interval.
    var fromEvent: Interval?

    /// A moment, told as an open unknown and what is added to it, or as a moment. What has not happened yet did not
    /// happen before a moment at which it was shown not to have.
    private enum Ground {
        case moment(Instant)
        case unknown(String, plus: Int64, after: Instant? = nil)
    }

    private typealias Choice = [TermName: InstantExpression]

    init(
        _ from: Value<InstantExpression>, _ until: Value<InstantExpression>, _ carrying: OracleCarrying,
        around span: Interval
    ) {
        let reading = carrying.reading
        // "It lies within exactly if ..." is tried on every hour of what happened and twelve days around it.
        var hours: [Instant] = []
        var hour = span.earliest - 12 * 86_400
        while hour <= span.latest + 12 * 86_400 {
            hours.append(hour)
            hour = hour + 3_600
        }
        for choice in Self.choices(reading) {
            for from in grounds(from, carrying, choice, isEnd: false) {
                for until in grounds(until, carrying, choice, isEnd: true) {
                    attempt(from, until, hours)
                }
            }
        }
        if Self.isEvent(from), case .at(let interval) = carrying.moment(from, lastOfDay: false) {
            fromEvent = interval
        }
    }

    private static func isEvent(_ value: Value<InstantExpression>) -> Bool {
        if case .stated(let expression) = value, case .event = expression.base { true } else { false }
    }

    private mutating func attempt(_ from: Ground, _ until: Ground, _ hours: [Instant]) {
        func tried(_ after: Instant?) -> [Instant] { hours.filter { after.map($0.isAfter) ?? true } }
        switch (from, until) {
        case (.moment(let a), .moment(let b)): windows.append(OracleWindow(from: a, until: b))
        case (.unknown(_, let plus, let after), .moment(let b)):
            fromIsStated = false
            for hour in tried(after) { windows.append(OracleWindow(from: hour + plus, until: b)) }
        case (.moment(let a), .unknown(_, let plus, let after)):
            untilIsStated = false
            for hour in tried(after) { windows.append(OracleWindow(from: a, until: hour + plus)) }
        case (.unknown(let x, let plusX, let afterX), .unknown(let y, let plusY, let afterY)):
            fromIsStated = false
            untilIsStated = false
            if x == y {
                for hour in tried(afterX) {
                    windows.append(OracleWindow(from: hour + plusX, until: hour + plusY))
                }
            } else {
                // Two unknowns: every day will do to show that the answer is open.
                for (i, a) in tried(afterX).enumerated() where i % 24 == 0 {
                    for (j, b) in tried(afterY).enumerated() where j % 24 == 0 {
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

    private func grounds(
        _ value: Value<InstantExpression>, _ carrying: OracleCarrying, _ choice: Choice, isEnd: Bool
    ) -> [Ground] {
        switch value {
        case .stated(let expression): ground(expression, carrying, choice, isEnd, 0)
        case .either(let several): several.flatMap { ground($0, carrying, choice, isEnd, 0) }
        case .unstated: [.unknown(isEnd ? "until" : "from", plus: 0)]
        case .term(let name): ground(InstantExpression(base: .term(name)), carrying, choice, isEnd, 0)
        }
    }

    private func ground(
        _ expression: InstantExpression, _ carrying: OracleCarrying, _ choice: Choice, _ isEnd: Bool,
        _ depth: Int
    ) -> [Ground] {
        // What is counted in days, or from what happens, the carrying out tells: each hour in which it may lie.
        func told() -> [Ground] {
            switch carrying.moment(.stated(expression), lastOfDay: isEnd) {
            case .at(let interval): return interval.hours.map(Ground.moment)
            case .never: return [.moment(Instant(secondsSinceEpoch: .max / 2))]
            case .open(let after): return [.unknown("\(expression.base)", plus: 0, after: after)]
            }
        }
        switch expression.base {
        case .instant(let instant):
            return expression.localDay == nil ? [.moment(instant + expression.plusSeconds)] : told()
        case .term(let name):
            if expression.localDay != nil { return told() }
            var next = choice[name]
            if next == nil, case .stated(.instant(let stated))? = carrying.reading.values[name] {
                next = stated
            }
            guard let next, depth < 10 else { return [.unknown(name.text, plus: expression.plusSeconds)] }
            return ground(next, carrying, choice, isEnd, depth + 1).map { ground in
                switch ground {
                case .moment(let instant): .moment(instant + expression.plusSeconds)
                case .unknown(let name, let plus, let after):
                    .unknown(name, plus: plus + expression.plusSeconds, after: after)
                }
            }
        case .event, .never: return told()
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

extension Instant {
    func isAfter(_ other: Instant) -> Bool { self > other }
}

extension Interval {
    /// Every hour of it, and its last moment.
    var hours: [Instant] {
        var hours: [Instant] = []
        var hour = earliest
        while hour < latest {
            hours.append(hour)
            hour = hour + 3_600
        }
        return hours + [latest]
    }
}
