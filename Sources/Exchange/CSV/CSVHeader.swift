internal import CeasefireModel

/// A column that a reader knows, and where it stands in this file.
struct CSVColumn {
    /// Its name in the header.
    let name: String
    /// Its place among the fields of a row, nil where the file has no such column.
    let position: Int?
}

/// The first row of a table, and what a reader asks of it.
struct CSVHeader {
    /// The names of the columns, in the file's order.
    let names: [String]
    /// Where each name stands.
    let ranges: [Range<Int>]
    private let positions: [String: Int]
    private var asked: [String] = []
    private var missing: [String] = []

    init(names: [String], ranges: [Range<Int>]) {
        self.names = names
        self.ranges = ranges
        positions = Dictionary(zip(names, names.indices)) { first, _ in first }
    }

    /// A column that the file may lack.
    mutating func optional(_ name: String) -> CSVColumn {
        asked.append(name)
        return CSVColumn(name: name, position: positions[name])
    }

    /// A column that the file must have.
    mutating func required(_ name: String) -> CSVColumn {
        if positions[name] == nil { missing.append(name) }
        return optional(name)
    }

    /// Tells of what is missing or stands twice, once everything was asked for.
    func check(_ problems: inout Problems) {
        for (i, name) in names.enumerated() {
            guard let first = positions[name], first != i else { continue }
            problems.error(
                "duplicate-column", "The column \(name.quoted) stands twice in the header.", at: ranges[i],
                mend: "Remove one of the two.")
        }
        let extra = names.indices.filter { !asked.contains(names[$0]) }
        if !missing.isEmpty {
            let extraNames = extra.map { names[$0] }
            if tellOtherSeparator(&problems) { return }
            let hints = missing.compactMap { name in
                NearestWord.of(name, among: extraNames).map { "Rename \($0.quoted) to \(name.quoted)." }
            }
            problems.error(
                "missing-column",
                "The header lacks the column\(missing.count == 1 ? "" : "s") \(missing.quotedList), without which no row can be read.",
                at: whole,
                mend: hints.isEmpty
                    ? "Add \(missing.count == 1 ? "it" : "them"), in any order."
                    : hints.joined(separator: " "))
        }
        if let first = extra.first, !problems.isRejected {
            let shown = 8
            let more = extra.count > shown ? " and \(extra.count - shown) more" : ""
            problems.note(
                "column-not-read",
                "Not read: the column\(extra.count == 1 ? "" : "s") \(extra.prefix(shown).map { names[$0] }.quotedList)\(more).",
                at: ranges[first])
        }
    }

    /// A header that is parted otherwise than by commas is one name, or a few, that hold the names that are asked for.
    private func tellOtherSeparator(_ problems: inout Problems) -> Bool {
        let separators: [(Character, String)] = [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")]
        for (separator, name) in separators {
            let parts = names.flatMap {
                $0.split(separator: separator).map { String($0).trimmingBlanks() }
            }
            guard parts.count > names.count, missing.contains(where: parts.contains) else { continue }
            problems.error(
                "other-separator",
                "The header is parted by \(name), where commas were expected: it holds \(parts.filter(asked.contains).quotedList), and none of them can be read.",
                at: whole,
                mend:
                    "Save the table as CSV with commas, and quote each field that holds one; a decimal comma in a number becomes a point."
            )
            return true
        }
        return false
    }

    private var whole: Range<Int> {
        guard let first = ranges.first, let last = ranges.last else { return 0..<0 }
        return first.lowerBound..<last.upperBound
    }
}
