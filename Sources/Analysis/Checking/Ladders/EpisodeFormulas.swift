internal import AgreementLanguage
internal import CeasefireModel
internal import Solving

/// An episode of so many breaches as formulas: when each happens, what it is, and which rungs it calls for.
///
/// Breaches are moments, known and found as soon as they happen, so that all anchors are the first breach. What others must
/// decide, certify or do besides is taken to be done at once, and what they must not say is not said: a loophole that is left under the
/// best enforcement is left under any.
struct EpisodeFormulas {
    /// What is asked, and so in whose favour that is read which nobody can tell.
    enum Question: Hashable, Sendable {
        /// Whether a rung is ever called for: what is unstated may be so, and measures may be taken early.
        case canBeCalled
        /// Whether a rung is never called for: what is unstated is not so, and measures are taken when they are due.
        case isNeverCalled
    }

    let response: Response
    let question: Question
    /// The acts among which each breach is one.
    let acts: [Act]
    /// When each breach happens, in seconds from the first.
    private(set) var times: [Linear] = []
    private var sites: [Linear] = []
    private var actIndices: [Linear] = []
    private var killed: [Linear] = []
    private var injured: [Linear] = []
    private(set) var problem = Problem()

    /// Creates an episode.
    ///
    /// - Parameters:
    ///   - count: How many breaches.
    ///   - seconds: How long the episode is at the most.
    ///   - gapSeconds: The longest silence between two breaches; nil for any.
    init(
        _ response: Response, question: Question, acts: [Act], count: Int, seconds: Int64, gapSeconds: Int64?
    ) {
        self.response = response
        self.question = question
        self.acts = acts
        // Only what some rung asks for is looked for: the rest is as small as can be.
        let parts = response.rungs.flatMap(\.condition.parts)
        let asksOfPlaces = parts.contains { if case .places = $0 { true } else { false } }
        let asksOfActs = parts.contains { if case .actsInclude = $0 { true } else { false } }
        let mostKilled = parts.compactMap { if case .killed(let most) = $0 { most } else { nil } }.max() ?? 0
        let mostInjured =
            parts.compactMap { if case .injured(let most) = $0 { most } else { nil } }.max() ?? 0
        for i in 0..<count {
            times.append(i == 0 ? Linear(0) : problem.variable("t\(i)", in: 0...seconds))
            // At the place of the breach before it, or at one where none was: how many places there are is all that is asked.
            let before = sites.last ?? Linear(0)
            sites.append(asksOfPlaces && i > 0 ? before + problem.variable("new\(i)", in: 0...1) : before)
            actIndices.append(
                asksOfActs ? problem.variable("act\(i)", in: 0...Int64(max(0, acts.count - 1))) : Linear(0))
            killed.append(
                mostKilled > 0 ? problem.variable("killed\(i)", in: 0...Int64(mostKilled)) : Linear(0))
            injured.append(
                mostInjured > 0 ? problem.variable("injured\(i)", in: 0...Int64(mostInjured)) : Linear(0))
        }
        for (a, b) in zip(times, times.dropFirst()) {
            problem.require(.atMost(a, b))
            if let gapSeconds { problem.require(.atMost(b - a, Linear(gapSeconds))) }
        }
    }

    /// The same episode with breaches that are known.
    func fixed(_ breaches: [PlannedBreach]) -> Self {
        var fixed = self
        fixed.times = breaches.map { Linear($0.seconds) }
        fixed.sites = breaches.map { Linear(Int64($0.site)) }
        fixed.actIndices = breaches.map { breach in
            Linear(Int64(acts.firstIndex { $0 == breach.act } ?? 0))
        }
        fixed.killed = breaches.map { Linear(Int64($0.killed)) }
        fixed.injured = breaches.map { Linear(Int64($0.injured)) }
        return fixed
    }

    /// After how many seconds the breaches are repeated.
    mutating func period(in bounds: ClosedRange<Int64>) -> Linear { problem.variable("period", in: bounds) }

