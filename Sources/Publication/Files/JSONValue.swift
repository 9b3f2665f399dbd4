internal import CeasefireModel

/// A value of JSON whose members keep the order in which they were given, so that two runs write the same.
package indirect enum JSONValue {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

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
        var text = ""
        write(to: &text, level: 0, openLevels: openLevels)
        return text + "\n"
    }

    private func write(to text: inout String, level: Int, openLevels: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += Self.text(of: value)
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            Self.write(values, "[", "]", to: &text, level: level, openLevels: openLevels) { value, text in
                value.write(to: &text, level: level + 1, openLevels: openLevels)
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &text, level: level, openLevels: openLevels) { member, text in
                Self.write(member.0, to: &text)
                text += ": "
                member.1.write(to: &text, level: level + 1, openLevels: openLevels)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part], _ open: String, _ close: String, to text: inout String, level: Int, openLevels: Int,
        part: (Part, inout String) -> Void
    ) {
        let isOpen = level < openLevels && !parts.isEmpty
        let indent = isOpen ? "\n" + String(repeating: "  ", count: level + 1) : ""
        text += open
        for (i, each) in parts.enumerated() {
            if i > 0 { text += isOpen ? "," : ", " }
            text += indent
            part(each, &text)
        }
        if isOpen { text += "\n" + String(repeating: "  ", count: level) }
        text += close
    }

    /// Whole numbers without a point; JSON knows no infinities.
    private static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// A string as JSON has it. Control characters, and the two separators that JavaScript takes for ends of
    /// lines, are written by number, so that a file shown on a terminal cannot steer it.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar.value {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            case 0x09: text += "\\t"
            case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
