internal import AgreementLanguage
public import CeasefireModel

// Where things stand in the draft, for rules that point at words and put others in their place.
extension Draft {
    /// Where the deepest of these keys stands that is there, each within the one before it; the block's name where none is.
    func span(_ kind: String, _ name: String, _ path: String...) -> SourceSpan {
        guard let (outline, block) = block(kind, name) else { return frontMatterSpan }
        var (node, range) = (block.node, block.nameRange)
        for key in path {
            guard let entry = node[key] else { break }
            (node, range) = (entry.value, entry.wholeRange)
        }
        return outline.span(range)
    }

    /// The edit that gives a key of a block a value. `path` leads to the key, each one within the one before it.
    func edit(_ kind: String, _ name: String, _ path: String..., to value: String) -> DocumentEdit? {
        guard let (outline, block) = block(kind, name), let key = path.last else { return nil }
        var node = block.node
        for step in path.dropLast() {
            guard let entry = node[step] else { return nil }
            node = entry.value
        }
        return outline.setting(key, to: value, in: node)
    }

    /// The documents in the order in which they are told of: the draft's own first.
    var outlinesInOrder: [DocumentOutline] {
        ([file] + files.filter { $0 != file }).compactMap { outlines[$0] }
    }

    /// The first of these words that the articles' own text has.
    func place(ofWords words: [String]) -> SourceSpan? {
        for outline in outlinesInOrder {
            for words in words { if let place = outline.place(ofWords: words) { return place } }
        }
        return nil
    }

    /// The words at a place to the end of the last of them, where the place ends within it.
    func wholeWords(at place: SourceSpan) -> (words: String, span: SourceSpan) {
        let line = outlines[place.file]?.excerpt(line: place.line) ?? ""
        let rest = line.dropFirst(place.column - 1)
        let words = rest.prefix(place.length) + rest.dropFirst(place.length).prefix { $0.isLetter }
        var span = place
        span.length = words.count
        return (String(words), span)
    }

    /// Where the words of the article above a response speak of one of these lengths of time: `72 hours`.
    func place(ofLengths lengths: [Int64], above response: ResponseName) -> SourceSpan? {
        guard let (outline, block) = block("response", response.text),
            outline.articles.indices.contains(block.section)
        else { return nil }
        for seconds in lengths {
            var words = seconds % 3_600 == 0 ? ["\(seconds / 3_600) hours", "\(seconds / 3_600)-hour"] : []
            if seconds % 86_400 == 0 { words += ["\(seconds / 86_400) days", "\(seconds / 86_400)-day"] }
            for words in words {
                for line in outline.articles[block.section].lines {
                    guard let found = line.text.firstRange(of: words),
                        // Not the end of another number.
                        found.lowerBound == line.text.startIndex
                            || !line.text[line.text.index(before: found.lowerBound)].isNumber
                    else { continue }
                    let column = line.text.distance(from: line.text.startIndex, to: found.lowerBound)
                    return SourceSpan(
                        file: outline.file, line: line.line, column: column + 1, length: words.count)
                }
            }
        }
        return nil
    }

    /// Whether the articles' own text has one of these words.
    func says(_ words: [String]) -> Bool { place(ofWords: words) != nil }

    /// The names of actors, as a list of YAML.
    static func list(_ actors: some Sequence<ActorID>) -> String {
        "[\(Set(actors).sorted().map(\.text).joined(separator: ", "))]"
    }

    /// The full name of somebody.
    public func fullName(_ actor: ActorID) -> String { name(actor) }

    /// The full name of somebody.
    func name(_ actor: ActorID) -> String { agreement.actors.first { $0.id == actor }?.name ?? actor.text }

    /// Several names: `East, West and the mission`.
    func names(_ actors: some Sequence<ActorID>) -> String {
        let all = actors.map(name)
        guard all.count > 1, let last = all.last else { return all.joined() }
        return all.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension OutlineNode.Entry {
    /// From the key to the end of its value.
    var wholeRange: Range<Int> { keyRange.lowerBound..<max(keyRange.upperBound, value.range.upperBound) }
}

extension OutlineNode {
    /// Every entry of that key, however deep, in the document's order.
    func entries(named key: String) -> [Entry] {
        switch content {
        case .text, .missing: []
        case .list(let list): list.flatMap { $0.entries(named: key) }
        case .keys(let entries):
            entries.flatMap { ($0.key == key ? [$0] : []) + $0.value.entries(named: key) }
        }
    }
}

extension OutlineNode {
    /// The same on one line, as YAML in braces and brackets.
    var flow: String {
        switch content {
        case .missing: ""
        case .text(let text):
            text.allSatisfy({ $0.isLetter || $0.isNumber || "-._+/".contains($0) })
                ? text : "'\(text.replacing("'", with: "''"))'"
        case .list(let list): "[\(list.map(\.flow).joined(separator: ", "))]"
        case .keys(let entries):
            "{\(entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", "))}"
        }
    }
}

extension Mend {
    /// A mend with the edits that could be made out; words alone where one could not.
    init(_ words: String, _ edits: DocumentEdit?...) {
        self.init(words: words, edits: edits.contains { $0 == nil } ? [] : edits.compactMap(\.self))
    }
}
