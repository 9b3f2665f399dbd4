import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

extension OracleComparison {
    mutating func compareBreaches(
        _ name: String, _ engine: ReadingVerdict, _ oracle: OracleAssessor, _ all: [OracleAssessment],
        _ deeds: [OracleDeed]
    ) {
        for party in verdict.agreement.actors.map(\.id) {
            let breaches = all.filter { $0.party == party && $0.state == .meetsStandard }
            let omitted = deeds.filter { $0.party == party && $0.state == .breached }
            let said = engine.breaches.first { $0.party == party }
            guard
                let since = OracleLadder.first(
                    of: breaches.map(\.occurred) + omitted.compactMap(\.breached))
            else {
                if let said { note("\(name) breach by \(party)", said.since, "none") }
                continue
            }
            guard let said else {
                note("\(name) breach by \(party)", "none", since)
                continue
            }
            check("\(name) \(party) since", said.since, since)
            check("\(name) \(party) breaches", said.assessments.count, breaches.count)
            check("\(name) \(party) duties", Set(said.deeds), Set(omitted.map(\.id)))
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
}
