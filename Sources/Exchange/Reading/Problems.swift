internal import CeasefireModel

/// Gathers what is wrong with one row, so that its writer learns all of it at once.
struct Problems {
    /// The file that is read.
    let source: SourceText
    /// The diagnostics of the row, in the order in which they were found.
    private(set) var list: [Diagnostic] = []
    /// Whether one of them is an error, so that the row cannot be accepted.
    private(set) var isRejected = false
    /// Whether some row of the file so far says who may see it: then no value of the file is safe to quote.
    var sawMark = false
    private var rowStart = 0
    private var rowLine = 1
    private var omittedCount = 0
    // The diagnostics of a line share its text.
    private var excerpt: (lineStart: Int, text: String)?
    // A file may be one long line with thousands of faults: columns are counted on from the last one.
    private var counted: (lineStart: Int, offset: Int, column: Int)?

    init(source: SourceText) { self.source = source }

    /// Forgets the row before; the next one begins at the byte `start`, on `line`.
    mutating func begin(rowAt start: Int, line: Int) {
        list.removeAll(keepingCapacity: true)
        isRejected = false
        rowStart = start
        rowLine = line
        omittedCount = 0
        excerpt = nil
    }

    /// Notes something for which the row cannot be accepted.
    mutating func error(_ code: String, _ message: String, at range: Range<Int>, mend: String = "") {
        isRejected = true
        add(.error, code, message, at: range, mend: mend)
    }

    /// Notes something for which the row probably says something else than was meant.
    mutating func warning(_ code: String, _ message: String, at range: Range<Int>, mend: String = "") {
        add(.warning, code, message, at: range, mend: mend)
    }

    /// Notes something worth knowing.
    mutating func note(_ code: String, _ message: String, at range: Range<Int>, mend: String = "") {
        add(.note, code, message, at: range, mend: mend)
    }

    /// The row's diagnostics by place, and one that counts what was left out.
    func inOrder() -> [Diagnostic] {
        var diagnostics = list.sorted { $0.span < $1.span }
        if omittedCount > 0 {
            diagnostics.append(
                Diagnostic(
                    severity: .note, code: "more-problems",
                    message: "\(omittedCount) more problems of this row are not listed.",
                    span: SourceSpan(file: source.file, line: rowLine, column: 1)))
        }
        return diagnostics
    }

    /// Where the row begins.
    var rowSpan: SourceSpan { SourceSpan(file: source.file, line: rowLine, column: 1) }

    /// Where a range of the row stands.
    mutating func span(of range: Range<Int>) -> SourceSpan {
        span(of: range, in: source.locate(range, from: rowStart, line: rowLine))
    }

    private mutating func add(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, at range: Range<Int>,
        mend: String
    ) {
        guard list.count < source.limits.problemsPerRow else {
            omittedCount += 1
            return
        }
        let location = source.locate(range, from: rowStart, line: rowLine)
        let diagnostic = Diagnostic(
            severity: severity, code: code, message: message, span: span(of: range, in: location),
            excerpt: line(location, holding: range.lowerBound), mend: mend)
        // The parts of one row share its columns, and their faults.
        if !list.contains(diagnostic) { list.append(diagnostic) }
    }

    private mutating func span(of range: Range<Int>, in location: SourceText.Location) -> SourceSpan {
        let end = min(range.upperBound, location.lineEnd)
        return SourceSpan(
            file: source.file, line: location.line,
            column: column(of: range.lowerBound, onLineFrom: location.lineStart),
            length: end > range.lowerBound ? source.text(range.lowerBound..<end).count : 1)
    }

    private mutating func column(of offset: Int, onLineFrom lineStart: Int) -> Int {
        guard offset - lineStart > 4_096 else {
            return source.text(lineStart..<offset).count + 1
        }
        var (from, column) = (lineStart, 1)
        if let counted, counted.lineStart == lineStart, counted.offset <= offset {
            (from, column) = (counted.offset, counted.column)
        }
        column += source.text(from..<offset).count
        counted = (lineStart, offset, column)
        return column
    }

    /// The source line, bounded; empty where the place in question lies beyond the bound.
    private mutating func line(_ location: SourceText.Location, holding offset: Int) -> String {
        let bound = location.lineStart + source.limits.excerptBytes
        guard offset < bound else { return "" }
        if let excerpt, excerpt.lineStart == location.lineStart { return excerpt.text }
        var end = min(location.lineEnd, bound)
        // Not in the middle of a character.
        while end < location.lineEnd, end > location.lineStart, source.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let text = source.text(location.lineStart..<end)
        excerpt = (location.lineStart, text)
        return text
    }
}
