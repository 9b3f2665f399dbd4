import AgreementLanguage
import CeasefireModel
import TestSupport
import Testing

@testable import Evaluation

@Suite("A ladder on a stream says what an assessment says")
struct StreamPropertyTests {
    /// What is said of an episode, without its words.
    struct Said: Equatable, CustomStringConvertible {
        var began: Interval?
        var anchored: Interval?
        var breaches: Set<String>
        var rungs: [String]
        var description: String {
            "\n\(breaches.sorted()) \(Self.text(began)) \(Self.text(anchored)) \(rungs)"
        }
        static func text(_ interval: Interval?) -> String {
            guard let interval else { return "-" }
            let hours = [interval.earliest, interval.latest].map {
                Double($0 - GeneratedLadder.start) / 3_600
            }
            return hours[0] == hours[1] ? "\(hours[0])" : "\(hours[0])..\(hours[1])"
        }
    }

    func said(_ episode: Episode) -> Said {
        Said(
            began: nil, anchored: episode.anchored, breaches: Set(episode.breaches),
            rungs: episode.rungs.map { rung in
                let condition =
                    switch rung.condition {
                    case .holds(let since, _): "holds \(Said.text(since))"
                    case .mayHold: "mayHold"
                    case .doesNotHold: "doesNotHold"
                    case .unstated: "unstated"
                    }
                return condition
                    + rung.clocks.map { " \($0.kind.rawValue) \(Said.text($0.due)) \($0.state.rawValue)" }
                    .joined()
            })
    }

    func said(_ episode: Int32, _ stream: LadderStream, _ names: [Int32: String]) -> Said {
        let standing = stream.standing(of: episode)
        return Said(
            began: nil, anchored: standing.anchored,
            breaches: Set(stream.breaches(of: episode).map { names[$0] ?? "?" }),
            rungs: stream.ladder.rungs.enumerated().map { index, rung in
                let own = standing.rungs[index]
                let condition =
                    own.condition == .holds ? "holds \(Said.text(own.calledForSince))" : "\(own.condition)"
                return condition
                    + rung.clocks.map {
                        let clock = standing.clocks[$0]
                        return
                            " \(stream.ladder.clocks[$0].kind.rawValue) \(Said.text(clock.due)) \(clock.standing.rawValue)"
                    }.joined()
            })
    }

