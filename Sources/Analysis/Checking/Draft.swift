public import AgreementLanguage
public import CeasefireModel

/// A document that is looked at before anybody signs it: its meaning, its words, and the documents that it uses.
public struct Draft: Sendable {
    /// How far searches go. What is not found within them may still be there, and results say so.
    public struct Bounds: Hashable, Sendable {
        /// So many events in a timeline; as many more as a ladder needs for its largest count to be reached.
        public var events: Int
        /// At most so many days.
        public var days: Int

        /// The most events that may be asked for: the search grows fast with their number.
        public static let mostEvents = 40

        /// Creates bounds.
        public init(events: Int = 12, days: Int = 90) {
            self.events = min(max(1, events), Self.mostEvents)
            self.days = max(1, days)
        }
    }

    /// What the document means.
    public let agreement: Agreement
    /// The path of the document.
    public let file: String
    /// How far searches go.
    public let bounds: Bounds
    /// The words of every document, by path.
    let outlines: DraftOutlines
    let documents: [String: [UInt8]]
    let zones: any TimeZoneRules
    /// What whoever looks at it may spend.
    private(set) var effort = Effort(.unlimited)
    /// Under which reading stories are told; nil for whichever says something.
    private(set) var reading: ReadingName?

    /// Reads a draft.
    ///
    /// - Parameters:
    ///   - file: The path of the document.
    ///   - documents: The bytes of the document and of all that it uses, by path.
    ///   - zones: What the clocks of zones showed.
    /// - Returns: The draft, nil where it has errors, and what the compiler says of it.
    public static func read(
        file: String, documents: [String: [UInt8]], zones: any TimeZoneRules, bounds: Bounds = Bounds()
    ) -> (draft: Draft?, diagnostics: [Diagnostic]) {
        let compiled = AgreementCompiler(zones: zones, loader: Loaded(documents: documents))
            .compile(bytes: documents[file] ?? [], file: file)
        guard let agreement = compiled.agreement else { return (nil, compiled.diagnostics) }
        let draft = Draft(
            agreement: agreement, file: file, bounds: bounds, outlines: DraftOutlines(documents),
            documents: documents, zones: zones)
        return (draft, compiled.diagnostics)
    }

    /// The draft with edits made; nil where it then has errors.
    func edited(_ edits: [DocumentEdit]) -> Draft? {
        var changed = documents
        for file in Set(edits.map(\.file)) {
            guard let outline = outlines[file] else { return nil }
            changed[file] = Array(outline.text(after: edits).utf8)
        }
        return effort.memory.draft(of: changed) {
            // What is remembered must not hold what remembers it.
            Self.read(file: file, documents: changed, zones: zones, bounds: bounds).draft
        }?.spending(effort).under(reading)
    }

    /// The same, for whoever may spend so much on it.
    func spending(_ effort: Effort) -> Self {
        var draft = self
        draft.effort = effort
        return draft
    }

    /// The same, told under a reading.
    func under(_ reading: ReadingName?) -> Self {
        var draft = self
        draft.reading = reading
        return draft
    }

    /// The text of the document, or of one that it uses.
    ///
    /// A byte order mark is no part of it: places are counted from behind it.
    public func text(of file: String) -> String {
        let bytes = documents[file] ?? []
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return String(decoding: bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0), as: UTF8.self)
    }

    /// Lines and columns, both from 1 and columns in Unicode scalars, between which an edit replaces.
    public func place(of edit: DocumentEdit) -> (
        from: (line: Int, column: Int), to: (line: Int, column: Int)
    )? {
        outlines[edit.file].map { ($0.position(edit.range.lowerBound), $0.position(edit.range.upperBound)) }
    }

    /// What stands on the edit's first line before it, and on its last line behind it.
    public func surroundings(of edit: DocumentEdit) -> (before: String, after: String)? {
        guard let outline = outlines[edit.file], let place = place(of: edit) else { return nil }
        func scalars(_ line: Int) -> [Unicode.Scalar] { Array(outline.excerpt(line: line).unicodeScalars) }
        func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
        }
        return (
            text(scalars(place.from.line).prefix(place.from.column - 1)),
            text(scalars(place.to.line).dropFirst(place.to.column - 1))
        )
    }

    /// A line of the document, or of one that it uses, counted from 1; empty where there is no such line.
    public func excerpt(line: Int, of file: String) -> String { outlines[file]?.excerpt(line: line) ?? "" }

    /// The title that a document gives itself; nil where it gives none.
    public func title(of file: String) -> String? { outlines[file]?.frontMatter?["title"]?.value.text }

    /// The paths of the documents.
    public var files: [String] { documents.keys.sorted() }

    private struct Loaded: DocumentLoader {
        let documents: [String: [UInt8]]

        func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
            guard let bytes = documents[path] else {
                throw DocumentUnavailable(reason: "there is no such document")
            }
            return bytes
        }
    }
}

extension Draft {
    /// The block that declares something, and the document in which it stands.
    func block(_ kind: String, _ name: String) -> (outline: DocumentOutline, block: DocumentOutline.Block)? {
        // The draft's own blocks first: those of documents it uses may go by the same name.
        for file in [self.file] + files.filter({ $0 != self.file }) {
            if let outline = outlines[file], let block = outline.block(kind, name) {
                return (outline, block)
            }
        }
        return nil
    }

    /// The keys of a rung.
    func rung(_ rung: RungName, of response: ResponseName) -> (outline: DocumentOutline, node: OutlineNode)? {
        guard let (outline, block) = block("response", response.text),
            let node = block.node["rungs"]?.value.members.first(where: {
                $0["rung"]?.value.text == rung.text
            })
        else { return nil }
        return (outline, node)
    }

    /// Where a key's value stands, or the key's block where the key is missing.
    func span(of key: String, in block: (outline: DocumentOutline, block: DocumentOutline.Block))
        -> SourceSpan
    {
        guard let entry = block.block.node[key] else { return block.outline.span(block.block.nameRange) }
        return block.outline.span(
            entry.keyRange.lowerBound..<max(entry.keyRange.upperBound, entry.value.range.upperBound))
    }

    /// Where a key of a rung stands, or the rung's name where the key is missing.
    func span(of key: String, in rung: (outline: DocumentOutline, node: OutlineNode)) -> SourceSpan {
        guard let entry = rung.node[key] ?? rung.node["rung"] else {
            return rung.outline.span(rung.node.range)
        }
        return rung.outline.span(
            entry.keyRange.lowerBound..<max(entry.keyRange.upperBound, entry.value.range.upperBound))
    }

    /// Where the document begins to say who agrees.
    var frontMatterSpan: SourceSpan {
        guard let outline = outlines[file] else { return SourceSpan(file: file, line: 1, column: 1) }
        return outline.frontMatter.map { node in
            let title = node["title"]
            return outline.span(
                title.map { $0.keyRange.lowerBound..<$0.value.range.upperBound } ?? node.range)
        } ?? SourceSpan(file: file, line: 1, column: 1)
    }
}
