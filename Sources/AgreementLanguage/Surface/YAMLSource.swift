/// The text of one block as the YAML parser counts it. libYAML begins a line at more characters than Markdown
/// does (U+0085, U+2028, U+2029), so its lines are counted apart and only places are compared.
struct YAMLSource {
    /// Where the block begins in the document.
    let start: Int
    /// Its characters. Some may be masked, see ``mask(at:with:)``.
    private(set) var scalars: [Unicode.Scalar]
    private let lineStarts: [Int]

    init(_ range: Range<Int>, of source: SourceText) {
        start = range.lowerBound
        scalars = Array(source.scalars[range])
        var lineStarts = [0]
        var i = 0
        while i < scalars.count {
            let isPair = scalars[i] == "\r" && i + 1 < scalars.count && scalars[i + 1] == "\n"
            let isBreak = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalars[i])
            i += isPair ? 2 : 1
            if isBreak { lineStarts.append(i) }
        }
        self.lineStarts = lineStarts
    }

    /// The text to parse.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The place in the block of a mark, both of whose numbers count from 1.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return scalars.count }
        return min(lineStarts[line - 1] + max(0, column - 1), scalars.count)
    }

    /// Replaces one character, so that no place moves.
    mutating func mask(at offset: Int, with scalar: Unicode.Scalar) {
        if scalars.indices.contains(offset) { scalars[offset] = scalar }
    }

    /// Where the line that holds this place ends, the break left out.
    func endOfLine(_ offset: Int) -> Int {
        scalars[min(offset, scalars.count)...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.count
    }
}

extension YAMLSource {
    /// The characters from a place to the next space.
    func word(at offset: Int) -> String {
        let rest = scalars[min(offset, scalars.count)...]
        let word = rest.prefix { !$0.properties.isWhitespace }
        return String(String.UnicodeScalarView(word))
    }

    /// Whether a tab stands before the first word of the line that holds this place.
    func isIndentedWithTab(_ offset: Int) -> Bool {
        let before = scalars[..<min(offset, scalars.count)]
        let start = before.lastIndex { $0 == "\n" || $0 == "\r" }.map { $0 + 1 } ?? 0
        return scalars[start...].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }

    /// The place after the quotation mark that closes the one at `start`, on the same line.
    func endOfQuoted(_ start: Int) -> Int {
        let end = endOfLine(start)
        guard start < end else { return start }
        let mark = scalars[start]
        var i = start + 1
        while i < end {
            if scalars[i] == "\\", mark == "\"" {
                i += 2
            } else if scalars[i] == mark {
                // Two single marks are one that belongs to the text.
                guard mark == "'", i + 1 < end, scalars[i + 1] == mark else { return i + 1 }
                i += 2
            } else {
                i += 1
            }
        }
        return end
    }

    /// The place after the bracket that closes the one at `start`; what it holds ends at `contentEnd`.
    func endOfFlow(_ start: Int, contentEnd: Int) -> Int {
        guard start < scalars.count else { return scalars.count }
        let closing: Unicode.Scalar = scalars[start] == "{" ? "}" : "]"
        let rest = scalars[min(contentEnd, scalars.count)...]
        let end = rest.firstIndex { $0 == closing || !($0.properties.isWhitespace || $0 == ",") }
        guard let end, scalars[end] == closing else { return min(contentEnd, scalars.count) }
        return end + 1
    }
}
