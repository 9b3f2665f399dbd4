import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

extension OracleComparison {
    mutating func compareResponses(_ name: String, _ engine: ReadingVerdict, _ breaches: OracleBreaches) {
        var defaults: Set<OracleDefault> = []
        for response in verdict.agreement.responses {
            let owing = breaches.deeds.filter { response.deeds.contains($0.name) }.map(\.party)
            for party in Set(verdict.agreement.parties).union(owing).sorted() {
                let place = "\(name) \(response.name)/\(party)"
                guard
                    let said = engine.responses.first(where: {
                        $0.response == response.name && $0.party == party
                    })
                else {
                    note(place, "nothing", "something")
                    continue
                }
                compare(place, said, response, breaches, &defaults)
            }
        }
        let said = engine.guarantorDefaults.map {
            OracleDefault(
                response: $0.response, rung: $0.rung, guarantor: $0.guarantor, party: $0.party,
                episode: $0.episode, due: $0.due, isHypothetical: $0.isHypothetical)
        }
        check("\(name) defaults", Set(said), defaults)
    }

    private mutating func compare(
        _ place: String, _ said: ResponseVerdict, _ response: Response, _ all: OracleBreaches,
        _ defaults: inout Set<OracleDefault>
    ) {
        let reading = all.oracle.reading
        var answers: Bool?
        if let bound = meanings(response.breachBy, reading, \.asParties) {
            let each = bound.map { $0.contains(said.party) }
            if Set(each).count == 1 { answers = each[0] }
        }
        check("\(place) answers the party", said.answersParty, answers)
        let breaches = all.of(said.party, response)
        let found = all.of(said.party, response, foundOnly: true)
        check("\(place) found", Set(said.found), Set(found.map(\.id)))
        check("\(place) breaches", Set(said.breaches), Set(breaches.map(\.id)))
        check("\(place) incidents", Set(said.incidents), Set(breaches.compactMap(\.incident?.id)))
        check("\(place) incidents, each once", said.incidents.count, Set(said.incidents).count)
        check("\(place) duties", said.duties, breaches.count { $0.deed != nil })
        if breaches.isEmpty || answers == false {
            check("\(place) scenarios", said.scenarios.count, 0)
            return
        }
        let anchors = meanings(response.clockStarts, reading, \.asAnchor) ?? Anchor.allCases
        check("\(place) anchors", Set(said.scenarios.map(\.anchor)), Set(anchors))
        let oracle = all.oracle
        func ladder(_ breaches: [OracleBreach]) -> OracleLadder {
            OracleLadder(
                response: response, party: said.party, verdict: verdict, reading: reading,
                carrying: oracle.carrying, breaches: breaches,
                now: verdict.now ?? Instant(secondsSinceEpoch: 0)
            ) { oracle.reaches($0, $1) }
        }
        let ladders = OracleLadders(found: ladder(found), all: ladder(breaches))
        compareGaps(place, said, response, reading, ladders)
        for scenario in said.scenarios { compare(place, scenario, ladders) }
        if response.isGuarantee { defaults.formUnion(ladders.defaults(said.scenarios)) }
    }

    /// Every way of settling how long a silence ends an episode turns up.
    private mutating func compareGaps(
        _ place: String, _ said: ResponseVerdict, _ response: Response, _ reading: Reading,
        _ ladders: OracleLadders
    ) {
        let gaps = Set(said.scenarios.map(\.episodeEndsAfterSeconds))
        if let stated = meanings(response.episodeEndsAfter, reading, \.asDuration) {
            check("\(place) gaps", gaps, Set(stated.map(Optional.some)))
            return
        }
        // Every bound of whole hours parts the breaches no more than the shortest shown, no less than the longest.
        for ladder in [ladders.found, ladders.all] {
            let counts = gaps.map { ladder.episodes(endsAfter: $0).count }
            for hours in Int64(0)...300 {
                let count = ladder.episodes(endsAfter: hours * 3_600).count
                if count < counts.min() ?? 0 || count > counts.max() ?? 0 {
                    note("\(place) gaps", counts, "\(count) episodes at \(hours) h")
                    return
                }
            }
        }
    }

    private mutating func compare(_ place: String, _ scenario: Scenario, _ ladders: OracleLadders) {
        let gap = scenario.episodeEndsAfterSeconds.map { "\($0 / 3_600) h" } ?? "never"
        let place = "\(place) \(scenario.anchor.rawValue), \(gap)"
        let found = ladders.found.episodes(scenario)
        // "It is told beside what binds, where it says anything else."
        let other = ladders.all.episodes(scenario).filter { episode in
            !found.contains { $0.isSame(as: episode) }
        }
        compare("\(place) binding", scenario.episodes.filter { !$0.isHypothetical }, found, beside: [])
        compare("\(place) hypothetical", scenario.episodes.filter(\.isHypothetical), other, beside: found)
    }

    private mutating func compare(
        _ place: String, _ episodes: [Episode], _ expected: [OracleEpisode], beside found: [OracleEpisode]
    ) {
        check(
            "\(place) episodes", episodes.map { Set($0.breaches) },
            expected.map { Set($0.breaches.map(\.id)) })
        for (said, expected) in zip(episodes, expected) {
            let place = "\(place) \(said.first)"
            check("\(place) first", said.first, expected.breaches[0].subject)
            check("\(place) not found", Set(said.notFound), Set(expected.notFound.map(\.id)))
            check("\(place) occurred", said.occurred, expected.occurred)
            check("\(place) anchored", said.anchored, expected.anchor)
            for (i, (rung, other)) in zip(said.rungs, expected.rungs).enumerated() {
                check("\(place) \(rung.rung) who", Set(rung.who), other.who)
                check("\(place) \(rung.rung) condition", OracleCondition(rung.condition), other.condition)
                check(
                    "\(place) \(rung.rung) clocks",
                    rung.clocks.map { OracleClock(kind: $0.kind, due: $0.due, state: $0.state) },
                    other.clocks)
                // "Where both say the same of a clock, it binds."
                let binding = found.filter { $0.breaches[0].subject == said.first }.map { $0.rungs[i] }
                    .filter { $0.condition.name == other.condition.name }.flatMap(\.clocks)
                check(
                    "\(place) \(rung.rung) hypothetical clocks", rung.clocks.map(\.isHypothetical),
                    other.clocks.map { said.isHypothetical && !binding.contains($0) })
            }
        }
    }
}
