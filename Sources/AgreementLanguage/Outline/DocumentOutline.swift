public import CeasefireModel

/// Where everything in a document stands: its articles, and the keys and values of its blocks. For whoever points at words, or
/// puts others in their place; what the words mean is told by ``Agreement``.
public struct DocumentOutline: Sendable {
    /// A block.
    public struct Block: Sendable {
        /// What it declares: `provision`.
        public let kind: String
        /// The name that it declares; empty where there is none.
        public let name: String
        /// Its keys and values.
        public let node: OutlineNode
        /// Where the name stands.
        public let nameRange: Range<Int>
        /// The heading of the article that it stands under.
        public let article: String
        /// The number of that article among ``articles``, from 0.
        public let section: Int
    }

    /// A line of an article's own words.
    public struct ProseLine: Sendable {
        /// Its number, from 1.
        public let line: Int
        /// Its characters, the line break left out.
        public let text: String
    }

    /// An article: a heading and the words under it.
    public struct Article: Sendable {
        /// The heading without its marks; empty for what stands before the first one.
        public let heading: String
        /// Where the heading stands, or the first words where there is none.
        public let headingRange: Range<Int>
        /// The words under it, blocks and comments left out.
        public let text: String
        /// Its lines, blocks, comments and the heading left out.
        public let lines: [ProseLine]
    }

    /// The document's path as it was given.
    public let file: String
    /// The blocks, in order; those that cannot be read are left out.
    public let blocks: [Block]
    /// The keys and values of the front matter; nil where it has none that can be read.
    public let frontMatter: OutlineNode?

    /// The articles, in order.
    public let articles: [Article]

    private let source: SourceText

    /// Reads a document. What is wrong with it is for the compiler to say.
    public init(bytes: [UInt8], file: String, limits: CompilerLimits = CompilerLimits()) {
        let source = SourceText(bytes: bytes.count > limits.documentBytes ? [] : bytes, file: file)
        var sink = DiagnosticSink(source: source, limit: limits.diagnosticsPerDocument)
        let document = DocumentReader.read(source, limits: limits, sink: &sink)
        blocks = BlockReader(document: document, limits: limits).read(sink: &sink).blocks.map {
            Block(
                kind: $0.kind.rawValue, name: $0.name ?? "", node: OutlineNode($0.node, in: source),
                nameRange: $0.nameRange, article: $0.article, section: $0.section)
        }
        frontMatter = document.frontMatter.flatMap {
            YAMLReader.read($0.content, of: source, limits: limits, sink: &sink)
        }.map { OutlineNode($0, in: source) }
        self.file = file
        self.source = source
        let prose = Self.prose(of: document)
        articles = document.sections.enumerated().map { i, section in
            let end = i + 1 < document.sections.count ? document.sections[i + 1].place.lowerBound : Int.max
            return Article(
                heading: section.heading, headingRange: section.place, text: section.text,
                lines: prose.filter { line in
                    let start = source.lines[line.line - 1].start
                    return start >= section.place.lowerBound && start < end
                        && (section.heading.isEmpty || start > section.place.lowerBound)
                })
        }
    }

    /// The lines outside of front matter, blocks and comments.
    private static func prose(of document: MarkdownDocument) -> [ProseLine] {
        let source = document.source
        var taken: [ClosedRange<Int>] = []
        for block in document.blocks + [document.frontMatter].compactMap(\.self) {
            let first = source.lineIndex(of: block.opening.lowerBound)
            // The line behind the content closes it.
            taken.append(first...max(first, source.lineIndex(of: block.content.upperBound)))
        }
        var isComment = false
        return source.lines.enumerated().compactMap { i, line in
            guard !taken.contains(where: { $0.contains(i) }) else { return nil }
            if line.text.drop(while: \.isWhitespace).hasPrefix("<!--") { isComment = true }
            defer { if line.text.contains("-->") { isComment = false } }
            return isComment ? nil : ProseLine(line: i + 1, text: line.text)
        }
    }

    /// The block of that kind and name.
    public func block(_ kind: String, _ name: String) -> Block? {
        blocks.first { $0.kind == kind && $0.name == name }
    }

    /// Line, column and length of a range of scalars, cut at the end of its first line.
    public func span(_ range: Range<Int>) -> SourceSpan { source.span(range) }

    /// Line and column, both from 1, of a place in the document; columns are Unicode scalars here.
    public func position(_ place: Int) -> (line: Int, column: Int) {
        let index = source.lineIndex(of: place)
        return (index + 1, place - source.lines[index].start + 1)
    }

    /// The line's text, counted from 1; empty where there is no such line.
    public func excerpt(line: Int) -> String { source.excerpt(line: line) }

    /// Where words stand first in the articles' own text; nil where they do not. Letter case does not matter.
    public func place(ofWords words: String) -> SourceSpan? {
        let wanted = words.lowercased()
        guard !wanted.isEmpty else { return nil }
        for line in articles.flatMap(\.lines) {
            let text = line.text.lowercased()
            guard text.count == line.text.count, let found = text.firstRange(of: wanted) else { continue }
            let column = text.distance(from: text.startIndex, to: found.lowerBound)
            return SourceSpan(file: file, line: line.line, column: column + 1, length: wanted.count)
        }
        return nil
    }

    /// The text with the edits made. Of edits that overlap only the first is made.
    public func text(after edits: [DocumentEdit]) -> String {
        var scalars = String.UnicodeScalarView()
        var place = 0
        let own = edits.enumerated().filter { $0.element.file == file }.sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        for (_, edit) in own {
            guard edit.range.lowerBound >= place, edit.range.upperBound <= source.scalars.count else {
                continue
            }
            scalars.append(contentsOf: source.scalars[place..<edit.range.lowerBound])
            scalars.append(contentsOf: edit.text.unicodeScalars)
            place = edit.range.upperBound
        }
        scalars.append(contentsOf: source.scalars[place...])
        return String(scalars)
    }

