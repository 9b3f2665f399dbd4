extension DiagnosticText {
    /// Text from outside with what could steer a terminal, or turn the order of what is read, shown by its
    /// number: `\u{1B}`.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSteering) else { return text }
        return text.unicodeScalars.map { escaped($0) }.joined()
    }

    /// A source line and, below it, marks under `length` characters from `column` on. A line that is wider
    /// than ``excerptWidth`` is cut around the column, and `…` stands for what is left out.
    public static func underlined(_ excerpt: String, column: Int, length: Int) -> (
        line: String, marks: String
    ) {
        let cells = excerpt.map(Cell.init)
        let start = min(max(0, column - 1), cells.count)
        let end = min(cells.count, start + max(1, length))
        let window = window(cells, around: start)
        var line = cells[window].map(\.text).joined()
        var before = width(cells[window.lowerBound..<start])
        if window.lowerBound > 0 {
            line = "…" + line
            before += 1
        }
        if window.upperBound < cells.count { line += "…" }
        let marked = start < end ? width(cells[start..<min(end, window.upperBound)]) : 1
        return (
            line,
            String(repeating: " ", count: before) + "^" + String(repeating: "~", count: max(0, marked - 1))
        )
    }

    /// The cells to show: all of them, or as many as fit, a third of them before `start`.
    private static func window(_ cells: [Cell], around start: Int) -> Range<Int> {
        if width(cells[...]) <= excerptWidth { return 0..<cells.count }
        var (first, before) = (start, 0)
        while first > 0, before + cells[first - 1].width <= excerptWidth / 3 {
            first -= 1
            before += cells[first].width
        }
        var (last, shown) = (first, 0)
        while last < cells.count, shown + cells[last].width <= excerptWidth {
            shown += cells[last].width
            last += 1
        }
        // Near the end of the line the room behind it is given to what comes before.
        while first > 0, last == cells.count, shown + cells[first - 1].width <= excerptWidth {
            first -= 1
            shown += cells[first].width
        }
        return first..<max(last, start)
    }

    private static func width(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }

    /// A character as it is shown.
    private struct Cell {
        var text: String
        /// The columns of a terminal that it takes.
        var width: Int

        init(_ character: Character) {
            if character.unicodeScalars.contains(where: isSteering) {
                text = character.unicodeScalars.map { escaped($0) }.joined()
                width = text.count
            } else {
                text = String(character)
                width = character.unicodeScalars.map(columns).max() ?? 0
            }
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\t": "\\t"
        case "\n": "\\n"
        case "\r": "\\r"
        case _ where isSteering(scalar): "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        default: String(Character(scalar))
        }
    }

    /// Control characters, separators of lines, and marks that turn the direction of writing or are not
    /// seen at all. Joiners stay: Persian, Hindi and emoji are written with them.
    private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }

    /// The columns of a terminal that a scalar takes: 2 for the wide letters of East Asia and for emoji.
    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }
}
