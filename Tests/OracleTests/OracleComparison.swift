import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// Puts the engine's verdict beside the oracle's and tells every difference in a line.
struct OracleComparison {
    var verdict: Verdict
    var differences: [String] = []

    init(_ verdict: Verdict) {
        self.verdict = verdict
        for reading in verdict.readings { compare(reading) }
    }

    private mutating func note(_ place: String, _ engine: Any, _ oracle: Any) {
        differences.append("\(place): the engine says \(engine), the oracle \(oracle)")
    }

    private mutating func check<T: Equatable>(_ place: @autoclosure () -> String, _ engine: T, _ oracle: T) {
        if engine != oracle { note(place(), engine, oracle) }
    }

    private mutating func compare(_ engine: ReadingVerdict) {
        let oracle = OracleAssessor(verdict, engine.reading)
        let (assessments, outside) = oracle.all()
        let name = engine.reading.name.text
        compareOutside(name, engine, outside)
        compareAssessments(name, engine, assessments)
        compareTallies(name, engine, assessments)
        compareBreaches(name, engine, oracle, assessments)
        compareResponses(name, engine, oracle, assessments)
        check(
            "\(name) headline", engine.headline.rawValue,
            assessments.contains { $0.state == .meetsStandard }
                ? "breach assessed" : "no breach established")
    }

    private mutating func compareOutside(
        _ name: String, _ engine: ReadingVerdict, _ oracle: [String: Element]
    ) {
        var said: [String: Element] = [:]
        for row in engine.outOfScope {
            said["\(row.provision)/\(row.party?.text ?? "?")/\(row.incident)"] = row.element
        }
        for key in Set(said.keys).union(oracle.keys).sorted() where said[key] != oracle[key] {
            note(
                "\(name) out of scope \(key)", said[key].map { "\($0)" } ?? "no",
                oracle[key].map { "\($0)" } ?? "no")
        }
    }

    private mutating func compareAssessments(
        _ name: String, _ engine: ReadingVerdict, _ oracle: [OracleAssessment]
    ) {
        for assessment in engine.assessments {
            let place = "\(name) \(assessment.id)"
            guard
                let other = oracle.first(where: {
                    $0.incident == assessment.incident && $0.provision == assessment.provision
                        && $0.party == assessment.party
                })
            else { continue }
            for element in Element.allCases {
                guard let a = assessment.grade(element), let b = other.grades[element] else {
                    note(place + " \(element)", "nothing", "something")
                    continue
                }
                check("\(place) \(element) state", a.state, b.state)
                if let b = b.sum, let a = a.sum { check("\(place) \(element) sum", a, b) }
                if let b = b.against, let a = a.sumAgainst {
                    check("\(place) \(element) sum against", a, b)
                }
            }
            check("\(place) state", assessment.state, other.state)
            check("\(place) standard", assessment.standard, other.standard)
            check("\(place) highest standard", assessment.highestStandard, other.highestStandard)
            check("\(place) occurred", assessment.occurred, other.occurred)
            check("\(place) available", assessment.available, other.available)
            check("\(place) sufficed from", assessment.sufficedFrom, other.sufficedFrom)
            check("\(place) elapsed", assessment.elapsed, other.elapsed)
            check("\(place) counted in", assessment.countedIn, other.countedIn)
        }
    }

    private struct Unit: Hashable {
        var provision: ProvisionName
        var party: ActorID?
        var state: AssessmentState
        var incident: IncidentID
        var members: Set<IncidentID>
    }

