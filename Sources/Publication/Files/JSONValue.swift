internal import CeasefireModel

/// A value of JSON whose members keep the order in which they were given, so that two runs write the same.
package enum JSONValue {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])
    /// An array of which each element is made when it is written: of a million rows one stands in memory at a time.
    case rows(count: Int, (Int) -> JSONValue)

    /// The rows of a table, each made when it is written.
    package static func rows<Rows: RandomAccessCollection>(
        _ rows: Rows, _ row: @escaping (Rows.Element) -> Self
    ) -> Self where Rows.Index == Int {
        .rows(count: rows.count) { row(rows[rows.startIndex + $0]) }
    }

    package static func int(_ value: Int) -> Self { .integer(Int64(value)) }
    package static func strings(_ values: [some CustomStringConvertible]) -> Self {
        .array(values.map { .string($0.description) })
    }
    /// The value, or null.
    package static func maybe<Value>(_ value: Value?, _ transform: (Value) -> Self) -> Self {
        value.map(transform) ?? .null
    }

    /// The text: what lies no deeper than `openLevels` on lines of its own, the rest in one line each.
    package func text(openLevels: Int) -> String {
        String(decoding: bytes(openLevels: openLevels), as: UTF8.self)
    }

    /// The same as UTF-8.
    package func bytes(openLevels: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, level: 0, openLevels: openLevels)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func write(to bytes: inout [UInt8], level: Int, openLevels: Int) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .number(let value): bytes += Self.text(of: value).utf8
        case .string(let value): Self.write(value, to: &bytes)
        case .array(let values):
            Self.write(values.count, "[", "]", to: &bytes, level: level, openLevels: openLevels) { i, bytes in
                values[i].write(to: &bytes, level: level + 1, openLevels: openLevels)
            }
        case .rows(let count, let row):
            Self.write(count, "[", "]", to: &bytes, level: level, openLevels: openLevels) { i, bytes in
                row(i).write(to: &bytes, level: level + 1, openLevels: openLevels)
            }
        case .object(let members):
            Self.write(members.count, "{", "}", to: &bytes, level: level, openLevels: openLevels) {
                i, bytes in
                Self.write(members[i].0, to: &bytes)
                bytes += ": ".utf8
                members[i].1.write(to: &bytes, level: level + 1, openLevels: openLevels)
            }
        }
    }

    private static func write(
        _ count: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8], level: Int,
        openLevels: Int, part: (Int, inout [UInt8]) -> Void
    ) {
        let isOpen = level < openLevels && count > 0
        bytes.append(UInt8(ascii: open))
        for i in 0..<count {
            if i > 0 { bytes += (isOpen ? "," : ", ").utf8 }
            if isOpen { newLine(level: level + 1, to: &bytes) }
            part(i, &bytes)
        }
        if isOpen { newLine(level: level, to: &bytes) }
        bytes.append(UInt8(ascii: close))
    }

    private static func newLine(level: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<2 * level { bytes.append(UInt8(ascii: " ")) }
    }

    /// Whole numbers without a point; JSON knows no infinities.
    private static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// A string as JSON has it. Control characters, and the two separators that JavaScript takes for ends of
    /// lines, are written by number, so that a file shown on a terminal cannot steer it.
    private static func write(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        // Nearly all strings go over as they are.
        var string = string
        let wentOver = string.withUTF8 { text in
            guard text.allSatisfy({ isPlain($0) }) else { return false }
            bytes.append(contentsOf: text)
            return true
        }
        if !wentOver {
            for scalar in string.unicodeScalars { write(scalar, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte can only be of a character that is written as it is: neither an escape nor part of a scalar that may be one.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x5C, 0x7F, 0xC2, 0xD8, 0xE2: false
        default: byte >= 0x20
        }
    }

    private static func write(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar.value {
        case 0x22: bytes += "\\\"".utf8
        case 0x5C: bytes += "\\\\".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
            let digits = String(scalar.value, radix: 16)
            bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        default: bytes += String(scalar).utf8
        }
    }
}
