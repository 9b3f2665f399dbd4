internal import CeasefireModel

/// Writes the blocks of a document in one way. The authentic text and the front matter stay byte for byte, and
/// neither of the two fingerprints changes.
public enum AgreementFormatter {
    /// The document with its blocks written anew. A block that cannot be read stays as it is, as does one of which
    /// anything but its appearance would change.
    ///
    /// - Parameter bytes: The document, UTF-8.
    public static func formatted(_ bytes: [UInt8], limits: CompilerLimits = CompilerLimits()) -> [UInt8] {
        let source = SourceText(bytes: bytes, file: "")
        guard source.firstInvalid == nil else { return bytes }
        var sink = DiagnosticSink(source: source, limit: limits.diagnosticsPerDocument)
        let document = DocumentReader.read(source, limits: limits, sink: &sink)
        var output: [UInt8] = bytes.starts(with: byteOrderMark) ? byteOrderMark : []
        var place = 0
        for block in document.blocks.sorted(by: { $0.content.lowerBound < $1.content.lowerBound }) {
            guard let text = formatted(block, of: document, limits: limits) else { continue }
            output += source.text(place..<block.content.lowerBound).utf8
            output += text.utf8
            place = block.content.upperBound
        }
        return output + source.text(place..<source.scalars.count).utf8
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func formatted(
        _ block: MarkdownDocument.Block, of document: MarkdownDocument, limits: CompilerLimits
    ) -> String? {
        let source = document.source
        guard let (node, comments) = read(block.content, of: source, limits: limits),
            let entries = node.entries,
            let kind = entries.lazy.compactMap({ BlockKind(rawValue: $0.key) }).first
        else { return nil }
        let root = entries.map { BlockElement(entry: $0) }
        let closing = BlockComments(of: block.content, in: source).attach(comments, to: root)
        let line = source.lines[source.lineIndex(of: block.opening.lowerBound)]
        let lineBreak = source.text(line.end..<line.next)
        let text = BlockLayout.lines(of: root, kind: kind, closing: closing).map { $0 + lineBreak }.joined()
        return says(text, node, comments, limits: limits) ? text : nil
    }

    private static func read(
        _ content: Range<Int>, of source: SourceText, limits: CompilerLimits
    ) -> (SurfaceNode, [BlockComments.Comment])? {
        var sink = DiagnosticSink(source: source, limit: 1)
        guard let node = YAMLReader.read(content, of: source, limits: limits, sink: &sink), !sink.hasErrors
        else { return nil }
        return (node, BlockComments(of: content, in: source).comments(around: node))
    }

    /// Whether a text says the same as a block, the order of keys aside.
    private static func says(
        _ text: String, _ node: SurfaceNode, _ comments: [BlockComments.Comment], limits: CompilerLimits
    ) -> Bool {
        let source = SourceText(bytes: text.utf8, file: "")
        guard let (written, kept) = read(0..<source.scalars.count, of: source, limits: limits) else {
            return false
        }
        return written.saysTheSame(as: node) && kept.map(\.text).sorted() == comments.map(\.text).sorted()
    }
}

extension SurfaceNode {
    /// Whether both say the same, the order of keys aside.
    fileprivate func saysTheSame(as other: SurfaceNode) -> Bool {
        switch (content, other.content) {
        case (.text(let a), .text(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
        case (.missing, .missing): true
        case (.list(let a), .list(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.saysTheSame(as: $1) }
        case (.keys(let a), .keys(let b)):
            a.count == b.count
                && a.allSatisfy { entry in
                    b.contains { $0.key == entry.key && $0.value.saysTheSame(as: entry.value) }
                }
        default: false
        }
    }
}
