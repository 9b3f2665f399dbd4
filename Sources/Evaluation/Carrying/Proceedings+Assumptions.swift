internal import AgreementLanguage
internal import CeasefireModel

// What the document does not say of those whom it binds and of the bodies that decide.
extension Proceedings {
    var assumptions: [Assumption] {
        agreement.bodies.flatMap(unstatedRule) + missingSignatures + findingsOfAnybody + openFinders
            + openPermissions
    }

    /// A permission takes something out of provisions: where the text does not say when it begins or ends, it holds with them.
    private var openPermissions: [Assumption] {
        agreement.permissions.flatMap { permission in
            [("beginning", permission.from), ("end", permission.until)].filter { $0.1 == .unstated }.map {
                Assumption(
                    subject: "\($0.0) of \(permission.name)",
                    text: "unstated; it holds with the provisions that it lifts")
            }
        }
    }

    /// Whoever is bound without having signed, and without a capacity that says why.
    private var missingSignatures: [Assumption] {
        guard let signatures = agreement.signatures else { return [] }
        let binding =
            agreement.provisions.map(\.binds) + agreement.obligations.map(\.binds)
            + agreement.declarations.map(\.binds) + agreement.exchanges.map(\.between)
        let bound = binding.reduce(into: Set<ActorID>()) { bound, value in
            guard case .candidates(let all) = terms.parties(value, subject: "who is bound") else { return }
            for set in all { bound.formUnion(set) }
        }
        return bound.sorted().filter { actor in
            signatures[actor].map { $0.signatory.isEmpty && $0.capacity.isEmpty } ?? true
        }.map {
            Assumption(
                subject: "signature of \($0)", text: "none, and no capacity is stated; it counts as bound")
        }
    }
}
