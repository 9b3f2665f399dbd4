internal import CeasefireModel

/// Reads the blocks of a document and tells what kind of thing each declares.
struct BlockReader {
    let document: MarkdownDocument
    let limits: CompilerLimits

    /// The blocks, in the document's order.
    func read(sink: inout DiagnosticSink) -> ParsedBlocks {
        var parsed = ParsedBlocks()
        for block in document.blocks {
            let article =
                document.sections.indices.contains(block.section)
                ? document.sections[block.section].heading : ""
            if let one = read(block, article: article, sink: &sink) {
                parsed.blocks.append(one)
            } else if let name = declaredName(in: block) {
                parsed.unreadableNames.insert(name)
            }
        }
        return parsed
    }

    private func read(
        _ block: MarkdownDocument.Block, article: String, sink: inout DiagnosticSink
    ) -> ParsedBlock? {
        let problemsBefore = sink.diagnostics.count
        guard
            let node = YAMLReader.read(block.content, of: document.source, limits: limits, sink: &sink)
        else {
            if sink.diagnostics.count == problemsBefore {
                sink.error(
                    .emptyBlock, "The block says nothing.", at: block.opening,
                    mend: "Delete it, or begin with \(Self.allKinds).")
            }
            return nil
        }
        guard let entries = node.entries else {
            sink.error(
                .unknownBlock, "A block consists of keys and values; this one is \(node.shape).",
                at: node.range, mend: "Begin with \(Self.allKinds).")
            return nil
        }
        guard let entry = entries.first(where: { BlockKind(rawValue: $0.key) != nil }),
            let kind = BlockKind(rawValue: entry.key)
        else {
            reportUnknown(entries, at: block.opening, sink: &sink)
            return nil
        }
        let name = Self.name(entry.value, of: kind.rawValue, key: entry.keyRange, sink: &sink)
        return ParsedBlock(
            kind: kind, name: name,
            range: entry.keyRange.lowerBound..<max(entry.keyRange.upperBound, entry.value.range.upperBound),
            nameRange: entry.value.range.isEmpty ? entry.keyRange : entry.value.range, node: node,
            article: article, section: block.section)
    }

    private static var allKinds: String { BlockKind.allCases.map { $0.rawValue + ":" }.quotedList("or") }

    private func reportUnknown(
        _ entries: [SurfaceEntry], at opening: Range<Int>, sink: inout DiagnosticSink
    ) {
        let kinds = BlockKind.allCases.map(\.rawValue)
        // The misspelt key, wherever it stands; else the first.
        let misspelt = entries.first { NearestWord.of($0.key, among: kinds) != nil } ?? entries.first
        guard let misspelt else {
            sink.error(.emptyBlock, "The block says nothing.", at: opening)
            return
        }
        sink.error(
            .unknownBlock, "No kind of block is told by \(misspelt.key.quoted).", at: misspelt.keyRange,
            mend: didYouMean(misspelt.key, among: kinds, noun: "A block"))
    }

    /// The name that an unreadable block seems to declare: its first line, taken by its letters.
    private func declaredName(in block: MarkdownDocument.Block) -> String? {
        let source = document.source
        guard !block.content.isEmpty else { return nil }
        for line in source.lines[source.lineIndex(of: block.content.lowerBound)...] {
            guard line.start < block.content.upperBound else { return nil }
            let text = line.text.trimmed
            if text.isEmpty || text.hasPrefix("#") { continue }
            let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
            guard parts.count == 2 else { return nil }
            let name = parts[1].split(whereSeparator: \.isWhitespace).first.map(String.init)
            return name?.filter { !"\"'".contains($0) }
        }
        return nil
    }

    // MARK: Names

    /// Words that mean something wherever a value can stand, and so cannot be names.
    static let reservedWords: Set<String> = [
        "any", "anywhere", "either", "first-breach", "never", "none", "unstated",
    ]

    /// The text as a name; nil, and a diagnostic, where it cannot be one.
    static func name(
        _ node: SurfaceNode, of what: String, key: Range<Int>, sink: inout DiagnosticSink
    ) -> String? {
        guard let text = node.text else {
            if case .missing = node.content {
                sink.error(
                    .missingValue, "\(what.quoted) has no name.", at: key,
                    mend: "Write a name of letters, digits and hyphens.")
            } else {
                sink.error(
                    .wrongShape, "\(what.quoted) takes one name, not \(node.shape).", at: node.range)
            }
            return nil
        }
        if reservedWords.contains(text) {
            sink.error(
                .badName, "\(text.quoted) has a meaning of its own and cannot be a name.", at: node.range)
            return nil
        }
        let isName =
            !text.isEmpty && text.count <= 100
            && text.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        guard isName else {
            let words = text.split { !($0.isLetter || $0.isNumber) }
            let proposal = words.isEmpty ? "fire-ceases" : words.joined(separator: "-")
            sink.error(
                .badName, "\(text.quoted) cannot be a name.", at: node.range,
                mend: "A name holds letters, digits and `-`: \(proposal.quoted).")
            return nil
        }
        return text
    }
}
