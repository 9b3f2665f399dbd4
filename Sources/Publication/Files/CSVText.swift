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
        text += cells.map(Self.text).joined(separator: ",") + "\r\n"
    }

    private static func text(of cell: Cell) -> String {
        switch cell {
        case .text(let words): "\"" + guarded(words).replacing("\"", with: "\"\"") + "\""
        case .number(let value): String(value)
        case .decimal(let value): String(value)
        case .empty: ""
        }
    }

    /// Words that a spreadsheet cannot take for a formula: an apostrophe goes before what begins like one.
    /// Control characters are shown by number, so that a cell is one line and steers no terminal.
    private static func guarded(_ words: String) -> String {
        let shown = DiagnosticText.escaped(words)
        guard let first = shown.first(where: { $0 != " " }), formulaMarks.contains(first) else {
            return shown
        }
        return "'" + shown
    }

    // The wide forms too: some spreadsheets fold them. A tab or a line break is escaped to a backslash.
    private static let formulaMarks: Set<Character> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}
