internal import CeasefireModel

/// A page of plain text that grows line by line. What is added is escaped here, so that nothing from a file
/// reaches the terminal as it stands.
struct TextPage {
    let style: TerminalStyle
    let width: Int
    private(set) var lines: [String] = []

    init(style: TerminalStyle, width: Int) {
        self.style = style
        self.width = max(40, width)
    }

    /// The page, with a line break at its end.
    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func blank() { if lines.last != "" { lines.append("") } }

    mutating func heading(_ text: String) {
        blank()
        lines.append(style.safe(text, .strong))
        lines.append(style.rule(min(width, DiagnosticText.escaped(text).count)))
    }

    /// Lines of another page of the same style.
    mutating func append(_ others: [String]) { lines += others }

    /// A paragraph, wrapped; lines after the first are indented further by `hanging`.
    mutating func line(
        _ text: String, indent: Int = 0, hanging: Int = 2, tone: TerminalStyle.Tone = .plain
    ) {
        let wrapped = Self.wrap(
            text, first: width - indent, rest: width - indent - hanging, breakingWords: false)
        for (i, piece) in wrapped.enumerated() {
            lines.append(
                String(repeating: " ", count: i == 0 ? indent : indent + hanging) + style.paint(piece, tone))
        }
    }

    /// A line that is kept as it is drawn, and words behind it where they fit, below it where they do not.
    mutating func picture(_ drawn: String, then words: String, indent: Int) {
        let start = String(repeating: " ", count: indent) + DiagnosticText.escaped(drawn)
        let end = DiagnosticText.escaped(words)
        if start.count + 2 + end.count <= width {
            lines.append(start + "  " + end)
        } else {
            lines.append(Self.trimmedEnd(start))
            line(words, indent: indent + 2)
        }
    }

    /// A table with a line under its head and one between rows; cells are wrapped.
    mutating func table(_ columns: [TextColumn], rows: [[[TextCell]]]) {
        let gap = style == .colour ? " \u{2502} " : "  "
        let widths = columns.map(\.width)
        let total = widths.reduce(0, +) + gap.count * (columns.count - 1)
        func put(_ cells: [[(String, TerminalStyle.Tone)]]) {
            for i in 0..<(cells.map(\.count).max() ?? 0) {
                var line = ""
                for (j, cell) in cells.enumerated() {
                    let (piece, tone) = i < cell.count ? cell[i] : ("", .plain)
                    line += style.paint(piece, tone)
                    if j < cells.count - 1 {
                        line += String(repeating: " ", count: max(0, widths[j] - piece.count))
                        line += style.paint(gap, .faint)
                    }
                }
                lines.append(Self.trimmedEnd(line))
            }
        }
        put(zip(columns, widths).map { Self.wrap($0.title, first: $1, rest: $1).map { ($0, .strong) } })
        lines.append(style.rule(total))
        for row in rows {
            put(
                zip(row, widths).map { cell, width in
                    cell.flatMap { part in
                        Self.wrap(part.text, first: width, rest: width - 2).enumerated().map {
                            ($0 == 0 ? $1 : "  " + $1, part.tone)
                        }
                    }
                })
            lines.append(style.rule(total))
        }
    }

    private static func trimmedEnd(_ line: String) -> String {
        guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...last])
    }

    /// Breaks text at spaces. A word that is wider than a line is broken in a table, where it would cover its
    /// neighbour; elsewhere it stays whole, so that an address can be copied.
    static func wrap(_ text: String, first: Int, rest: Int, breakingWords: Bool = true) -> [String] {
        var lines: [String] = []
        var line = ""
        var room = max(8, first)
        for word in DiagnosticText.escaped(text).split(separator: " ", omittingEmptySubsequences: true) {
            var word = word
            if !line.isEmpty, line.count + 1 + word.count > room {
                lines.append(line)
                line = ""
                room = max(8, rest)
            }
            while breakingWords, word.count > room {
                // Behind a hyphen where there is one, so that the parts can be read.
                let hyphen = word.prefix(room).lastIndex(of: "-").map {
                    word.distance(from: word.startIndex, to: $0) + 1
                }
                let length = hyphen.map { $0 * 3 > room ? $0 : room } ?? room
                lines.append(String(word.prefix(length)))
                word = word.dropFirst(length)
                room = max(8, rest)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }
}

/// A column of a table.
struct TextColumn {
    var title: String
    var width: Int
}

/// A line in a cell.
struct TextCell {
    var text: String
    var tone: TerminalStyle.Tone = .plain
}
