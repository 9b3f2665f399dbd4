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
