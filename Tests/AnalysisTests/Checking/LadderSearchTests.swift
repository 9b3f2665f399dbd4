import AgreementLanguage
import CeasefireModel
import TestSupport
import Testing

@testable import Analysis

/// What the solver says of a ladder is what trying every timeline says, on ladders small enough to try.
@Suite("The search of ladders")
struct LadderSearchTests {
    /// A breach of a timeline that is tried.
    struct Tried {
        var seconds: Int64
        var site: Int
        var act: Int
        var killed: Int
    }

    static let acts: [Act] = ["drone-strike", "shelling"]
    static let longest: Int64 = 5
    static let worlds = 2_000

    // MARK: The rules, in the plainest words

    static func calls(
        _ condition: Condition, _ breaches: [Tried], at now: Int64, _ response: Response,
        _ question: EpisodeFormulas.Question
    ) -> Bool {
        switch condition {
        case .firstBreach: return !breaches.isEmpty
        case .count(let n, let within):
            guard let within else { return breaches.count >= n }
            return breaches.contains { first in
                breaches.filter { $0.seconds >= first.seconds && $0.seconds - first.seconds <= within }.count
                    >= n
            }
        case .places(let n): return Set(breaches.map(\.site)).count >= n
        case .killed(let n): return breaches.map(\.killed).reduce(0, +) >= n
        case .actsInclude(let wanted): return breaches.contains { wanted.contains(acts[$0.act]) }
        case .continuesAfter(let name):
            guard let below = response.rungs.first(where: { $0.name == name }),
                case .stated(let timing) = below.timing
            else { return false }
            let later = breaches.indices.dropFirst()
            switch question {
            case .isNeverCalled:
                guard let within = timing.withinSeconds,
                    calls(below.condition, breaches, at: now, response, question)
                else {
                    return false
                }
                return later.contains { breaches[$0].seconds >= breaches[0].seconds + within }
            case .canBeCalled:
                return later.contains { i in
                    breaches[i].seconds >= breaches[0].seconds + (timing.notBeforeSeconds ?? 0)
                        && everCalls(below, breaches, first: i, response, question)
                }
            }
        case .stoppedFor(let seconds): return breaches.last.map { now - $0.seconds >= seconds } ?? false
        case .any(let parts): return parts.contains { calls($0, breaches, at: now, response, question) }
        case .all(let parts): return parts.allSatisfy { calls($0, breaches, at: now, response, question) }
        case .not(let part): return !calls(part, breaches, at: now, response, question)
        default: return false
        }
    }

    /// Whether a rung is called for at some moment before the breach after the first so many, tried second by second. After the last
    /// breach of all everybody waits for longer than any rung asks for.
    static func everCalls(
        _ rung: Rung, _ breaches: [Tried], first count: Int? = nil, _ response: Response,
        _ question: EpisodeFormulas.Question
    ) -> Bool {
        (1...(count ?? breaches.count)).contains { known in
            let last = breaches[known - 1].seconds
            let end = known < breaches.count ? max(last, breaches[known].seconds - 1) : last + 2 * longest
            return (last...end).contains { now in
                calls(rung.condition, Array(breaches[..<known]), at: now, response, question)
            }
        }
    }

    /// Every episode of so many breaches.
    static func episodes(_ count: Int, gap: Int64?, places: Bool, acts: Range<Int>, toll: Int) -> [[Tried]] {
        var all: [[Tried]] = [[]]
        for i in 0..<count {
            all = all.flatMap { episode -> [[Tried]] in
                let begin = episode.last?.seconds ?? 0
                let end = i == 0 ? 0 : min(longest, gap.map { begin + $0 } ?? longest)
                guard begin <= end else { return [] }
                let sites = places ? (episode.map(\.site).max() ?? -1) + 1 : 0
                return (begin...end).flatMap { seconds in
                    (0...sites).flatMap { site in
                        acts.flatMap { act in
                            (0...toll).map { killed in
                                episode + [Tried(seconds: seconds, site: site, act: act, killed: killed)]
                            }
                        }
                    }
                }
            }
        }
        return all
    }

    // MARK: Generated ladders

    static func condition(depth: Int, below: RungName?, using dice: inout Seeded) -> Condition {
        switch dice.below(depth > 0 ? 10 : 7) {
        case 0: return .firstBreach
        case 1: return .count(atLeast: 1 + dice.below(3), withinSeconds: Int64(1 + dice.below(4)))
        case 2: return .count(atLeast: 1 + dice.below(3), withinSeconds: nil)
        case 3: return .places(atLeast: 1 + dice.below(3))
        case 4: return dice.below(2) == 0 ? .killed(atLeast: 1) : .actsInclude([dice.pick(acts)])
        case 5: return below.map { .continuesAfter($0) } ?? .firstBreach
        case 6: return .stoppedFor(seconds: Int64(1 + dice.below(4)))
        case 7: return .any(parts(depth, below, &dice))
        case 8: return .all(parts(depth, below, &dice))
        default: return .not(condition(depth: depth - 1, below: below, using: &dice))
        }
    }

