internal import CeasefireModel

/// One document of an agreement, compiled: what it declares itself and what it takes from documents it uses.
struct CompiledUnit: Sendable {
    /// Its path.
    let file: String
    /// The names that it can use, and that whoever uses it can use.
    var scope: Scope
    /// The provisions that whoever uses it must supply.
    var requires: Set<String>
    /// What it means on its own.
    var agreement: Agreement
}

extension CompiledUnit {
    /// Its responses, with the provisions that a using document supplies for those it requires.
    func responses(binding supplied: [String: Set<ProvisionName>]) -> [Response] {
        agreement.responses.map { response in
            var bound = response
            bound.provisions = response.provisions.reduce(into: []) { provisions, name in
                if requires.contains(name.text) {
                    provisions.formUnion(supplied[name.text] ?? [])
                } else {
                    provisions.insert(name)
                }
            }
            return bound
        }
    }
}
