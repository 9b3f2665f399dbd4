internal import CeasefireModel

/// Unfolds the sets of a document: a set may hold others, in any order, but not itself.
struct SetResolver {
    private var typer: DocumentTyper
    private let blocks: [String: ParsedBlock]
    private var kinds: [String: WordKind] = [:]
    private var underWay: [String] = []
    // A set that failed once is not reported again by each set that holds it.
    private var attempted: Set<String> = []

    /// Puts the unfolded sets into the scope.
    static func resolve(_ blocks: [ParsedBlock], scope: inout Scope, sink: inout DiagnosticSink) {
        var resolver = Self(blocks, scope: scope, sink: sink)
        for block in blocks { resolver.readKind(block) }
        for block in blocks { resolver.resolve(block) }
        scope = resolver.typer.scope
        sink = resolver.typer.sink
    }

    private init(_ blocks: [ParsedBlock], scope: Scope, sink: DiagnosticSink) {
        typer = DocumentTyper(scope: scope, sink: sink, title: "", timeZone: nil, zones: FixedOffsetZones())
        self.blocks = Dictionary(
            blocks.compactMap { block in block.name.map { ($0, block) } },
            uniquingKeysWith: { first, _ in first })
    }

    private func keys(_ block: ParsedBlock) -> Keys {
        // The keys that mean nothing are reported when the block is typed with the others.
        var typer = typer
        return typer.keys(of: block.node, allowed: BlockKind.set.keys, what: BlockKind.set.words)
    }

    private mutating func readKind(_ block: ParsedBlock) {
        let choices = WordKind.allCases.map(\.rawValue)
        let mend = "Write `of: acts`, `of: targets` or `of: weapons`."
        guard let name = block.name, let node = typer.required("of", in: keys(block), mend: mend) else {
            return
        }
        guard let text = typer.words(node, for: "of") else { return }
        guard let kind = WordKind(rawValue: text) else {
            typer.sink.error(
                .unknownWord, "A set cannot be of \(text.quoted).", at: node.range,
                mend: didYouMean(text, among: choices, noun: "`of`"))
            return
        }
        kinds[name] = kind
    }

    private mutating func resolve(_ block: ParsedBlock) {
        guard let name = block.name, attempted.insert(name).inserted else { return }
        let mend = "List its members: `members: [...]`."
        guard let node = typer.required("members", in: keys(block), mend: mend), let kind = kinds[name] else {
            return
        }
        underWay.append(name)
        defer { underWay.removeLast() }
        guard resolveMembers(node) else { return }
        guard let members = typer.words(node, for: "members", kind: kind) else { return }
        typer.scope.sets[name] = NamedSet(kind: kind, members: members)
    }

    /// Unfolds the sets that are members first; false where one of them leads back here.
    private mutating func resolveMembers(_ node: SurfaceNode) -> Bool {
        for item in node.list ?? [node] {
            guard let text = item.text, let other = blocks[text] else { continue }
            if let start = underWay.firstIndex(of: text) {
                let circle = underWay[start...] + [text]
                typer.sink.error(
                    .setCycle, "The set holds itself: \(chain(Array(circle), "holds")).",
                    at: item.range, mend: "Take one of them out of the other.")
                return false
            }
            resolve(other)
        }
        return true
    }
}
