internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Solving

/// When a rung may lawfully come to be called for, where that waits for somebody's word.
struct VerificationTimes {
    /// A word that is waited for.
    struct Waited {
        var condition: Condition
        /// After how many seconds it comes.
        var seconds: Int64
        /// `the decision on sanctions-due`.
        var words: String
    }

    /// After how many seconds the rung is called for: later than its ceiling.
    let called: Int64
    /// What is waited for, and when it comes.
    let waited: [Waited]
    /// Whether the text limits how long all of them may take.
    let isLimited: Bool

    /// Looks for a lawful course of things in which the rung is called for only after its ceiling, and not before; the latest where
    /// the text limits the time, and else one that is an hour late.
    ///
    /// Breaches are taken to be as many and as grave as need be, all at once: what is left are words.
    ///
    /// - Returns: nil where there is none.
    init?(_ name: RungName, of response: Response, ceiling: Int64, in draft: Draft) {
        guard let rung = response.rungs.first(where: { $0.name == name }) else { return nil }
        let most = Int64(draft.bounds.days) * 86_400
        var problem = Problem()
        var times: [Condition: Linear] = [:]
        var unlimited = false
        for part in Self.words(in: rung.condition, of: response) where times[part] == nil {
            let limit = Self.limit(part)
            if limit == nil { unlimited = true }
            times[part] = problem.variable("word\(times.count)", in: 0...max(0, limit ?? most))
        }
        guard !times.isEmpty, ceiling < most else { return nil }
        let called = problem.variable("called", in: (ceiling + 1)...most)
        let course = Course(response: response, times: times)
        problem.require(course.holds(rung.condition, at: called))
        problem.require(.not(course.holds(rung.condition, at: Linear(ceiling))))
        // It is called for when the last word comes.
        problem.require(.any(times.values.map { .equal($0, called) }))
        let sum = times.values.reduce(Linear(0), +)
        if unlimited, ceiling + 3_600 <= most { problem.require(.atMost(Linear(ceiling + 3_600), called)) }
        let least = unlimited ? [called, sum] : [called * -1, sum]
        guard case .found(let values) = draft.effort.solution(of: problem, least: least) else { return nil }
        self.called = called.value(values)
        isLimited = !unlimited
        waited = Self.words(in: rung.condition, of: response).reduce(into: []) { all, part in
            guard let time = times[part], !all.contains(where: { $0.condition == part }) else { return }
            all.append(Waited(condition: part, seconds: time.value(values), words: Self.words(for: part)))
        }
    }

    /// The words that a condition asks for, those of rungs below among them.
    private static func words(in condition: Condition, of response: Response) -> [Condition] {
        condition.parts.flatMap { part -> [Condition] in
            switch part {
            case .certified, .decided, .breachFound: return [part]
            case .continuesAfter(let name):
                let below = response.rungs.first { $0.name == name }
                return below.map { words(in: $0.condition, of: response) } ?? []
            default: return []
            }
        }
    }

    /// How many seconds a word may take; nil where nothing limits it.
    private static func limit(_ condition: Condition) -> Int64? {
        if case .decided(let rule) = condition, case .stated(let within)? = rule.within {
            within
        } else {
            nil
        }
    }

    private static func words(for condition: Condition) -> String {
        switch condition {
        case .decided(let rule): "the decision on \(rule.matter)"
        case .certified(let rule): "the certification of \(rule.matter)"
        case .breachFound(let names, _):
            "the finding on \(names.sorted().map(\.text).joined(separator: ", "))"
        default: "it"
        }
    }

    /// What holds when, in seconds from the first breach.
    private struct Course {
        let response: Response
        let times: [Condition: Linear]

        func holds(_ condition: Condition, at moment: Linear) -> Formula {
            switch condition {
            case .certified, .decided, .breachFound:
                return times[condition].map { .atMost($0, moment) } ?? .constant(false)
            case .continuesAfter(let name):
                guard let below = response.rungs.first(where: { $0.name == name }),
                    case .stated(let timing) = below.timing, let within = timing.withinSeconds
                else { return .constant(false) }
                return .all([holds(below.condition, at: moment), .atMost(Linear(within), moment)])
            case .stoppedFor(let seconds): return .atMost(Linear(seconds), moment)
            case .expandedAttack(.stated(let definition)): return holds(definition, at: moment)
            case .expandedAttack, .unstated: return .constant(false)
            case .any(let all): return .any(all.map { holds($0, at: moment) })
            case .all(let all): return .all(all.map { holds($0, at: moment) })
            case .not(let one): return .not(holds(one, at: moment))
            case .firstBreach, .count, .places, .killed, .injured, .actsInclude, .performed:
                return .constant(true)
            }
        }
    }
}
