import CeasefireModel
import TestSupport

/// Writes reports as JSON for tests, in any of the ways that its readers allow.
struct JSONWriter {
    var random: Seeded

    /// The names of numbers, which may stand with or without quotes.
    private static let numbers: Set = [
        "latitude", "longitude", "location_precision_km", "weapon_count", "killed", "injured",
    ]

    /// The members of an object for a row of a table.
    mutating func members(_ fields: [String], without omitted: Set<String> = []) -> String {
        let pairs = zip(RandomReports.header, fields).filter { !omitted.contains($0.0) }
        return pairs.shuffled(using: &random).compactMap { name, value -> String? in
            if value.isEmpty {
                return Bool.random(using: &random)
                    ? nil : "\(text(name)):\(Bool.random(using: &random) ? "null" : "\"\"")"
            }
            if Self.numbers.contains(name), Bool.random(using: &random) { return "\(text(name)):\(value)" }
            if name == "against" {
                let words = value.split(separator: ";").map { text(String($0)) }
                return "\(text(name)):[\(words.joined(separator: ", "))]"
            }
            return "\(text(name)): \(text(value))"
        }.joined(separator: ",")
    }

    /// Lines of objects.
    mutating func lines(_ rows: [[String]]) -> [UInt8] {
        var lines = ""
        for row in rows { lines += "{" + members(row) + "}" + (Bool.random(using: &random) ? "\r\n" : "\n") }
        return Array(lines.utf8)
    }

    /// A collection of points.
    mutating func points(_ rows: [[String]]) -> [UInt8] {
        var features: [String] = []
        for row in rows {
            let (north, east) = (row[11], row[12])
            let geometry =
                north.isEmpty ? "null" : "{\"type\":\"Point\",\"coordinates\":[\(east), \(north)]}"
            let properties = members(row, without: ["latitude", "longitude"])
            features.append(
                "{\"type\":\"Feature\",\"geometry\":\(geometry),\n \"properties\":{\(properties)}}")
        }
        return Array(
            ("{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",\n") + "]}").utf8
        )
    }

    private mutating func text(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            default:
                if scalar.value < 0x10000, Int.random(in: 0..<8, using: &random) == 0 {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text + "\""
    }
}
