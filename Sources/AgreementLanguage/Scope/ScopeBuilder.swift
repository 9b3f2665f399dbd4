internal import CeasefireModel

/// Gathers the names that a document can use, before any value is read.
struct ScopeBuilder {
    private(set) var scope = Scope()
    private(set) var sink: DiagnosticSink

    init(header: Header, sink: DiagnosticSink) {
        self.sink = sink
        scope.actors = header.actors
        scope.knowsAllActors = header.knowsAllActors
    }

    // MARK: Names of documents used

    /// Takes over the names of a document that is used.
    mutating func take(_ unit: CompiledUnit, usedAt range: Range<Int>) {
        takeActors(unit, usedAt: range)
        for (space, name, declaration) in unit.scope.allDeclarations {
            // What it requires is bound to provisions of this document, so the name itself stays behind.
            if space == .provisions, unit.requires.contains(name) { continue }
            if let actor = scope.actors[ActorID(name)], space == .values,
                declaration.words != BlockKind.exemption.words
            {
                sink.error(
                    .nameTaken,
                    "\(unit.file.quoted) declares \(name.quoted), which here names \(actor.name.quoted).",
                    at: range, mend: "Rename one of the two.")
            }
            guard let taken = scope.declare(name, in: space, as: declaration) else { continue }
            sink.error(
                .nameTaken,
                "\(unit.file.quoted) declares \(name.quoted), which is already \(place(of: taken)).",
                at: range, mend: "Rename one of the two.")
        }
        scope.terms.merge(unit.scope.terms) { first, _ in first }
        scope.sets.merge(unit.scope.sets) { first, _ in first }
        scope.exemptions.formUnion(unit.scope.exemptions)
        scope.provisions.formUnion(unit.scope.provisions.subtracting(unit.requires))
        scope.zones.formUnion(unit.scope.zones)
        scope.lines.merge(unit.scope.lines) { first, _ in first }
        scope.deeds.merge(unit.scope.deeds) { first, _ in first }
        scope.unreadable.formUnion(unit.scope.unreadable)
        scope.knowsAllActors = scope.knowsAllActors && unit.scope.knowsAllActors
    }

    private mutating func takeActors(_ unit: CompiledUnit, usedAt range: Range<Int>) {
        for actor in unit.scope.actors.values.sorted(by: { $0.id < $1.id }) {
            guard let own = scope.actors[actor.id] else {
                // The sides of a conflict are named by the agreement, not by what it borrows.
                if actor.role == .party, scope.knowsAllActors {
                    sink.error(
                        .foreignParty,
                        "\(unit.file.quoted) has the party \(actor.id.text.quoted), which this document does not name.",
                        at: range, mend: "Add `\(actor.id.text): \(actor.name)` to `parties`.")
                }
                scope.actors[actor.id] = actor
                continue
            }
            if own.name != actor.name {
                sink.warning(
                    .actorNamesDiffer,
                    "\(actor.id.text.quoted) is \(own.name.quoted) here and \(actor.name.quoted) in \(unit.file.quoted).",
                    at: range, mend: "Give both the same name, if they are the same.")
            }
        }
    }

    // MARK: Names of the document itself

