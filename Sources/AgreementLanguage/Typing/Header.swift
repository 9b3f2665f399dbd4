internal import CeasefireModel

/// What the front matter says.
struct Header: Sendable {
    /// The document's title; empty where it has none.
    var title = ""
    /// The zone of times without an offset; nil where none that is known is named.
    var timeZone: String?
    /// Everybody named, by id.
    var actors: [ActorID: Actor] = [:]
    /// Whether everybody could be read.
    var knowsAllActors = true
    /// Who signed, and in what capacity; nil where the document does not speak of signatures.
    var signatures: [(actor: Named, signature: Signature)]?
    /// Whether all signatures could be read.
    var knowsAllSignatures = true
    /// The path of the statements.
    var statementsFile: String?
    /// The provisions that a using document must supply.
    var requires: [Named] = []
    /// The documents that this one uses.
    var uses: [Use] = []

    /// A name and where it stands.
    struct Named: Sendable {
        let name: String
        let range: Range<Int>
    }

    /// A document that is used.
    struct Use: Sendable {
        /// Its path, as written.
        let path: Named
        /// For each provision that it requires, those that are supplied.
        let bindings: [(required: Named, supplied: [Named])]
    }
}