    mutating func require(_ formula: Formula) { problem.require(formula) }

    /// Numbers that are best small, so that a timeline is short, then simple: its length, the places, the victims.
    var least: [Linear] {
        let rest = (killed + injured + actIndices).reduce(sites.last ?? Linear(0), +)
        return rest.terms.isEmpty ? [times.last ?? Linear(0)] : [times.last ?? Linear(0), rest]
    }

    // MARK: Rungs

    /// Whether a rung is called for by the first so many breaches, when so long has passed since the last of them.
    func calls(_ rung: Rung, first count: Int, quietSeconds: Int64 = 0) -> Formula {
        inEveryWay(rung.condition) { formula($0, first: count, quietSeconds) }
    }

    /// Whether a condition holds, whichever of the words are said that it asks for both to be said and not to be said.
    private func inEveryWay(_ condition: Condition, _ formula: (Condition) -> Formula) -> Formula {
        let mixed = condition.wordsBothWays.prefix(Self.mostMixedWords)
        let ways = mixed.reduce([condition]) { ways, word in
            ways.flatMap { [$0.replacing(word, isSaid: true), $0.replacing(word, isSaid: false)] }
        }
        return ways.count == 1 ? formula(condition) : .any(ways.map(formula))
    }

    /// Of more words that are asked for both ways each is taken as suits where it stands.
    private static let mostMixedWords = 3

    /// Whether a rung is called for at some moment of the episode, or of the silence after it.
    func everCalls(_ rung: Rung) -> Formula { everCalls(rung, first: max(1, times.count)) }

    /// Whether a rung is called for by some number of breaches up to this one.
    private func everCalls(_ rung: Rung, first count: Int, period: Linear? = nil) -> Formula {
        // What more breaches cannot undo is called for by all of them, where it is by fewer.
        if lasts(rung.condition) { return calls(rung, first: count) }
        return .any(
            (1...count).flatMap { first in
                silences(rung.condition).map { quiet in
                    .all([
                        isQuiet(after: first, forSeconds: quiet, period: period),
                        calls(rung, first: first, quietSeconds: quiet),
                    ])
                }
            })
    }

    /// The silences at which it must be asked whether a condition holds: in between, nothing changes.
    func silences(_ condition: Condition) -> [Int64] {
        Set([0] + lengths(condition)).sorted()
    }

    private func lengths(_ condition: Condition) -> [Int64] {
        condition.parts.flatMap { part -> [Int64] in
            switch part {
            case .stoppedFor(let seconds): [seconds]
            case .continuesAfter(let name):
                response.rungs.first { $0.name == name }.map { lengths($0.condition) } ?? []
            default: []
            }
        }
    }

    /// Whether the first so many breaches are followed by such a silence. Whoever goes on does not wait; the last breach of all is
    /// followed by as long a silence as one likes.
    ///
    /// - Parameter period: After how many seconds the breaches are repeated; nil where they are not.
    private func isQuiet(after count: Int, forSeconds seconds: Int64, period: Linear? = nil) -> Formula {
        if seconds == 0 { return .constant(true) }
        guard let next = count < times.count ? times[count] : period.map({ times[0] + $0 }) else {
            return .constant(true)
        }
        return .less(times[count - 1] + Linear(seconds), next)
    }

    /// Whether a condition that holds goes on to hold, however many breaches follow.
    private func lasts(_ condition: Condition) -> Bool {
        condition.parts.allSatisfy { part in
            switch part {
            case .not, .stoppedFor: false
            case .continuesAfter(let name):
                response.rungs.first { $0.name == name }.map { lasts($0.condition) } ?? true
            default: true
            }
        }
    }

