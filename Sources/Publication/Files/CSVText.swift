internal import CeasefireModel

/// A table as RFC 4180 has it: CRLF at the end of every line, text in quotes.
struct CSVText {
    private(set) var text = ""

    /// A cell.
    enum Cell {
        /// Words from anywhere.
        case text(String)
        /// A number of ours, never words from outside.
        case number(Int64)
        /// A number of ours with a point.
        case decimal(Double)
        case empty
    }

    init(columns: [String]) { add(columns.map { .text($0) }) }

    mutating func add(_ cells: [Cell]) {
        for (i, cell) in cells.enumerated() {
            if i > 0 { text += "," }
            add(cell)
        }
        text += "\r\n"
    }

    private mutating func add(_ cell: Cell) {
        switch cell {
        case .text(let words):
            text += "\""
            text += Self.guarded(words).doubling("\"")
            text += "\""
        case .number(let value): text += String(value)
        case .decimal(let value): text += String(value)
        case .empty: break
        }
    }

    /// Words that a spreadsheet cannot take for a formula: an apostrophe goes before what begins like one.
    /// Control characters are shown by number, so that a cell is one line and steers no terminal.
    private static func guarded(_ words: String) -> String {
        let shown = DiagnosticText.escaped(words)
        // Nearly all words begin with a letter or a figure, which no mark looks like.
        if let byte = shown.utf8.first, isHarmless(byte) { return shown }
        guard let first = shown.unicodeScalars.first(where: { $0 != " " }), formulaMarks.contains(first)
        else {
            return shown
        }
        return "'" + shown
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    // The wide forms too: some spreadsheets fold them. A tab or a line break is escaped to a backslash.
    private static let formulaMarks: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}