    /// Adds a block at the end of the document, with a heading and a paragraph of its own where they are given.
    public func adding(block: String, heading: String = "", paragraph: String = "") -> DocumentEdit {
        let end = source.scalars.count
        let gap = source.lines.last.map { $0.text.isEmpty ? "\n" : "\n\n" } ?? ""
        let title = heading.isEmpty ? "" : "# \(heading)\n\n"
        let words = paragraph.isEmpty ? "" : "\(paragraph)\n\n"
        return DocumentEdit(
            file: file, range: end..<end, text: "\(gap)\(title)\(words)```truce\n\(block)\n```\n")
    }

    /// Adds a member at the end of a list.
    ///
    /// - Parameters:
    ///   - member: The member, as YAML on one line.
    ///   - list: The list; nothing is done where it is none, or has no members.
    public func adding(member: String, to list: OutlineNode) -> DocumentEdit? {
        guard let first = list.members.first, let last = list.members.last else { return nil }
        let end = last.lastScalar
        if source.scalar(at: list.range.lowerBound) == "[" {
            return DocumentEdit(file: file, range: end..<end, text: ", \(member)")
        }
        // Below the last member, after a comment on its line, and behind a mark in the column of the others'.
        let mark = source.lines[source.lineIndex(of: first.range.lowerBound)].text.prefix { $0 == " " }.count
        let line = source.lines[source.lineIndex(of: end)]
        return DocumentEdit(
            file: file, range: line.end..<line.end,
            text: "\n" + String(repeating: " ", count: mark) + "- \(member)")
    }

    /// Puts a paragraph before a block, under the same heading.
    public func adding(paragraph: String, before block: Block) -> DocumentEdit {
        // The line before the block's first key opens it.
        let content = source.lineIndex(of: block.node.range.lowerBound)
        let opening = source.lines[..<content].lastIndex {
            $0.text.hasPrefix("```") || $0.text.hasPrefix("~~~")
        }
        let place = source.lines[opening ?? content].start
        return DocumentEdit(file: file, range: place..<place, text: paragraph + "\n\n")
    }

    /// Puts other words in the place of those at a span.
    ///
    /// - Returns: nil where the document has no such place.
    public func replacing(wordsAt span: SourceSpan, by words: String) -> DocumentEdit? {
        guard source.lines.indices.contains(span.line - 1) else { return nil }
        let line = source.lines[span.line - 1]
        let before = line.text.prefix(span.column - 1).unicodeScalars.count
        let start = line.start + before
        let count = line.text.dropFirst(span.column - 1).prefix(span.length).unicodeScalars.count
        return DocumentEdit(file: file, range: start..<(start + count), text: words)
    }

    /// Gives a key of some keys with values another value, or adds the key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - value: What stands behind it, as YAML on one line.
    ///   - node: The keys with values; nothing is done where it holds none.
    public func setting(_ key: String, to value: String, in node: OutlineNode) -> DocumentEdit? {
        guard case .keys(let entries) = node.content else { return nil }
        if let entry = entries.first(where: { $0.key == key }) {
            guard case .missing = entry.value.content else {
                let start = entry.value.range.lowerBound
                let end = endOfLines(entry) ?? entry.value.range.upperBound
                return DocumentEdit(file: file, range: start..<end, text: value)
            }
            // The colon stands there unless the key is alone in braces.
            let end = entry.keyRange.upperBound
            let colon = source.scalar(at: end) == ":" ? 1 : 0
            return DocumentEdit(file: file, range: end..<(end + colon), text: ": " + value)
        }
        guard let last = entries.last else { return nil }
        let end = endOfValue(last)
        if isFlow(node) { return DocumentEdit(file: file, range: end..<end, text: ", \(key): \(value)") }
        // Below the last key, after a comment on its line.
        let line = source.lines[source.lineIndex(of: end)]
        let column = characters(before: entries[0].keyRange.lowerBound)
        return DocumentEdit(
            file: file, range: line.end..<line.end,
            text: "\n" + String(repeating: " ", count: column) + "\(key): \(value)")
    }

    private func isFlow(_ node: OutlineNode) -> Bool {
        guard let first = source.scalar(at: node.range.lowerBound) else { return false }
        return first == "{"
    }

    private func endOfValue(_ entry: OutlineNode.Entry) -> Int {
        if case .missing = entry.value.content { return entry.keyRange.upperBound + 1 }
        if let end = endOfLines(entry) { return end }
        if case .keys(let entries) = entry.value.content, let last = entries.last { return endOfValue(last) }
        return entry.value.lastScalar
    }

    /// The end of text that stands on lines of its own below a `>` or `|`; nil for any other value.
    private func endOfLines(_ entry: OutlineNode.Entry) -> Int? {
        let start = entry.value.range.lowerBound
        guard case .text = entry.value.content, let sign = source.scalar(at: start),
            ">|".contains(Character(sign))
        else { return nil }
        let column = characters(before: entry.keyRange.lowerBound)
        let first = source.lineIndex(of: start)
        var end = source.lines[first].end
        for line in source.lines[(first + 1)...] {
            let indent = line.text.prefix { $0 == " " }.count
            let isEmpty = indent == line.text.count
            guard isEmpty || indent > column else { break }
            if !isEmpty { end = line.end }
        }
        return end
    }

    private func characters(before place: Int) -> Int {
        place - source.lines[source.lineIndex(of: place)].start
    }
}
