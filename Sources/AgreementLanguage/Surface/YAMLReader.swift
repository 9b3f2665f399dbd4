internal import CeasefireModel
internal import Yams

/// Turns the text of a block into ``SurfaceNode``s. Yams finds the structure; this type puts every fault at
/// its place in the document and refuses what an agreement has no use for.
struct YAMLReader {
    private let source: SourceText
    private let limits: CompilerLimits
    private let range: Range<Int>
    private var yaml: YAMLSource
    private var sink: DiagnosticSink
    // Keys that stand twice are masked one by one until Yams accepts the block; then they are found again by
    // their places. Yams itself would stop at the first.
    private var masked: [Int: Unicode.Scalar] = [:]
    private var nodeCount = 0
    private var isRefused = false
    private static let mostMasked = 64

    /// The keys or values of a block; nil where nothing can be made of it, and then something is reported.
    static func read(
        _ block: Range<Int>, of source: SourceText, limits: CompilerLimits, sink: inout DiagnosticSink
    ) -> SurfaceNode? {
        var reader = Self(source: source, limits: limits, range: block, sink: sink)
        let node = reader.read()
        sink = reader.sink
        return node
    }

    private init(source: SourceText, limits: CompilerLimits, range: Range<Int>, sink: DiagnosticSink) {
        self.source = source
        self.limits = limits
        self.range = range
        self.sink = sink
        yaml = YAMLSource(range, of: source)
    }

    private mutating func read() -> SurfaceNode? {
        guard isSafe(), let root = compose() else { return nil }
        let node = surface(root, depth: 1)
        return isRefused ? nil : node
    }

    private mutating func isSafe() -> Bool {
        if range.count > limits.blockCharacters {
            sink.error(
                .limitExceeded,
                "The block has \(range.count) characters; at most \(limits.blockCharacters) are read.",
                at: firstLine, mend: "Split it into several blocks.")
            return false
        }
        if let place = YAMLGuard.hiddenCharacter(in: source.scalars[range]) {
            let code = String(source.scalars[place].value, radix: 16, uppercase: true)
            sink.error(
                .hiddenCharacter, "The block holds the character U+\(code), which readers cannot see.",
                at: place..<(place + 1), mend: "Delete the character, or type the word anew.")
            return false
        }
        if let anchor = YAMLGuard.usedAnchor(in: yaml.scalars) {
            refuseFeature("&" + anchor.name, at: inDocument(anchor.range))
            return false
        }
        return true
    }

    // MARK: Yams

    private mutating func compose() -> Node? {
        while true {
            do {
                let parser = try Parser(yaml: yaml.text, resolver: .basic, encoding: .utf8)
                return try parser.singleRoot()
            } catch let error as YamlError {
                if case .duplicatedKeysInMapping(_, let context) = error,
                    maskKey(at: yaml.offset(line: context.mark.line, column: context.mark.column))
                {
                    continue
                } else {
                    report(error)
                    return nil
                }
            } catch {
                sink.error(.yamlSyntax, "The block cannot be read: \(error).", at: firstLine)
                return nil
            }
        }
    }

    private mutating func maskKey(at offset: Int) -> Bool {
        let isQuoted = offset < yaml.scalars.count && ["\"", "'"].contains(yaml.scalars[offset])
        let place = offset + (isQuoted ? 1 : 0)
        guard masked.count < Self.mostMasked, place < yaml.scalars.count, masked[place] == nil,
            // Of private use, so that no key of the document is likely to begin with it.
            let mask = Unicode.Scalar(0xF_0000 + UInt32(masked.count))
        else { return false }
        masked[place] = yaml.scalars[place]
        yaml.mask(at: place, with: mask)
        return true
    }

    private mutating func report(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            let place = yaml.offset(line: mark.line, column: mark.column)
            let within = context.map { " \($0.text)" } ?? ""
            sink.error(
                .yamlSyntax, "The block cannot be read: \(problem)\(within).", at: wordRange(at: place),
                mend: mend(problem: problem))
        case .composer(_, let problem, let mark, _):
            let place = yaml.offset(line: mark.line, column: mark.column)
            if problem.contains("alias") {
                refuseFeature("*", at: wordRange(at: place))
            } else {
                sink.error(
                    .yamlSyntax, "The block cannot be read: it holds a second YAML document.",
                    at: wordRange(at: place), mend: "Take the line `---` out, or begin a new block.")
            }
        case .duplicatedKeysInMapping(let keys, let context):
            let place = yaml.offset(line: context.mark.line, column: context.mark.column)
            sink.error(
                .duplicateKey, "The key \(keys.sorted().quotedList("and")) stands more than once.",
                at: wordRange(at: place), mend: "Keep one of them.")
        default:
            sink.error(.yamlSyntax, "The block cannot be read as YAML.", at: firstLine)
        }
    }

    private func mend(problem: String) -> String {
        if problem.contains("mapping values are not allowed") {
            return "Quote a value that holds `: `, or begin the key on a line of its own."
        }
        if problem.contains("tab") || problem.contains("cannot start any token") {
            return "Indent with spaces, and quote a value that begins with a special sign."
        }
        return "Check brackets, quotation marks and indentation."
    }

    private mutating func refuseFeature(_ what: String, at range: Range<Int>) {
        isRefused = true
        sink.error(
            .yamlFeature,
            "\(what.quoted) is an anchor, alias, tag or merge key, which an agreement cannot hold.",
            at: range, mend: "Write the value out where it is meant, or quote it if it is text.")
    }
}

