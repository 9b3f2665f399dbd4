/// A distance as a document writes it: `25km`, `500m`, `1.5 km`.
enum DistanceText: Hashable, Sendable {
    /// So many metres, one at least.
    case meters(Int64)
    /// A number without a unit.
    case unitMissing
    /// Farther than any two places on Earth are apart.
    case tooFar
    /// Anything else.
    case malformed

    /// Half the Earth's girth, in metres.
    static let farthestMeters: Int64 = 20_038_000

    init(_ text: String) {
        let number = text.prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
        let unit = text.dropFirst(number.count).drop { $0 == " " }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.count <= 12 }),
            let whole = Int64(parts[0])
        else {
            self = .malformed
            return
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        switch unit {
        case "m" where fraction.isEmpty: self = Self.checked(whole)
        case "km" where fraction.count <= 3:
            let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
            self = whole > Self.farthestMeters ? .tooFar : Self.checked(whole * 1_000 + (Int64(padded) ?? 0))
        case "": self = .unitMissing
        default: self = .malformed
        }
    }

    private static func checked(_ meters: Int64) -> Self {
        if meters > farthestMeters { return .tooFar }
        return meters > 0 ? .meters(meters) : .malformed
    }
}