    /// - Parameter isWanted: Whether the condition is to hold, and not to be kept from holding by a `not` around it: what nobody can tell,
    ///   and what somebody must say, is as suits the question.
    private func formula(_ condition: Condition, first count: Int, _ quiet: Int64, isWanted: Bool = true)
        -> Formula
    {
        switch condition {
        case .firstBreach: return .constant(count >= 1)
        case .count(let atLeast, nil): return .constant(atLeast > 0 && count >= atLeast)
        case .count(let atLeast, let within?):
            guard atLeast > 0, count >= atLeast else { return .constant(false) }
            return .any(
                (0...(count - atLeast)).map { .atMost(times[$0 + atLeast - 1] - times[$0], Linear(within)) })
        case .places(let atLeast): return places(atLeast: atLeast, first: count)
        case .killed(let atLeast): return .atMost(Linear(Int64(atLeast)), sum(killed, count))
        case .injured(let atLeast): return .atMost(Linear(Int64(atLeast)), sum(injured, count))
        case .actsInclude(let wanted):
            let such = acts.indices.filter { wanted.contains(acts[$0]) }
            return .any(
                (0..<count).flatMap { i in such.map { .equal(actIndices[i], Linear(Int64($0))) } })
        case .continuesAfter(let name): return continues(after: name, first: count, quiet)
        case .expandedAttack(.stated(let definition)):
            return formula(definition, first: count, quiet, isWanted: isWanted)
        case .expandedAttack, .unstated: return .constant((question == .canBeCalled) == isWanted)
        case .stoppedFor(let seconds): return .constant(count >= 1 && quiet >= seconds)
        case .performed, .certified, .decided, .breachFound: return .constant(isWanted)
        case .any(let parts): return .any(parts.map { formula($0, first: count, quiet, isWanted: isWanted) })
        case .all(let parts): return .all(parts.map { formula($0, first: count, quiet, isWanted: isWanted) })
        case .not(let part): return .not(formula(part, first: count, quiet, isWanted: !isWanted))
        }
    }

    private func sum(_ numbers: [Linear], _ count: Int) -> Linear {
        numbers.prefix(count).reduce(Linear(0), +)
    }

    /// Whether the first breaches lie at so many places: places are numbered in the order in which they come up.
    private func places(atLeast: Int, first count: Int) -> Formula {
        guard count >= atLeast else { return .constant(false) }
        if atLeast <= 1 { return .constant(count >= 1) }
        return .atMost(Linear(Int64(atLeast - 1)), sites[count - 1] - sites[0])
    }

    /// Whether a breach begins after a rung's measure was taken, or fell due without being taken.
    private func continues(after name: RungName, first count: Int, _ quiet: Int64) -> Formula {
        guard let rung = response.rungs.first(where: { $0.name == name }), count >= 2 else {
            return .constant(false)
        }
        let timing: Timing? = if case .stated(let one) = rung.timing { one } else { nil }
        switch question {
        case .isNeverCalled:
            // Without a ceiling nothing falls due, and nobody can say that breaches went on after it.
            guard let within = timing?.withinSeconds else { return .constant(false) }
            return .all([
                calls(rung, first: count, quietSeconds: quiet),
                .any((1..<count).map { .atMost(times[0] + Linear(within), times[$0]) }),
            ])
        case .canBeCalled:
            // The measure may be taken as soon as the rung is called for and its floor has passed.
            let floor = timing?.notBeforeSeconds ?? 0
            return .any(
                (1..<count).map { later in
                    .all([
                        everCalls(rung, first: later),
                        .atMost(times[0] + Linear(floor), times[later]),
                    ])
                })
        }
    }

    /// Some of the breaches as an episode of their own.
    func part(_ range: Range<Int>) -> Self {
        var part = self
        part.times = Array(times[range])
        part.sites = Array(sites[range])
        part.actIndices = Array(actIndices[range])
        part.killed = Array(killed[range])
        part.injured = Array(injured[range])
        return part
    }

    // MARK: Without end

