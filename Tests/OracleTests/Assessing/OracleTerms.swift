import AgreementLanguage
import CeasefireModel

/// Three answers to a question of fact.
enum Truth: Hashable {
    case yes, no, perhaps
}

/// What a place in an agreement may mean under a reading: every value that is relayed; nil for `unstated`.
///
/// "An open term that is missing here is `unstated`, as is one that says so."
func meanings<T>(_ value: Value<T>, _ reading: Reading, _ unwrap: (TermValue) -> T?) -> [T]? {
    switch value {
    case .stated(let one): return [one]
    case .either(let several): return several
    case .unstated: return nil
    case .term(let name):
        guard let given = reading.values[name] else { return nil }
        switch given {
        case .stated(let one): return unwrap(one).map { [$0] }
        case .either(let several): return several.compactMap(unwrap)
        case .unstated, .term: return nil
        }
    }
}

extension TermValue {
    var asTargets: Selection<TargetClass>? { if case .targets(let x) = self { x } else { nil } }
    var asActs: Selection<Act>? { if case .acts(let x) = self { x } else { nil } }
    var asWeapons: WeaponScope? { if case .weapons(let x) = self { x } else { nil } }
    var asPlace: PlaceScope? { if case .place(let x) = self { x } else { nil } }
    var asParties: Set<ActorID>? { if case .parties(let x) = self { x } else { nil } }
    var asExemptions: Set<ExemptionName>? { if case .exemptions(let x) = self { x } else { nil } }
    var asStandard: StandardOfProof? { if case .standard(let x) = self { x } else { nil } }
    var asAnchor: Anchor? { if case .anchor(let x) = self { x } else { nil } }
    var asTiming: Timing? { if case .timing(let x) = self { x } else { nil } }
    var asDuration: Int64? { if case .duration(let x) = self { x } else { nil } }
    var asInstant: InstantExpression? { if case .instant(let x) = self { x } else { nil } }
}
