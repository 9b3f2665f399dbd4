import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

extension OracleComparison {
    mutating func compareOutside(
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

    mutating func compareAssessments(
        _ name: String, _ engine: ReadingVerdict, _ oracle: [OracleAssessment]
    ) {
        for assessment in engine.assessments {
            let place = "\(name) \(assessment.id)"
            guard
                let other = oracle.first(where: {
                    $0.incident == assessment.incident && $0.provision == assessment.provision
                        && $0.party == assessment.party
                })
            else {
                note(place, "assessed", "not")
                continue
            }
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
    mutating func compareTallies(
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
}
