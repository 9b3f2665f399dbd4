internal import CeasefireModel

/// Finds the outermost assessed incident of each nest, so that a strike and its parts are counted once.
struct Nests {
    /// The assessments, each with the incident that it is counted in.
    let assessments: [Assessment]

    private struct Group: Hashable {
        var provision: ProvisionName
        var party: ActorID?
    }

    init(_ incidents: IncidentIndex, assessments: [Assessment]) {
        var assessed: [Group: Set<IncidentID>] = [:]
        for assessment in assessments {
            assessed[Group(provision: assessment.provision, party: assessment.party), default: []]
                .insert(assessment.incident)
        }
        self.assessments = assessments.map { assessment in
            let peers = assessed[Group(provision: assessment.provision, party: assessment.party)] ?? []
            var counted = assessment
            counted.countedIn = incidents.ancestors(of: assessment.incident).last(where: peers.contains)
            return counted
        }
    }

    /// Units by provision (in the order given), party (by name, nobody last) and state (strongest first).
    func tallies(provisions: [ProvisionName]) -> [Tally] {
        let groups = Dictionary(grouping: assessments) { Group(provision: $0.provision, party: $0.party) }
        return groups.keys
            .sorted { a, b in
                let i = provisions.firstIndex(of: a.provision) ?? provisions.count
                let j = provisions.firstIndex(of: b.provision) ?? provisions.count
                if i != j { return i < j }
                switch (a.party, b.party) {
                case (let x?, let y?): return x < y
                case (_?, nil): return true
                default: return false
                }
            }
            .flatMap { group in
                let nests = Dictionary(grouping: groups[group] ?? []) { $0.countedIn ?? $0.incident }
                let byState = Dictionary(grouping: nests) { nest in
                    nest.value.map(\.state).max() ?? .undecidable
                }
                return AssessmentState.allCases.reversed().compactMap { state -> Tally? in
                    guard let units = byState[state] else { return nil }
                    return Tally(
                        provision: group.provision, party: group.party, state: state,
                        units: units.sorted { $0.key < $1.key }.map {
                            Tally.Unit(incident: $0.key, members: $0.value.map(\.incident).sorted())
                        })
                }
            }
    }
}
