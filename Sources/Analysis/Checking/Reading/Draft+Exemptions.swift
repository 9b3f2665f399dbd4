internal import AgreementLanguage
internal import CeasefireModel

// What exempts from a provision, by whoever says it: the text, each way in which it is relayed, each reading.
extension Draft {
    /// What somebody says exempts from a provision.
    struct ExemptionsSaid {
        /// The reading; nil where the text says it.
        let reading: ReadingName?
        let granted: Set<ExemptionName>
    }

    /// Every answer to what exempts from a provision; readings that say nothing are left out.
    func exemptions(from provision: Provision) -> [ExemptionsSaid] {
        switch provision.exemptions {
        case .stated(let granted): [ExemptionsSaid(reading: nil, granted: granted)]
        case .either(let all): all.map { ExemptionsSaid(reading: nil, granted: $0) }
        case .unstated: []
        case .term(let term):
            agreement.readings.flatMap { reading -> [ExemptionsSaid] in
                let values: [TermValue] =
                    switch reading.values[term] ?? .unstated {
                    case .stated(let one): [one]
                    case .either(let all): all
                    case .unstated, .term: []
                    }
                return values.compactMap { value in
                    guard case .exemptions(let granted) = value else { return nil }
                    return ExemptionsSaid(reading: reading.name, granted: granted)
                }
            }
        }
    }

    /// What exempts from a provision by some answer.
    func possibleExemptions(from provision: Provision) -> Set<ExemptionName> {
        exemptions(from: provision).reduce(into: []) { $0.formUnion($1.granted) }
    }

    /// What exempts from a provision by every answer.
    func agreedExemptions(from provision: Provision) -> Set<ExemptionName> {
        let all = exemptions(from: provision)
        return all.dropFirst().reduce(all.first?.granted ?? []) { $0.intersection($1.granted) }
    }

    /// The edit that has a provision exempt what every answer exempts; nil where the answers share nothing.
    func agreeingOnExemptions(from provision: Provision) -> DocumentEdit? {
        let agreed = agreedExemptions(from: provision)
        guard !agreed.isEmpty else { return nil }
        return edit(
            "provision", provision.name.text, "except",
            to: "[\(agreed.sorted().map(\.text).joined(separator: ", "))]")
    }

    /// The provision that binds whoever would be answered by those whom a provision exempts: the provision itself where it binds several
    /// sides, else the other side's counterpart; nil where nothing forbids the other side any force.
    func answered(byThoseExemptFrom provision: Provision) -> ProvisionName? {
        let bound = provision.binds.allNamed.isEmpty ? Set(agreement.parties) : provision.binds.allNamed
        if bound.count > 1 { return provision.name }
        let theirs = agreement.provisions.filter {
            $0.forbidsForce && !$0.binds.allNamed.subtracting(bound).isEmpty
        }
        func fits(_ other: Provision) -> Int {
            let isSame = other.forbiddenActs == provision.forbiddenActs
            let isCounterpart = other.binds.allNamed.isDisjoint(with: bound)
            return (isSame ? 2 : 0) + (isCounterpart ? 1 : 0)
        }
        // The first of those that fit best.
        return theirs.enumerated().max { (fits($0.element), -$0.offset) < (fits($1.element), -$1.offset) }?
            .element.name
    }
}

extension Provision {
    /// Whether some act that it forbids is force, and not a flight or a step over a line; so it is where nobody says what it forbids.
    var forbidsForce: Bool { !forbiddenActs.isDisjoint(with: Self.actsOfForce) }

    /// The acts that are force.
    static let actsOfForce = (Vocabulary.actSets["any-attack"] ?? []).subtracting(["overflight", "incursion"])
}
