import AgreementLanguage
import CeasefireModel
import Evaluation

extension OracleComparison {
    mutating func compareDuties(_ name: String, _ engine: ReadingVerdict, _ told: [OracleDeed]) {
        check("\(name) duties", Set(engine.deeds.map(\.id)), Set(told.map(\.id)))
        for deed in engine.deeds {
            guard let other = told.first(where: { $0.id == deed.id }) else { continue }
            check("\(deed.id) state", deed.state, other.state)
            check("\(deed.id) owed", deed.owed, other.owed)
            if deed.state == .performed, let owed = deed.owed {
                check("\(deed.id) done", deed.done.map { min($0, owed) }, other.done.map { min($0, owed) })
            }
            if deed.state != .pending { check("\(deed.id) opens", deed.opens, other.opens) }
            // What is due where nobody knows yet when it opens is told as the document has it.
            if deed.state != .pending {
                check("\(deed.id) begin by", deed.beginBy, other.beginBy)
                if deed.kind != .tranche {
                    check("\(deed.id) complete by", deed.completeBy, other.completeBy)
                }
            }
            if deed.beginBy != nil { check("\(deed.id) begun", deed.begun, other.begun) }
            if deed.owed != 0 { check("\(deed.id) completed", deed.completed, other.completed) }
            check("\(deed.id) breached", deed.breached, other.breached)
            check("\(deed.id) breach known", deed.breachKnown, other.breachKnown)
        }
    }

    mutating func compareFindings(_ name: String, _ engine: ReadingVerdict, _ told: [OracleStanding]) {
        check("\(name) findings", engine.findings.map(\.entry), told.map(\.entry))
        for (standing, other) in zip(engine.findings, told) {
            let place = "\(name) finding \(standing.entry)"
            check("\(place) carried", standing.notCarried == nil, other.isCarried)
            check("\(place) on", standing.assessment ?? standing.deed, other.subject)
            check("\(place) machine", standing.machine, other.machine)
            check("\(place) relation", standing.relation, other.relation)
            check("\(place) replaced", standing.replacedBy, other.replacedBy)
            check("\(place) holds", standing.holds, other.holds)
        }
    }

    mutating func compareStandingMeasures(
        _ name: String, _ engine: ReadingVerdict, _ carrying: OracleCarrying
    ) {
        for (measure, said) in zip(verdict.agreement.standingMeasures, engine.standingMeasures) {
            check(
                "\(name) \(measure.name)",
                said.phases.map {
                    OraclePhase(state: $0.state, since: $0.since, isByDefault: $0.isByDefault)
                }, carrying.phases(measure))
        }
    }
}