    /// Declares what the document's own blocks declare.
    mutating func declare(_ parsed: ParsedBlocks, requires: [Header.Named]) {
        scope.unreadable.formUnion(parsed.unreadableNames)
        for required in requires {
            declare(required.name, in: .provisions, words: "a provision required", at: required.range)
            scope.provisions.insert(required.name)
        }
        // Bodies first: they are actors, whose names no term or set may take.
        for block in parsed.blocks where block.kind == .body { declareBody(block) }
        var sets: [ParsedBlock] = []
        for block in parsed.blocks {
            guard let name = block.name, let space = block.kind.space else { continue }
            let isNew = declare(name, in: space, words: block.kind.words, at: block.nameRange)
            switch block.kind {
            case .openTerm where isNew: scope.terms[name] = type(of: block)
            case .set where isNew:
                scope.sets[name] = .some(nil)
                sets.append(block)
            case .exemption where isNew: scope.exemptions.insert(name)
            case .provision: scope.provisions.insert(name)
            case .zone: scope.zones.insert(name)
            case .line:
                scope.lines[name] = .some(
                    block.node.entries?.first { $0.key == "held-by" }?.value.text)
            case .obligation where isNew, .declaration where isNew, .exchange where isNew:
                scope.deeds[name] = block.kind
            case .openTerm, .set, .exemption, .body, .permission, .obligation, .declaration, .exchange,
                .reading, .response, .standingMeasure, .accepted:
                break
            }
        }
        SetResolver.resolve(sets, scope: &scope, sink: &sink)
    }

    /// A body is an actor like those of the front matter.
    private mutating func declareBody(_ block: ParsedBlock) {
        guard let name = block.name else { return }
        if let actor = scope.actors[ActorID(name)], actor.role != .body {
            sink.error(
                .nameTaken,
                "\(name.quoted) already names \(actor.name.quoted), \(actor.role.rawValue.withArticle).",
                at: block.nameRange, mend: "Choose another name.")
            return
        }
        // Where another body has the name, that is reported with the names of all blocks.
        let full = block.node.entries?.first { $0.key == "name" }?.value.text?.trimmed
        if scope.actors[ActorID(name)] == nil {
            scope.actors[ActorID(name)] = Actor(id: ActorID(name), name: full ?? name, role: .body)
        }
    }

    @discardableResult
    private mutating func declare(
        _ name: String, in space: Scope.Space, words: String, at range: Range<Int>
    ) -> Bool {
        if words != BlockKind.exemption.words, space == .values, scope.isKnownWord(name) {
            sink.error(
                .nameTaken, "\(name.quoted) already has a meaning of its own and cannot be \(words).",
                at: range, mend: "Choose another name.")
            return false
        }
        let declaration = Scope.Declaration(words: words, span: sink.source.span(range))
        guard let taken = scope.declare(name, in: space, as: declaration) else { return true }
        sink.error(
            .nameTaken, "The name \(name.quoted) is already \(place(of: taken)).", at: range,
            mend: "Choose another name.")
        return false
    }

    private func place(of declaration: Scope.Declaration) -> String {
        let file = declaration.span.file == sink.source.file ? "" : " of \(declaration.span.file.quoted)"
        return "that of \(declaration.words) in line \(declaration.span.line)\(file)"
    }

    private mutating func type(of block: ParsedBlock) -> OpenTerm.Kind? {
        guard let node = block.node.entries?.first(where: { $0.key == "type" })?.value, !node.isMissing else {
            sink.error(
                .missingKey, "The key `type` is missing from an open term.", at: block.range,
                mend: "Say what its values are: `type: instant`.")
            return nil
        }
        let kinds = OpenTerm.Kind.allCases.map(\.rawValue)
        guard let text = node.text else {
            sink.error(.wrongShape, "`type` takes a word, not \(node.shape).", at: node.range)
            return nil
        }
        guard let kind = OpenTerm.Kind(rawValue: text) else {
            sink.error(
                .unknownWord, "\(text.quoted) is not a type of open term.", at: node.range,
                mend: didYouMean(text, among: kinds, noun: "`type`"))
            return nil
        }
        return kind
    }
}

extension BlockKind {
    /// Among which names the block's name must be the only one; nil for a block that names something else.
    var space: Scope.Space? {
        switch self {
        case .openTerm, .set: .values
        case .exemption: .values
        case .body: .bodies
        case .provision, .obligation, .declaration, .exchange: .provisions
        case .permission: .permissions
        case .reading: .readings
        case .response: .responses
        case .zone, .line: .drawn
        case .standingMeasure: .standingMeasures
        case .accepted: nil
        }
    }
}
