internal import CeasefireModel

/// The names that a document can use: its own, those of the documents it uses, and those that every
/// agreement knows.
struct Scope: Sendable {
    /// The kinds of thing that carry names of their own. Open terms, sets and exemptions share one, since
    /// any of them can stand where a value can. So do provisions and deeds, since events of both and breaches
    /// of both are told by their names.
    enum Space: Hashable, Sendable {
        case values, provisions, readings, responses, permissions, standingMeasures, bodies, drawn
    }

    /// What a name belongs to.
    struct Declaration: Hashable, Sendable {
        /// `an open term`.
        let words: String
        /// Where it is declared.
        let span: SourceSpan
    }

    /// Everybody named, by id.
    var actors: [ActorID: Actor] = [:]
    /// Open terms and their types; nil for a type that could not be read.
    var terms: [String: OpenTerm.Kind?] = [:]
    /// Sets, unfolded; nil for one that could not be.
    var sets: [String: NamedSet?] = WordKind.builtInSets.mapValues { $0 }
    /// Exemptions.
    var exemptions: Set<String> = []
    /// Provisions, those that a using document must supply among them.
    var provisions: Set<String> = []
    /// Zones.
    var zones: Set<String> = []
    /// Lines, each with whoever holds the area that its maps give; nil where its block does not say.
    var lines: [String: String?] = [:]
    /// Obligations, declarations and exchanges.
    var deeds: [String: BlockKind] = [:]
    /// Names that are declared by something that could not be read. Using one is no fault of its own.
    var unreadable: Set<String> = []
    /// Whether all actors are known; not where the front matter could not be read.
    var knowsAllActors = true
    private var declarations: [Space: [String: Declaration]] = [:]

    /// Takes the name for a thing; the declaration that has it already, where there is another one.
    mutating func declare(_ name: String, in space: Space, as declaration: Declaration) -> Declaration? {
        if let taken = declarations[space]?[name] { return taken == declaration ? nil : taken }
        declarations[space, default: [:]][name] = declaration
        return nil
    }

    /// Who has the name, nil where nobody has.
    func declaration(of name: String, in space: Space) -> Declaration? { declarations[space]?[name] }

    /// All declarations, to be taken over by a using document.
    var allDeclarations: [(space: Space, name: String, declaration: Declaration)] {
        declarations.flatMap { space, names in names.map { (space, $0.key, $0.value) } }
            .sorted { ($0.declaration.span, $0.name) < ($1.declaration.span, $1.name) }
    }

    /// The names of open terms of one type.
    func terms(of kind: OpenTerm.Kind) -> [String] { terms.filter { $0.value == kind }.map(\.key) }

    /// The names of sets of one kind.
    func sets(of kind: WordKind) -> [String] { sets.filter { $0.value?.kind == kind }.map(\.key) }

    /// Whether the word already means something where a value can stand, so that no term or set may take it.
    func isKnownWord(_ name: String) -> Bool {
        WordKind.builtInSets[name] != nil || WordKind.allCases.contains { $0.known.contains(name) }
            || StandardOfProof(rawValue: name) != nil || Anchor(rawValue: name) != nil
            || actors[ActorID(name)] != nil
    }
}
