import Exchange

/// The rows of a table in the other forms that reports come in.
struct Forms {
    let table: [UInt8]
    let lines: [UInt8]
    let points: [UInt8]
    let rows: Int

    private static let numbers: Set = [
        "latitude", "longitude", "location_precision_km", "weapon_count", "killed", "injured",
    ]

    /// Writes each row of a table as an object and as a feature. What is empty is left out; numbers stand without quotes.
    init(table: [UInt8]) {
        self.table = table
        var (lines, points): ([UInt8], [UInt8]) = ([], [])
        lines.reserveCapacity(table.count * 2)
        points.reserveCapacity(table.count * 2)
        points += "{\"type\":\"FeatureCollection\",\"features\":[\n".utf8
        var scanner = CSVScanner(table)
        var row = CSVRow()
        _ = scanner.next(into: &row)
        let names = row.fields.map { String(decoding: table[$0.start..<$0.end], as: UTF8.self) }
        let (north, east) = (names.firstIndex(of: "latitude"), names.firstIndex(of: "longitude"))
        var count = 0
        while scanner.next(into: &row) {
            let members = Self.members(of: row, names, table)
            let own = members.filter { $0.name != "latitude" && $0.name != "longitude" }
            lines += "{\(members.map(\.text).joined(separator: ","))}\n".utf8
            let value = { (column: Int?) in
                column.map {
                    String(decoding: table[row.fields[$0].start..<row.fields[$0].end], as: UTF8.self)
                } ?? ""
            }
            let geometry =
                value(north).isEmpty
                ? "null" : "{\"type\":\"Point\",\"coordinates\":[\(value(east)),\(value(north))]}"
            if count > 0 { points += ",\n".utf8 }
            points +=
                "{\"type\":\"Feature\",\"geometry\":\(geometry),\"properties\":{\(own.map(\.text).joined(separator: ","))}}"
                .utf8
            count += 1
        }
        points += "\n]}\n".utf8
        (self.lines, self.points, rows) = (lines, points, count)
    }

    private static func members(
        of row: CSVRow, _ names: [String], _ table: [UInt8]
    ) -> [(name: String, text: String)] {
        zip(names, row.fields).compactMap { name, field in
            guard field.end > field.start else { return nil }
            let value = String(decoding: table[field.start..<field.end], as: UTF8.self)
            if numbers.contains(name) { return (name, "\"\(name)\":\(value)") }
            var text = ""
            var isSecond = false
            for scalar in value.unicodeScalars {
                isSecond = scalar == "\"" && field.hasDoubledQuotes && !isSecond
                switch scalar {
                case "\"": if !isSecond { text += "\\\"" }
                case "\\": text += "\\\\"
                case "\n": text += "\\n"
                case "\r": text += "\\r"
                default: text.unicodeScalars.append(scalar)
                }
            }
            return (name, "\"\(name)\":\"\(text)\"")
        }
    }
}