    /// "A unit is an outermost incident with all its parts: ... one, in the strongest state that any of them
    /// reaches."
    private mutating func compareTallies(
        _ name: String, _ engine: ReadingVerdict, _ oracle: [OracleAssessment]
    ) {
        var said: Set<Unit> = []
        for tally in engine.tallies {
            for unit in tally.units {
                said.insert(
                    Unit(
                        provision: tally.provision, party: tally.party, state: tally.state,
                        incident: unit.incident, members: Set(unit.members)))
            }
        }
        var expected: Set<Unit> = []
        for whole in oracle where whole.countedIn == nil {
            var unit = Unit(
                provision: whole.provision, party: whole.party, state: whole.state,
                incident: whole.incident, members: [whole.incident])
            for part in oracle
            where part.countedIn == whole.incident && part.provision == whole.provision
                && part.party == whole.party
            {
                unit.members.insert(part.incident)
                unit.state = max(unit.state, part.state)
            }
            expected.insert(unit)
        }
        if said != expected {
            note("\(name) tallies", said.subtracting(expected), expected.subtracting(said))
        }
    }

    private mutating func compareBreaches(
        _ name: String, _ engine: ReadingVerdict, _ oracle: OracleAssessor, _ all: [OracleAssessment]
    ) {
        for party in verdict.agreement.actors.map(\.id) {
            let breaches = all.filter { $0.party == party && $0.state == .meetsStandard }
            let said = engine.breaches.first { $0.party == party }
            guard let since = OracleLadder.first(of: breaches.map(\.occurred)) else {
                if let said { note("\(name) breach by \(party)", said.since, "none") }
                continue
            }
            guard let said else {
                note("\(name) breach by \(party)", "none", since)
                continue
            }
            check("\(name) \(party) since", said.since, since)
            check("\(name) \(party) breaches", said.assessments.count, breaches.count)
            let standards = breaches.compactMap(\.highestStandard)
            let highest = StandardOfProof.allCases.last { standards.contains($0) }
            check("\(name) \(party) highest standard", said.highestStandard, highest)
            check(
                "\(name) \(party) provisions", Set(said.provisions.map(\.provision)),
                Set(breaches.map(\.provision)))
            for own in said.provisions {
                let place = "\(name) \(party) \(own.provision)"
                let breaches = breaches.filter { $0.provision == own.provision }
                guard let since = OracleLadder.first(of: breaches.map(\.occurred)) else { continue }
                check("\(place) since", own.since, since)
                check("\(place) elapsed", own.elapsed, elapsed(breaches, since))
            }
        }
    }

    /// From the beginning of a provision's time in force to its first breach: each breach that may be the first
    /// counts, up to the moment by which some breach certainly was.
    private func elapsed(_ breaches: [OracleAssessment], _ since: Interval) -> ElapsedSeconds? {
        var expected: ElapsedSeconds?
        for first in breaches where first.occurred.earliest <= since.latest {
            guard let own = first.elapsed else { return nil }
            let most = own.most - max(0, first.occurred.latest - since.latest)
            expected = ElapsedSeconds(
                least: min(expected?.least ?? own.least, own.least),
                most: max(expected?.most ?? most, most))
        }
        return expected
    }

    private mutating func compareResponses(
        _ name: String, _ engine: ReadingVerdict, _ oracle: OracleAssessor, _ all: [OracleAssessment]
    ) {
        for response in verdict.agreement.responses {
            for party in verdict.agreement.parties {
                let place = "\(name) \(response.name)/\(party)"
                guard
                    let said = engine.responses.first(where: {
                        $0.response == response.name && $0.party == party
                    })
                else {
                    note(place, "nothing", "something")
                    continue
                }
                let breaches = all.filter {
                    $0.party == party && $0.state == .meetsStandard
                        && response.provisions.contains($0.provision)
                }
                compare(place, said, response, oracle, breaches)
            }
        }
    }

    /// "The breaches, as names of assessments, sorted by time; parts of another breach left out."
    private func outermost(_ breaches: [OracleAssessment], _ oracle: OracleAssessor) -> [OracleAssessment] {
        breaches.filter { breach in
            var above = oracle.incidentsByID[breach.incident]?.parent
            while let id = above {
                if breaches.contains(where: { $0.incident == id }) { return false }
                above = oracle.incidentsByID[id]?.parent
            }
            return true
        }
    }

