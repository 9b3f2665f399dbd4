/// Land and borders of the world, read from the literal that the map's script wrote.
struct LandData: Sendable {
    /// A ring or a line, in whole units of `1 / precision` degree.
    typealias Line = [(longitude: Int, latitude: Int)]

    /// What to divide numbers by to get degrees.
    let precision: Double
    /// To be named where a map is shown.
    let source: String
    /// To be printed beside a map.
    let convention: String
    /// Rings of land; inland seas stand among them, so fill by the even-odd rule.
    let land: [Line]
    /// Lines that the source classes as settled.
    let borders: [Line]
    /// Lines whose course or status is disputed.
    let disputed: [Line]

    /// Read once; the literal does not change while a program runs.
    static let world = LandData(json: Land.json)

    /// Reads the literal. What is missing is empty: a map without land is better than none.
    init(json: String) {
        var scanner = LandScanner(json)
        var numbers = 1
        var strings: [String: String] = [:]
        var lines: [String: [Line]] = [:]
        scanner.skip("{")
        while let key = scanner.string() {
            scanner.skip(":")
            switch scanner.peek {
            case UInt8(ascii: "\""): strings[key] = scanner.string()
            case UInt8(ascii: "["): lines[key] = scanner.lines()
            default: numbers = scanner.integer() ?? 1
            }
            scanner.skip(",")
        }
        precision = Double(max(1, numbers))
        source = strings["source"] ?? ""
        convention = strings["convention"] ?? ""
        land = lines["land"] ?? []
        borders = lines["borders"] ?? []
        disputed = lines["disputed"] ?? []
    }
}

/// Reads just the JSON that the map's script writes: no escapes, no nesting but lists of lists of integers.
private struct LandScanner {
    private var rest: Substring.UTF8View

    init(_ json: String) { rest = json[...].utf8 }

    var peek: UInt8? {
        mutating get {
            while let byte = rest.first, byte <= 0x20 { rest.removeFirst() }
            return rest.first
        }
    }

    @discardableResult
    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func string() -> String? {
        guard skip("\"") else { return nil }
        let text = rest.prefix { $0 != UInt8(ascii: "\"") }
        rest = rest[text.endIndex...].dropFirst()
        return String(text)
    }

    mutating func integer() -> Int? {
        let isNegative = skip("-")
        let start = rest.startIndex
        var value = 0
        while let byte = rest.first, (48...57).contains(byte) {
            value = value &* 10 &+ Int(byte - 48)
            rest.removeFirst()
        }
        guard rest.startIndex > start else { return nil }
        return isNegative ? -value : value
    }

    mutating func lines() -> [LandData.Line] {
        var lines: [LandData.Line] = []
        skip("[")
        while skip("[") {
            var line: LandData.Line = []
            while let x = integer(), skip(","), let y = integer() {
                if let last = line.last {
                    line.append((last.longitude &+ x, last.latitude &+ y))
                } else {
                    line.append((x, y))
                }
                skip(",")
            }
            skip("]")
            skip(",")
            if line.count > 1 { lines.append(line) }
        }
        skip("]")
        return lines
    }
}
