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
        let ladder = OracleLadder(
            response: response, party: said.party, verdict: verdict, reading: reading,
            carrying: oracle.carrying,
            breaches: breaches, now: verdict.now ?? Instant(secondsSinceEpoch: 0)
        ) { oracle.reaches($0, $1) }
        compareGaps(place, said, response, reading, ladder)
        for scenario in said.scenarios { compare(place, scenario, ladder) }
        if response.isGuarantee { defaults.formUnion(ladder.defaults(said.scenarios)) }
    }

    /// Every way of settling how long a silence ends an episode turns up.
    private mutating func compareGaps(
        _ place: String, _ said: ResponseVerdict, _ response: Response, _ reading: Reading,
        _ ladder: OracleLadder
    ) {
        let gaps = Set(said.scenarios.map(\.episodeEndsAfterSeconds))
        if let stated = meanings(response.episodeEndsAfter, reading, \.asDuration) {
            check("\(place) gaps", gaps, Set(stated.map(Optional.some)))
            return
        }
        // Every bound of whole hours parts the breaches no more than the shortest shown, no less than the longest.
        let counts = said.scenarios.map(\.episodes.count)
        for hours in Int64(0)...300 {
            let count = ladder.episodes(endsAfter: hours * 3_600).count
            if count < counts.min() ?? 0 || count > counts.max() ?? 0 {
                note("\(place) gaps", counts, "\(count) episodes at \(hours) h")
                return
            }
        }
    }

    private mutating func compare(_ place: String, _ scenario: Scenario, _ ladder: OracleLadder) {
        let gap = scenario.episodeEndsAfterSeconds.map { "\($0 / 3_600) h" } ?? "never"
        let place = "\(place) \(scenario.anchor.rawValue), \(gap)"
        let parted = ladder.episodes(endsAfter: scenario.episodeEndsAfterSeconds)
        let episodes = parted.indices.map { ladder.episode($0, of: parted, scenario.anchor) }
        check(
            "\(place) episodes", scenario.episodes.map { Set($0.breaches) },
            episodes.map { Set($0.breaches.map(\.id)) })
        for (said, expected) in zip(scenario.episodes, episodes) {
            let place = "\(place) \(said.first)"
            check("\(place) first", said.first, expected.breaches[0].subject)
            check("\(place) hypothetical", said.isHypothetical, expected.isHypothetical)
            check("\(place) occurred", said.occurred, expected.occurred)
            check("\(place) anchored", said.anchored, expected.anchor)
            for (rung, other) in zip(said.rungs, expected.rungs) {
                check("\(place) \(rung.rung) who", Set(rung.who), other.who)
                check("\(place) \(rung.rung) condition", OracleCondition(rung.condition), other.condition)
                check(
                    "\(place) \(rung.rung) clocks",
                    rung.clocks.map { OracleClock(kind: $0.kind, due: $0.due, state: $0.state) },
                    other.clocks)
            }
        }
    }
}
