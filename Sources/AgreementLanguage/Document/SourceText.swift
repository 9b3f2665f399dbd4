internal import Algorithms
internal import CeasefireModel

/// A document's text, cut into lines, so that any words in it can be shown to a reader. Places are counted
/// in Unicode scalars from the start; only ``span(_:)`` turns them into lines and columns.
struct SourceText: Sendable {
    /// A line of the document.
    struct Line: Sendable {
        /// Where it begins.
        let start: Int
        /// Where its last character ends, the line break left out.
        let end: Int
        /// Where the next line begins.
        let next: Int
        /// Its characters, the line break left out.
        let text: String
    }

    /// The document's path as it was given.
    let file: String
    /// The text, a byte order mark left out.
    let scalars: [Unicode.Scalar]
    /// The lines; there is always at least one.
    let lines: [Line]
    /// Where the first bytes were that are not UTF-8, nil where all are.
    let firstInvalid: Int?

    /// Takes the bytes of a document. Bytes that are not UTF-8 become U+FFFD.
    init(bytes: some Sequence<UInt8>, file: String) {
        var scalars: [Unicode.Scalar] = []
        var firstInvalid: Int?
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                if scalar == "\u{FEFF}", scalars.isEmpty { continue }
                scalars.append(scalar)
            case .error:
                firstInvalid = firstInvalid ?? scalars.count
                scalars.append("\u{FFFD}")
            case .emptyInput: break decoding
            }
        }
        self.file = file
        self.scalars = scalars
        self.firstInvalid = firstInvalid
        lines = Self.lines(of: scalars)
    }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

    /// The scalar at a place, nil at the end.
    func scalar(at place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }

    /// The line that holds a place, counted from 0.
    func lineIndex(of place: Int) -> Int {
        max(0, lines.partitioningIndex { $0.start > place } - 1)
    }

    /// Line, column and length in characters of a range, cut at the end of its first line.
    func span(_ range: Range<Int>) -> SourceSpan {
        let index = lineIndex(of: range.lowerBound)
        let line = lines[index]
        let start = min(range.lowerBound, line.end)
        let end = max(start, min(range.upperBound, line.end))
        return SourceSpan(
            file: file, line: index + 1, column: characters(line.start..<start) + 1,
            length: max(1, characters(start..<end)))
    }

    /// The line's text, counted from 1.
    func excerpt(line: Int) -> String {
        lines.indices.contains(line - 1) ? lines[line - 1].text : ""
    }

    private func characters(_ range: Range<Int>) -> Int {
        // Nearly all lines are ASCII, where every scalar is a character.
        if scalars[range].allSatisfy(\.isASCII) { return range.count }
        return text(range).count
    }

    private static func lines(of scalars: [Unicode.Scalar]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        var i = 0
        while i < scalars.count {
            guard scalars[i] == "\n" || scalars[i] == "\r" else {
                i += 1
                continue
            }
            let isPair = scalars[i] == "\r" && i + 1 < scalars.count && scalars[i + 1] == "\n"
            let next = i + (isPair ? 2 : 1)
            lines.append(Line(start: start, end: i, next: next, text: string(scalars[start..<i])))
            start = next
            i = next
        }
        lines.append(
            Line(start: start, end: i, next: i, text: string(scalars[start..<i])))
        return lines
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
