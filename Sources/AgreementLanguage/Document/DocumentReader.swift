/// Splits a document into front matter, articles and blocks. Never fails: what is broken is reported, and
/// the rest is read as well as can be.
struct DocumentReader {
    var document: MarkdownDocument
    var sink: DiagnosticSink
    private let limits: CompilerLimits
    // Read once: whether a fence is ever closed is asked of many lines many times.
    let fences: [Fence?]
    var line = 0
    var section = MarkdownDocument.Section(heading: "", place: 0..<0)
    private var sectionLines: [String] = []
    private var commentOpenedAt: Range<Int>?

    /// The document's parts.
    static func read(
        _ source: SourceText, limits: CompilerLimits, sink: inout DiagnosticSink
    ) -> MarkdownDocument {
        var reader = Self(document: MarkdownDocument(source: source), sink: sink, limits: limits)
        reader.read()
        sink = reader.sink
        return reader.document
    }

    private init(document: MarkdownDocument, sink: DiagnosticSink, limits: CompilerLimits) {
        self.document = document
        self.sink = sink
        self.limits = limits
        fences = document.source.lines.map { Fence(line: $0.text) }
    }

    var lines: [SourceText.Line] { document.source.lines }

    private mutating func read() {
        readFrontMatter()
        while line < lines.count { readLine() }
        closeSection()
        checkBlockCount()
    }

    // MARK: Front matter

    private mutating func readFrontMatter() {
        guard Self.isFrontMatterMark(lines[0].text) else {
            sink.error(
                .noFrontMatter, "The document does not begin with front matter, so nobody knows who agrees.",
                at: range(of: 0),
                mend: "Begin with `---`, `truce: 1`, `title: ...`, `time-zone: ...`, `parties: {...}`, `---`."
            )
            return
        }
        let end: Int
        if let closing = lines.indices.dropFirst().first(where: { Self.isFrontMatterMark(lines[$0].text) }) {
            end = closing
            line = closing + 1
        } else {
            sink.error(
                .frontMatterUnclosed, "The front matter that `---` opens here is never closed.",
                at: range(of: 0), mend: "Write a line `---` after its last key.")
            end = lines.indices.dropFirst().first { lines[$0].text.isBlank } ?? lines.count
            line = end
        }
        document.frontMatter = .init(opening: range(of: 0), content: content(from: 1, to: end), section: 0)
    }

    private static func isFrontMatterMark(_ line: String) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }

    // MARK: Lines

    private mutating func readLine() {
        let text = lines[line].text
        if commentOpenedAt == nil, text.trimmed.hasPrefix("<!--") { commentOpenedAt = range(of: line) }
        if commentOpenedAt != nil {
            readCommentLine(text)
        } else if let fence = fences[line] {
            readFence(fence)
        } else {
            if let heading = Self.heading(text) {
                closeSection()
                section = .init(heading: heading, place: range(of: line))
                keep(asText: false)
            } else {
                warnOfHiddenFence(text)
                keep()
            }
        }
    }

    /// A line inside `<!-- ... -->`: readers of the printed document do not see it, so no block in it counts.
    private mutating func readCommentLine(_ text: String) {
        if let fence = fences[line], fence.opensBlock {
            sink.warning(
                .blockNotRead, "This block stands inside a comment and has no effect.", at: range(of: line),
                mend: "Take the block out of `<!-- ... -->`, or delete it.")
        }
        if text.contains("-->") { commentOpenedAt = nil }
        // What nobody sees says nothing, so it does not make an article of promises.
        keep(asText: false)
    }

    /// ATX headings only: one to six `#`, a space, the words.
    private static func heading(_ line: String) -> String? {
        let rest = line.drop { $0 == " " }
        let marks = rest.prefix { $0 == "#" }.count
        guard line.count - rest.count < 4, (1...6).contains(marks) else { return nil }
        let words = rest.dropFirst(marks)
        guard words.isEmpty || words.first?.isWhitespace == true else { return nil }
        let text = String(words).trimmed
        let closing = text.reversed().prefix { $0 == "#" }.count
        let cut = text.dropLast(closing)
        return closing > 0 && (cut.isEmpty || cut.last?.isWhitespace == true) ? String(cut).trimmed : text
    }

    /// A fence inside a quotation or a list is text to Markdown, though its author thinks it a block.
    private mutating func warnOfHiddenFence(_ text: String) {
        let inner = text.drop { $0.isWhitespace || ">-*+".contains($0) }
        guard inner.startIndex != text.startIndex, let fence = Fence(line: String(inner)), fence.opensBlock
        else { return }
        sink.error(
            .blockNotRead, "This block does not begin at the left margin and would not be read.",
            at: range(of: line), mend: "Move the block to the left margin, outside of lists and quotations.")
        section.hasBlock = true
    }

    private mutating func checkBlockCount() {
        guard document.blocks.count > limits.blocks else { return }
        sink.error(
            .limitExceeded,
            "The document has \(document.blocks.count) blocks; at most \(limits.blocks) are read.",
            at: document.blocks[limits.blocks].opening, mend: "Split the agreement into several documents.")
        document.blocks.removeLast(document.blocks.count - limits.blocks)
    }

    // MARK: Authentic text

    /// Takes the line into the authentic text and, unless it is a heading, into the article's.
    mutating func keep(asText: Bool = true) {
        let place = lines[line]
        document.authenticText += document.source.text(place.start..<place.next).utf8
        if asText {
            if section.place.isEmpty, !place.text.isBlank { section.place = range(of: line) }
            // Where a block was cut out, one blank line is left of the two around it.
            if !(place.text.isBlank && sectionLines.last?.isBlank == true) { sectionLines.append(place.text) }
        }
        line += 1
    }

    private mutating func closeSection() {
        section.text = sectionLines.joined(separator: "\n").trimmed
        sectionLines = []
        // What stands before the first heading is an article only if it says something.
        if section.heading.isEmpty, section.text.isEmpty, !section.hasBlock, document.sections.isEmpty,
            section.place.isEmpty
        {
            return
        }
        document.sections.append(section)
    }

    func range(of index: Int) -> Range<Int> { lines[index].start..<lines[index].end }

    func content(from first: Int, to end: Int) -> Range<Int> {
        guard first < end else {
            let place = first < lines.count ? lines[first].start : document.source.scalars.count
            return place..<place
        }
        return lines[first].start..<lines[end - 1].next
    }
}