    private static func parts(_ depth: Int, _ below: RungName?, _ dice: inout Seeded) -> [Condition] {
        (0..<2).map { _ in condition(depth: depth - 1, below: below, using: &dice) }
    }

    static func response(using dice: inout Seeded) -> Response {
        let span = SourceSpan(file: "generated.md", line: 1, column: 1)
        var rungs: [Rung] = []
        for i in 0..<(1 + dice.below(3)) {
            let within: Int64? = dice.below(4) == 0 ? nil : Int64(1 + dice.below(4))
            let floor: Int64? = dice.below(3) == 0 ? Int64(1 + dice.below(3)) : nil
            rungs.append(
                Rung(
                    name: RungName("rung-\(i)"),
                    condition: condition(depth: 2, below: rungs.last?.name, using: &dice),
                    measure: "a measure",
                    timing: .stated(Timing(withinSeconds: within, notBeforeSeconds: floor)), span: span))
        }
        let gap: Int64? = dice.below(3) == 0 ? nil : Int64(1 + dice.below(3))
        return Response(
            name: "ladder", document: "generated", provisions: ["fire-ceases"], breachBy: .stated(["east"]),
            clockStarts: .stated(.occurred), episodeEndsAfter: gap.map { .stated($0) } ?? .unstated,
            rungs: rungs,
            span: span)
    }

    // MARK: Tests

    @Test("agrees with trying every timeline, on small ladders")
    func exhaustive() {
        var reachable = 0
        var avoidable = 0
        for seed in 0..<UInt64(Self.worlds) {
            var dice = Seeded(seed: seed)
            let response = Self.response(using: &dice)
            let search = LadderSearch(
                response, acts: Self.acts, bounds: Draft.Bounds(events: 3), seconds: Self.longest)
            let parts = response.rungs.flatMap(\.condition.parts)
            let places = parts.contains { if case .places = $0 { true } else { false } }
            let waits = parts.contains { if case .continuesAfter = $0 { true } else { false } }
            // An act that no rung asks for can be any.
            let told = parts.contains { if case .actsInclude = $0 { true } else { false } }
            let toll = parts.contains { if case .killed = $0 { true } else { false } } ? 1 : 0
            guard let rung = response.rungs.last else { continue }
            for count in 1...3 {
                let all = Self.episodes(
                    count, gap: search.gapSeconds, places: places, acts: told ? Self.acts.indices : 0..<1,
                    toll: toll)
                let called = all.map { Self.everCalls(rung, $0, response, .isNeverCalled) }
                let avoiding = zip(all, called).filter { !$1 }.map(\.0)
                let shortest = avoiding.compactMap { $0.last?.seconds }.min()
                let longest = avoiding.compactMap { $0.last?.seconds }.max()
                #expect(
                    Self.length(search.avoid([rung], count: count)) == shortest,
                    "seed \(seed), \(count) breaches")
                #expect(
                    Self.length(search.avoid([rung], count: count, longest: true)) == longest,
                    "seed \(seed), \(count) breaches, the longest")
                if shortest != nil { avoidable += 1 }
                // In whose favour is read what nobody can tell matters only where a rung waits for another.
                let canCall = waits ? all.map { Self.everCalls(rung, $0, response, .canBeCalled) } : called
                let calling = zip(all, canCall).filter(\.1).compactMap { $0.0.last?.seconds }.min()
                if let calling {
                    reachable += 1
                    guard case .found(let breaches) = search.reach(rung) else {
                        Issue.record("seed \(seed): the solver does not reach \(rung.name)")
                        break
                    }
                    #expect(breaches.count == count && breaches.last?.seconds == calling, "seed \(seed)")
                    break
                }
                if count == 3, search.events == 3 { #expect(search.reach(rung) == .none, "seed \(seed)") }
            }
        }
        // The worlds are no good if all of them say the same.
        #expect(reachable > Self.worlds / 2 && reachable < Self.worlds)
        #expect(avoidable > Self.worlds / 2)
    }

    private static func length(_ answer: LadderSearch.Answer) -> Int64? {
        if case .found(let breaches) = answer { breaches.last?.seconds } else { nil }
    }
}
