import AgreementLanguage
import CeasefireModel
import TestSupport
import Testing

@testable import Evaluation

@Suite("A record that is watched as it becomes known")
struct WatchTests {
    @Test(
        "ends as the assessment has it, in every generated world", arguments: (1...150).map(UInt64.init))
    func endsAsAssessed(seed: UInt64) throws {
        let world = GeneratedWorld(seed: seed)
        let prepared = PreparedRecord(world.record)
        for replay in ladderReplays(world.agreement, prepared: prepared) {
            for end in replay.ends {
                let response = end.response
                let settlement = try #require(
                    response.settlements(
                        response.breaches(foundOnly: false), found: response.breaches(foundOnly: true)
                    )
                    .first {
                        $0.anchor == end.stream.ladder.anchor
                            && $0.gapSeconds == end.stream.ladder.gapSeconds
                    }, "seed \(seed)")
                let expected = end.isBinding ? settlement.found : settlement.assessed
                let episodes = end.stream.episodes(of: 0)
                try #require(episodes.count == expected.count, "seed \(seed)")
                for (episode, assessed) in zip(episodes, expected) {
                    try compare(end, episode, assessed, seed)
                }
            }
        }
    }

    private func compare(
        _ end: LadderReplay.End, _ episode: Int32, _ assessed: Episode, _ seed: UInt64
    ) throws {
        let standing = end.stream.standing(of: episode)
        let names = end.stream.breaches(of: episode).flatMap { end.names[$0] ?? [] }
        try #require(Set(names) == Set(assessed.breaches), "seed \(seed)")
        try #require(standing.anchored == assessed.anchored, "seed \(seed)")
        for (number, rung) in end.stream.ladder.rungs.enumerated() where rung.leftBecause == nil {
            let verdict = assessed.rungs[number]
            try #require(standing.rungs[number].calledForSince == verdict.condition.since, "seed \(seed)")
            try #require(
                rung.clocks.map { standing.clocks[$0].standing } == verdict.clocks.map(\.state),
                "seed \(seed)")
            try #require(
                rung.clocks.map { standing.clocks[$0].due } == verdict.clocks.map(\.due), "seed \(seed)")
        }
    }

    @Test("the order in which a record is written down makes no difference")
    func anyOrder() {
        let lines = (1...60).map { seed in
            var world = GeneratedWorld(seed: UInt64(seed))
            let told = watch(world.agreement, prepared: PreparedRecord(world.record)).lines
            var random = Seeded(seed: UInt64(seed))
            world.record.reports.shuffle(using: &random)
            world.record.entries.shuffle(using: &random)
            return (told, watch(world.agreement, prepared: PreparedRecord(world.record)).lines)
        }
        #expect(lines.contains { $0.0.contains(where: \.isBinding) })
        #expect(lines.contains { $0.0.contains { $0.revision == .takenBack } })
        for (told, again) in lines { #expect(told == again) }
    }

    @Test(
        "a strike that becomes known after two days takes back that the warning's clock ran from a later one")
    func knownLate() {
        var truce = TruceExample()
        truce.report(
            "R1", Interval(at: at("2026-03-03T10:00")), saidBy: "arland", attribution: "arland ministry",
            place: "Northtown")
        truce.report(
            "R2", Interval(at: at("2026-03-02T18:00")), saidBy: "arland", attribution: "arland ministry",
            place: "Southtown", known: Interval(at: at("2026-03-04T12:00")))
        let lines = watch(truce.agreement, prepared: PreparedRecord(truce.record)).lines.filter {
            $0.party == "arland"
        }
        let warnings = lines.compactMap { line -> String? in
            guard case .clock("warning", _, _, let state) = line.matter else { return nil }
            return "\(state.rawValue), \(line.revision), \(line.isBinding ? "found" : "assessed")"
        }
        #expect(
            warnings == [
                "running, none, assessed", "overdue, none, assessed", "overdue, takenBack, assessed",
            ])
        #expect(lines.last { $0.revision == .takenBack }?.told == at("2026-03-04T12:00"))
    }
}
