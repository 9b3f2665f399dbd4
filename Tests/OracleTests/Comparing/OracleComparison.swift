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

    mutating func note(_ place: String, _ engine: Any, _ oracle: Any) {
        differences.append("\(place): the engine says \(show(engine)), the oracle \(show(oracle))")
    }

    private func show(_ value: Any) -> String {
        if let interval = value as? Interval {
            return "\(interval.earliest.utcText)..\(interval.latest.utcText)"
        }
        if let interval = value as? Interval?, let interval { return show(interval) }
        if let instant = value as? Instant { return instant.utcText }
        return "\(value)"
    }

    mutating func check<T: Equatable>(_ place: @autoclosure () -> String, _ engine: T, _ oracle: T) {
        if engine != oracle { note(place(), engine, oracle) }
    }

    private mutating func compare(_ engine: ReadingVerdict) {
        let oracle = OracleAssessor(verdict, engine.reading)
        let (assessments, outside) = oracle.all()
        let deeds = oracle.carrying.all()
        let standings = oracle.carrying.standings(assessments)
        let name = engine.reading.name.text
        compareOutside(name, engine, outside)
        compareAssessments(name, engine, assessments)
        compareTallies(name, engine, assessments)
        compareDuties(name, engine, deeds)
        compareFindings(name, engine, standings)
        compareBreaches(name, engine, oracle, assessments, deeds)
        compareResponses(
            name, engine,
            OracleBreaches(oracle: oracle, assessments: assessments, deeds: deeds, standings: standings))
        compareStandingMeasures(name, engine, oracle.carrying)
        let isFound = standings.contains { $0.holds && $0.finding.conclusion == .breach && $0.subject != nil }
        let isAssessed =
            assessments.contains { $0.party.map(isSide) ?? false && $0.state == .meetsStandard }
            || deeds.contains { $0.state == .breached }
        check(
            "\(name) headline", engine.headline,
            isFound ? .breachFound : isAssessed ? .breachAssessed : .noBreachEstablished)
    }

    private func isSide(_ party: ActorID) -> Bool { verdict.agreement.parties.contains(party) }
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
