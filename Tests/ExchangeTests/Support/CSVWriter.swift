import TestSupport

/// Writes tables for tests, in any of the ways that RFC 4180 allows.
struct CSVWriter {
    var lineBreak = "\n"
    var hasByteOrderMark = false
    var random: Seeded

    /// The bytes of a table: each row is as long as the first.
    mutating func bytes(_ rows: [[String]]) -> [UInt8] {
        var text = hasByteOrderMark ? "\u{FEFF}" : ""
        for row in rows {
            text += row.map { field($0) }.joined(separator: ",") + lineBreak
        }
        return Array(text.utf8)
    }

    private mutating func field(_ value: String) -> String {
        let needsQuotes = value.utf8.contains { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }
        guard needsQuotes || Bool.random(using: &random) else { return value }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}