    /// Every breach of the response that lies anywhere within an incident, each incident once, with those within it.
    private func parts(
        _ whole: IncidentID, _ all: [OracleAssessment], _ oracle: OracleAssessor
    ) -> [OraclePart] {
        func wholes(_ id: IncidentID) -> [IncidentID] {
            var wholes: [IncidentID] = []
            var above = oracle.incidentsByID[id]?.parent
            while let next = above {
                wholes.append(next)
                above = oracle.incidentsByID[next]?.parent
            }
            return wholes
        }
        let breaches = Set(all.map(\.incident))
        // Next within: nothing that is a breach lies between.
        let next = breaches.filter { wholes($0).first(where: breaches.contains) == whole }
        return next.compactMap { oracle.incidentsByID[$0] }.map {
            OraclePart(reports: oracle.reports($0), parts: parts($0.id, all, oracle))
        }
    }

    private mutating func compare(
        _ place: String, _ said: ResponseVerdict, _ response: Response, _ oracle: OracleAssessor,
        _ all: [OracleAssessment]
    ) {
        var answers: Bool?
        if let bound = meanings(response.breachBy, oracle.reading, \.asParties) {
            let each = bound.map { $0.contains(said.party) }
            if Set(each).count == 1 { answers = each[0] }
        }
        check("\(place) answers the party", said.answersParty, answers)
        let breaches = outermost(all, oracle).compactMap { breach -> OracleBreach? in
            guard let incident = oracle.incidentsByID[breach.incident] else { return nil }
            return OracleBreach(
                id: "\(oracle.reading.name)/\(breach.key)", incident: incident,
                reports: oracle.reports(incident), parts: parts(incident.id, all, oracle))
        }
        check("\(place) breaches", Set(said.breaches), Set(breaches.map(\.id)))
        check("\(place) incidents", Set(said.incidents), Set(breaches.map(\.incident.id)))
        check("\(place) incidents, each once", said.incidents.count, Set(said.incidents).count)
        if breaches.isEmpty || answers == false {
            check("\(place) scenarios", said.scenarios.count, 0)
            return
        }
        let anchors = meanings(response.clockStarts, oracle.reading, \.asAnchor) ?? Anchor.allCases
        check("\(place) anchors", Set(said.scenarios.map(\.anchor)), Set(anchors))
        let ladder = OracleLadder(
            response: response, party: said.party, verdict: verdict, reading: oracle.reading,
            breaches: breaches, now: verdict.now ?? Instant(secondsSinceEpoch: 0)
        ) { oracle.reaches($0, $1) }
        compareGaps(place, said, response, oracle, ladder)
        for scenario in said.scenarios { compare(place, scenario, ladder) }
    }

    /// Every way of settling how long a silence ends an episode turns up.
    private mutating func compareGaps(
        _ place: String, _ said: ResponseVerdict, _ response: Response, _ oracle: OracleAssessor,
        _ ladder: OracleLadder
    ) {
        let gaps = Set(said.scenarios.map(\.episodeEndsAfterSeconds))
        if let stated = meanings(response.episodeEndsAfter, oracle.reading, \.asDuration) {
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
            check("\(place) first", said.first, .incident(expected.breaches[0].incident.id))
            check("\(place) occurred", said.occurred, expected.occurred)
            check("\(place) anchored", said.anchored, expected.anchor)
            for (rung, other) in zip(said.rungs, expected.rungs) {
                check("\(place) \(rung.rung) condition", OracleCondition(rung.condition), other.condition)
                check(
                    "\(place) \(rung.rung) clocks",
                    rung.clocks.map { OracleClock(kind: $0.kind, due: $0.due, state: $0.state) },
                    other.clocks)
            }
        }
    }
}

extension OracleCondition {
    /// The engine's answer, without its words.
    init(_ state: ConditionState) {
        self =
            switch state {
            case .holds(let since, _): .holds(since)
            case .mayHold: .mayHold
            case .doesNotHold: .doesNotHold
            case .unstated: .unstated
            }
    }
}