    @Test(
        "after every event, in any order, with breaches withdrawn and told again",
        arguments: (1...400).map(UInt64.init))
    func afterEveryEvent(seed: UInt64) throws {
        var world = GeneratedLadder(seed: seed)
        var random = Seeded(seed: seed &+ 1_000_000)
        world.breaches.shuffle(using: &random)
        world.measures.shuffle(using: &random)
        let ladder = try #require(
            StreamLadder.all(world.response, under: world.reading).first {
                $0.gapSeconds == world.gap && $0.anchor == world.anchor
            })
        var stream = LadderStream(ladder)
        var mirror = Mirror(ladder)
        let lane = stream.lane(7)
        var now = GeneratedLadder.start
        var rows: [Int32: String] = [:]
        var known: [Breach] = []
        var taken: [Measure] = []
        var waiting = world.breaches
        var untaken = world.measures
        stream.advance(to: now)
        for step in 0..<60 {
            switch random.below(6) {
            case 0:
                now = now + Int64(random.below(20)) * 1_800
                stream.advance(to: now)
            case 1:
                guard let measure = untaken.popLast() else { continue }
                guard let rung = ladder.rungs.firstIndex(where: { $0.name == measure.rung }),
                    let isCertain = ladder.asks(rung, of: measure.by)
                else { continue }
                taken.append(measure)
                stream.take(rung: rung, at: measure.taken, isCertain: isCertain, in: lane)
            case 2 where random.below(2) == 0:
                guard let (row, name) = rows.sorted(by: { $0.key < $1.key }).randomElement(using: &random),
                    let index = known.firstIndex(where: { $0.id == name })
                else { continue }
                waiting.insert(known.remove(at: index), at: 0)
                rows[row] = nil
                stream.withdraw(row)
            case 3 where world.anchor == .found:
                guard let (row, name) = rows.sorted(by: { $0.key < $1.key }).randomElement(using: &random),
                    let index = known.firstIndex(where: { $0.id == name }), let finding = known[index].finding
                else { continue }
                // Found at another time, and told so.
                var other = finding
                other.made = finding.made + Int64(random.below(9) - 4) * 3_600
                known[index].finding = other
                stream.anchor(row, other.made)
            default:
                guard let breach = waiting.popLast() else { continue }
                known.append(breach)
                rows[stream.add(world.told(breach, of: ladder), to: lane)] = breach.id
            }
            let expected = world.assessed(known, taken, now: now).map(said)
            let found = stream.episodes(of: lane).map { said($0, stream, rows) }
            try #require(found == expected, "seed \(seed), step \(step)")
            mirror.hear(stream.notices)
            stream.clearNotices()
            for episode in stream.episodes(of: lane) {
                try #require(
                    mirror.agrees(with: stream.standing(of: episode), of: episode),
                    "what was told does not add up: seed \(seed), step \(step)")
            }
            try #require(mirror.episodes == Set(stream.episodes(of: lane)), "seed \(seed), step \(step)")
        }
    }

    @Test(
        "of hundreds of breaches in one lane, whatever order they come in",
        arguments: (1...12).map(UInt64.init)
    )
    func ofMany(seed: UInt64) throws {
        var world = GeneratedLadder(seed: seed &+ 5_000, count: 300)
        var random = Seeded(seed: seed &+ 6_000)
        world.breaches.shuffle(using: &random)
        let ladder = try #require(
            StreamLadder.all(world.response, under: world.reading).first {
                $0.gapSeconds == world.gap && $0.anchor == world.anchor
            })
        var stream = LadderStream(ladder)
        let lane = stream.lane(7)
        var known: [Int32: Breach] = [:]
        var taken: [Measure] = []
        for (number, breach) in world.breaches.enumerated() {
            known[stream.add(world.told(breach, of: ladder), to: lane)] = breach
            if random.below(4) == 0, let row = known.keys.sorted().randomElement(using: &random) {
                known[row] = nil
                stream.withdraw(row)
            }
            if number < world.measures.count,
                let rung = ladder.rungs.firstIndex(where: { $0.name == world.measures[number].rung }),
                let isCertain = ladder.asks(rung, of: world.measures[number].by)
            {
                taken.append(world.measures[number])
                stream.take(rung: rung, at: world.measures[number].taken, isCertain: isCertain, in: lane)
            }
            guard number % 100 == 99 else { continue }
            let now = GeneratedLadder.start + Int64(number) * 24 * 3_600
            stream.advance(to: now)
            let expected = world.assessed(Array(known.values), taken, now: now).map(said)
            let found = stream.episodes(of: lane).map { said($0, stream, known.mapValues(\.id)) }
            try #require(found == expected, "seed \(seed), after \(number + 1)")
        }
    }

    /// Knows only what was told.
    struct Mirror {
        let ladder: StreamLadder
        var rungs: [Int32: [Int: (LadderStanding.Condition, Interval?)]] = [:]
        var clocks: [Int32: [Int: (Clock.State, Interval?)]] = [:]
        var episodes: Set<Int32> = []

        init(_ ladder: StreamLadder) { self.ladder = ladder }

        mutating func hear(_ notices: ContiguousArray<StreamNotice>) {
            for notice in notices {
                if notice.isGone { episodes.remove(notice.episode) } else { episodes.insert(notice.episode) }
                switch notice.matter {
                case .beginning: break
                case .rung:
                    rungs[notice.episode, default: [:]][Int(notice.number)] = (notice.rungAfter, notice.span)
                case .clock:
                    clocks[notice.episode, default: [:]][Int(notice.number)] = (
                        notice.clockAfter, notice.span
                    )
                }
            }
        }

        func agrees(with standing: LadderStanding, of episode: Int32) -> Bool {
            standing.rungs.indices.allSatisfy { i in
                let (condition, since) = rungs[episode]?[i] ?? (.doesNotHold, nil)
                return condition == standing.rungs[i].condition && since == standing.rungs[i].calledForSince
            }
                && standing.clocks.indices.allSatisfy { i in
                    let (state, due) = clocks[episode]?[i] ?? (.notCalledFor, nil)
                    return state == standing.clocks[i].standing
                        && (state == .notCalledFor || due == standing.clocks[i].due)
                }
        }
    }
}