    /// Whether a rung is called for in an episode that repeats these breaches for ever.
    ///
    /// - Parameter period: After how many seconds they are repeated.
    func callsForEver(_ rung: Rung, period: Linear) -> Formula {
        if lasts(rung.condition) {
            return inEveryWay(rung.condition) { forEver($0, period: period, 0) }
        }
        // What more breaches can undo is asked in the first round too, before they come.
        let later = times.indices.flatMap { i in
            silences(rung.condition).map { quiet in
                Formula.all([
                    isQuiet(after: i + 1, forSeconds: quiet, period: period),
                    inEveryWay(rung.condition) { forEver($0, period: period, quiet) },
                ])
            }
        }
        return .any([everCalls(rung, first: times.count, period: period)] + later)
    }

    private func forEver(
        _ condition: Condition, period: Linear, _ quiet: Int64, isWanted: Bool = true
    ) -> Formula {
        switch condition {
        case .count(let atLeast, let within?):
            guard atLeast > 1 else { return .constant(atLeast == 1) }
            return .any(
                times.indices.map { first in
                    let (rounds, last) = (first + atLeast - 1).quotientAndRemainder(dividingBy: times.count)
                    return .atMost(times[last] + period * Int64(rounds) - times[first], Linear(within))
                })
        // What is summed over the whole episode passes every threshold in the end.
        case .count(let atLeast, nil): return .constant(atLeast > 0)
        case .killed: return .less(Linear(0), sum(killed, killed.count))
        case .injured: return .less(Linear(0), sum(injured, injured.count))
        case .continuesAfter(let name):
            guard let rung = response.rungs.first(where: { $0.name == name }),
                case .stated(let timing) = rung.timing, timing.withinSeconds != nil
            else { return .constant(false) }
            return inEveryWay(rung.condition) { forEver($0, period: period, quiet) }
        case .expandedAttack(.stated(let definition)):
            return forEver(definition, period: period, quiet, isWanted: isWanted)
        case .any(let parts):
            return .any(parts.map { forEver($0, period: period, quiet, isWanted: isWanted) })
        case .all(let parts):
            return .all(parts.map { forEver($0, period: period, quiet, isWanted: isWanted) })
        case .not(let part): return .not(forEver(part, period: period, quiet, isWanted: !isWanted))
        case .firstBreach, .places, .actsInclude, .expandedAttack, .unstated, .stoppedFor, .performed,
            .certified,
            .decided, .breachFound:
            return formula(condition, first: times.count, quiet, isWanted: isWanted)
        }
    }

    // MARK: Timelines

    /// The breaches that a solution tells of.
    func breaches(_ values: [Int64]) -> [PlannedBreach] {
        times.indices.map { i in
            PlannedBreach(
                seconds: times[i].value(values), site: Int(sites[i].value(values)),
                act: acts.isEmpty ? nil : acts[Int(actIndices[i].value(values))],
                killed: Int(killed[i].value(values)), injured: Int(injured[i].value(values)))
        }
    }
}

/// A breach in a timeline that was searched for.
struct PlannedBreach: Hashable, Sendable {
    /// When, in seconds from the first breach of its episode.
    var seconds: Int64
    /// The number of its place.
    var site: Int
    /// What is done; nil for any act that is forbidden.
    var act: Act?
    var killed: Int
    var injured: Int
}

extension Condition {
    /// The conditions within, itself among them; a defined expanded attack is looked into.
    var parts: [Condition] {
        switch self {
        case .any(let all), .all(let all): [self] + all.flatMap(\.parts)
        case .not(let one): [self] + one.parts
        case .expandedAttack(.stated(let one)): [self] + one.parts
        case .expandedAttack(.either(let all)): [self] + all.flatMap(\.parts)
        default: [self]
        }
    }

    /// The largest number of breaches or places that it asks for; 1 where it asks for none.
    var largestCount: Int {
        parts.map {
            switch $0 {
            case .count(let atLeast, _), .places(let atLeast): atLeast
            case .continuesAfter: 2
            default: 1
            }
        }.max() ?? 1
    }
}