// MARK: From Yams's nodes to ours

extension YAMLReader {
    private mutating func surface(_ node: Node, depth: Int) -> SurfaceNode? {
        nodeCount += 1
        let start = offset(of: node)
        guard nodeCount <= limits.nodesPerBlock else {
            return refuse(
                "The block has more than \(limits.nodesPerBlock) keys and values.", at: start)
        }
        guard depth <= limits.depth else {
            return refuse("Values stand more than \(limits.depth) levels within each other.", at: start)
        }
        // No plain value begins with these, so this tells a tag from a text that only looks like one.
        if start < yaml.scalars.count, ["!", "&"].contains(yaml.scalars[start]) {
            refuseFeature(yaml.word(at: start), at: wordRange(at: start))
            return nil
        }
        switch node {
        case .scalar(let scalar): return surface(scalar, start: start)
        case .sequence(let sequence):
            var list: [SurfaceNode] = []
            for item in sequence {
                guard let node = surface(item, depth: depth + 1) else {
                    if isRefused { return nil }
                    continue
                }
                list.append(node)
            }
            let last = list.last?.range.upperBound
            return SurfaceNode(
                content: .list(list), range: collection(start, last: last, isFlow: sequence.style == .flow))
        case .mapping(let mapping):
            return surface(mapping, start: start, depth: depth)
        case .alias:
            refuseFeature("*", at: wordRange(at: start))
            return nil
        }
    }

    private mutating func surface(_ mapping: Node.Mapping, start: Int, depth: Int) -> SurfaceNode? {
        var entries: [SurfaceEntry] = []
        for (key, value) in mapping {
            guard let keyNode = surface(key, depth: depth + 1) else { return nil }
            guard let valueNode = surface(value, depth: depth + 1) else { return nil }
            guard let name = keyNode.text else {
                sink.error(.keyNotAWord, "A key must be a word, not \(keyNode.shape).", at: keyNode.range)
                continue
            }
            if name == "<<" {
                refuseFeature(name, at: keyNode.range)
                return nil
            }
            if let first = entries.first(where: { $0.key == name }) {
                let line = source.span(first.keyRange).line
                sink.error(
                    .duplicateKey, "The key \(name.quoted) stands twice, for the first time in line \(line).",
                    at: keyNode.range, mend: "Keep one of the two.")
                continue
            }
            entries.append(SurfaceEntry(key: name, keyRange: keyNode.range, value: valueNode))
        }
        let last = entries.last.map { max($0.keyRange.upperBound, $0.value.range.upperBound) }
        return SurfaceNode(
            content: .keys(entries), range: collection(start, last: last, isFlow: mapping.style == .flow))
    }

    private func surface(_ scalar: Node.Scalar, start: Int) -> SurfaceNode {
        var text = scalar.string
        var end = start
        switch scalar.style {
        case .singleQuoted, .doubleQuoted: end = yaml.endOfQuoted(start)
        case .literal, .folded: end = yaml.endOfLine(start)
        case .plain, .any:
            end = min(start + text.unicodeScalars.count, yaml.endOfLine(start))
            if text.isEmpty { return SurfaceNode(content: .missing, range: inDocument(start..<start)) }
        }
        let firstLetter = start + (scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 1 : 0)
        if let original = masked[firstLetter] {
            text.unicodeScalars.replaceSubrange(
                ..<text.unicodeScalars.index(after: text.startIndex), with: [original])
        }
        return SurfaceNode(content: .text(text), range: inDocument(start..<end))
    }

    private mutating func refuse(_ message: String, at offset: Int) -> SurfaceNode? {
        if !isRefused { sink.error(.limitExceeded, message, at: wordRange(at: offset)) }
        isRefused = true
        return nil
    }

    // MARK: Places

    private func offset(of node: Node) -> Int {
        guard let mark = node.mark else { return 0 }
        return yaml.offset(line: mark.line, column: mark.column)
    }

    /// A list or keys from their first sign; in brackets, to the closing one on the same line.
    private func collection(_ start: Int, last: Int?, isFlow: Bool) -> Range<Int> {
        let end = last.map { max(start, $0 - yaml.start) } ?? start
        guard isFlow else { return inDocument(start..<end) }
        return inDocument(start..<yaml.endOfFlow(start, contentEnd: max(end, start + 1)))
    }

    private func inDocument(_ range: Range<Int>) -> Range<Int> {
        (yaml.start + range.lowerBound)..<(yaml.start + range.upperBound)
    }

    private func wordRange(at offset: Int) -> Range<Int> {
        inDocument(
            offset..<max(offset, min(offset + yaml.word(at: offset).unicodeScalars.count, yaml.scalars.count))
        )
    }

    private var firstLine: Range<Int> {
        let line = source.lines[source.lineIndex(of: range.lowerBound)]
        return line.start..<line.end
    }
}
