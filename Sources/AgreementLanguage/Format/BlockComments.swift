internal import CeasefireModel

/// Finds the comments of a block, which YAML's own parsers throw away, and gives each to what it speaks of.
struct BlockComments {
    /// A comment with its `#`.
    struct Comment {
        let text: String
        let start: Int
        /// Whether nothing stands before it on its line.
        let isAlone: Bool
    }

    private let source: SourceText
    private let content: Range<Int>

    init(of content: Range<Int>, in source: SourceText) {
        self.source = source
        self.content = content
    }

    /// The comments, in order. `node` tells where texts in quotation marks and texts of several lines begin, in
    /// which `#` means nothing.
    func comments(around node: SurfaceNode) -> [Comment] {
        var comments: [Comment] = []
        let starts = Set(Self.textStarts(of: node))
        var i = content.lowerBound
        var previous: Unicode.Scalar = "\n"
        while i < content.upperBound {
            let scalar = source.scalars[i]
            if starts.contains(i), scalar == "\"" || scalar == "'" {
                i = endOfQuoted(i)
                previous = scalar
                continue
            }
            if starts.contains(i), scalar == "|" || scalar == ">" {
                let line = source.lines[source.lineIndex(of: i)]
                if let mark = (i..<line.end).first(where: {
                    source.scalars[$0] == "#" && source.scalars[$0 - 1].properties.isWhitespace
                }) {
                    comments.append(comment(at: mark, in: line))
                }
                i = endOfTextBlock(i)
                previous = "\n"
                continue
            }
            if scalar == "#", previous.properties.isWhitespace {
                let line = source.lines[source.lineIndex(of: i)]
                comments.append(comment(at: i, in: line))
                i = line.next
                previous = "\n"
                continue
            }
            previous = scalar
            i += 1
        }
        return comments
    }

    private func comment(at start: Int, in line: SourceText.Line) -> Comment {
        Comment(
            text: source.text(start..<line.end).trimmed, start: start,
            isAlone: source.scalars[line.start..<start].allSatisfy(\.properties.isWhitespace))
    }

    private static func textStarts(of node: SurfaceNode) -> [Int] {
        switch node.content {
        case .text: [node.range.lowerBound]
        case .list(let items): items.flatMap(textStarts)
        case .keys(let entries): entries.flatMap { [$0.keyRange.lowerBound] + textStarts(of: $0.value) }
        case .missing: []
        }
    }

    /// The place after the closing quotation mark, on whatever line.
    private func endOfQuoted(_ start: Int) -> Int {
        let mark = source.scalars[start]
        var i = start + 1
        while i < content.upperBound {
            if source.scalars[i] == "\\", mark == "\"" {
                i += 2
            } else if source.scalars[i] == mark {
                guard mark == "'", source.scalar(at: i + 1) == mark else { return i + 1 }
                i += 2
            } else {
                i += 1
            }
        }
        return content.upperBound
    }

    /// The first line after a text that `|` or `>` opens: the lines of the text are indented more than the key
    /// or the `-` that it belongs to.
    private func endOfTextBlock(_ start: Int) -> Int {
        var index = source.lineIndex(of: start)
        let indent = indentOfOwner(of: start, in: source.lines[index])
        index += 1
        while index < source.lines.count, source.lines[index].start < content.upperBound {
            let line = source.lines[index]
            let spaces = line.text.prefix { $0 == " " }.count
            guard line.text.isBlank || spaces > indent else { break }
            index += 1
        }
        return index < source.lines.count
            ? min(source.lines[index].start, content.upperBound) : content.upperBound
    }

    private func indentOfOwner(of start: Int, in line: SourceText.Line) -> Int {
        var column = 0
        var dash = -1
        while line.start + column < start {
            let scalar = source.scalars[line.start + column]
            if scalar == "-", source.scalars[line.start + column + 1] == " " {
                dash = column
            } else if scalar != " " {
                return column
            }
            column += 1
        }
        return dash
    }

    // MARK: Whose they are

    /// Gives each comment to an element; returns those behind the last one.
    func attach(_ comments: [Comment], to root: [BlockElement]) -> [String] {
        let elements = root.flatMap(\.all)
        var closing: [String] = []
        for comment in comments {
            if comment.isAlone {
                // The outer one comes first where several begin at one place.
                if let next = elements.filter({ $0.start > comment.start }).min(by: { $0.start < $1.start }) {
                    next.leading.append(comment.text)
                } else {
                    closing.append(comment.text)
                }
            } else if let owner = owner(of: comment, among: elements), owner.trailing == nil {
                owner.trailing = comment.text
            } else {
                closing.append(comment.text)
            }
        }
        return closing
    }

    /// The outermost of those that hold the last word before the comment and nothing on other lines; else the
    /// last that begins before it.
    private func owner(of comment: Comment, among elements: [BlockElement]) -> BlockElement? {
        let line = source.lineIndex(of: comment.start)
        let before = elements.filter { $0.start < comment.start && $0.trailing == nil }
        let onLine = before.filter { source.lineIndex(of: $0.start) == line }
        let whole = onLine.filter { $0.end <= comment.start && isOnOneLine($0) }
        if let last = whole.last(where: \.children.isEmpty) {
            return whole.first { $0.start <= last.start && $0.end >= last.end }
        }
        return onLine.last ?? before.last
    }

    private func isOnOneLine(_ element: BlockElement) -> Bool {
        let line = source.lineIndex(of: element.start)
        return element.all.allSatisfy {
            source.lineIndex(of: $0.start) == line && source.lineIndex(of: $0.end) == line
        }
    }
}
