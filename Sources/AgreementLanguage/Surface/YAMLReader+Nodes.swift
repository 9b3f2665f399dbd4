internal import CeasefireModel
internal import Yams

// From Yams's nodes to ours.
extension YAMLReader {
    /// The node as it is written, nil where it was refused.
    mutating func surface(_ node: Node, depth: Int) -> SurfaceNode? {
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
                content: .list(list), range: collection(start, last: last))
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
            content: .keys(entries), range: collection(start, last: last))
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
    private func collection(_ start: Int, last: Int?) -> Range<Int> {
        let end = last.map { max(start, $0 - yaml.start) } ?? start
        guard start < yaml.scalars.count, ["[", "{"].contains(yaml.scalars[start]) else {
            return inDocument(start..<end)
        }
        return inDocument(start..<yaml.endOfFlow(start, contentEnd: max(end, start + 1)))
    }

    func inDocument(_ range: Range<Int>) -> Range<Int> {
        (yaml.start + range.lowerBound)..<(yaml.start + range.upperBound)
    }

    func wordRange(at offset: Int) -> Range<Int> {
        inDocument(
            offset..<max(offset, min(offset + yaml.word(at: offset).unicodeScalars.count, yaml.scalars.count))
        )
    }

    var firstLine: Range<Int> {
        let line = source.lines[source.lineIndex(of: range.lowerBound)]
        return line.start..<line.end
    }
}
