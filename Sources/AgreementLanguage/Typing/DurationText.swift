/// A length of time as a document writes it: `24h`, `90min`, `7d`, `3 d 18 h`, `PT24H`, `P1DT12H`.
enum DurationText: Hashable, Sendable {
    /// So many seconds.
    case seconds(Int64)
    /// Months or years, which are no fixed length.
    case calendar
    /// `m`, which may be minutes or months.
    case ambiguousMinutes
    /// Longer than any agreement runs.
    case tooLong
    /// Anything else.
    case malformed

    /// A century: beyond it a length is a slip of the pen, and sums of moments might overflow.
    static let longestSeconds: Int64 = 36_525 * 86_400

    init(_ text: String) {
        self = text.hasPrefix("P") ? Self.iso(text.dropFirst()) : Self.plain(text)
    }

    private static let plainUnits: [(name: String, seconds: Int64)] = [
        ("w", 604_800), ("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1),
    ]

    /// Numbers with units, the greater unit first: `1d 12h`.
    private static func plain(_ text: String) -> Self {
        var rest = text[...]
        var total: Int64 = 0
        var nextUnit = 0
        guard !rest.isEmpty else { return .malformed }
        while !rest.isEmpty {
            guard let number = number(&rest) else { return .malformed }
            rest = rest.drop { $0 == " " }
            let name = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(name.count).drop { $0 == " " }
            if name == "m" { return .ambiguousMinutes }
            if ["y", "a", "mo", "month", "months", "year", "years"].contains(name) { return .calendar }
            guard let unit = plainUnits.firstIndex(where: { $0.name == name }), unit >= nextUnit else {
                return .malformed
            }
            nextUnit = unit + 1
            guard let sum = adding(number, of: plainUnits[unit].seconds, to: total) else { return .tooLong }
            total = sum
        }
        return .seconds(total)
    }

    /// ISO 8601 after its `P`: `7D`, `1DT12H`, `2W`.
    private static func iso(_ text: Substring) -> Self {
        var rest = text
        var total: Int64 = 0
        var units: [(name: Character, seconds: Int64?)] = [
            ("Y", nil), ("M", nil), ("W", 604_800), ("D", 86_400),
        ]
        var isTime = false
        var count = 0
        while let first = rest.first {
            if first == "T", !isTime {
                isTime = true
                units = [("H", 3_600), ("M", 60), ("S", 1)]
                rest = rest.dropFirst()
                if rest.isEmpty { return .malformed }
                continue
            }
            guard let number = number(&rest), let name = rest.popFirst(),
                let unit = units.firstIndex(where: { $0.name == name })
            else { return .malformed }
            guard let seconds = units[unit].seconds else { return .calendar }
            units.removeSubrange(...unit)
            guard let sum = adding(number, of: seconds, to: total) else { return .tooLong }
            total = sum
            count += 1
        }
        return count > 0 ? .seconds(total) : .malformed
    }

    /// How a length in words is written: `3d` for `3 days`; nil where it is none.
    ///
    /// Months are told as days, thirty each, for people to take or to leave.
    static func spelling(of text: String) -> String? {
        var rest = text.lowercased()[...].drop { $0 == " " }
        var spelling: [String] = []
        while !rest.isEmpty {
            guard let number = number(&rest) else { return nil }
            rest = rest.drop { $0 == " " || $0 == "-" }
            let name = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(name.count).drop { $0 == " " || $0 == "," }
            guard let unit = wordUnits.first(where: { $0.names.contains(String(name)) }) else { return nil }
            let (count, overflows) = number.multipliedReportingOverflow(by: unit.times)
            guard !overflows else { return nil }
            spelling.append("\(count)\(unit.unit)")
        }
        let text = spelling.joined(separator: " ")
        guard !spelling.isEmpty, case .seconds = Self(text) else { return nil }
        return text
    }

    private static let wordUnits: [(names: Set<String>, unit: String, times: Int64)] = [
        (["w", "wk", "wks", "week", "weeks"], "w", 1), (["d", "day", "days"], "d", 1),
        (["h", "hr", "hrs", "hour", "hours"], "h", 1),
        (["min", "mins", "minute", "minutes"], "min", 1),
        (["s", "sec", "secs", "second", "seconds"], "s", 1),
        (["mo", "month", "months"], "d", 30), (["y", "a", "year", "years"], "d", 365),
    ]

    private static func number(_ rest: inout Substring) -> Int64? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        return Int64(digits) ?? .max
    }

    private static func adding(_ number: Int64, of unit: Int64, to total: Int64) -> Int64? {
        let (product, overflows) = number.multipliedReportingOverflow(by: unit)
        guard !overflows, product <= longestSeconds, total + product <= longestSeconds else { return nil }
        return total + product
    }
}
