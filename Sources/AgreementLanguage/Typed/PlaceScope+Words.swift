internal import CeasefireModel

extension PlaceScope {
    /// In words: `within 25 km of contact`, `in the zone zolote`.
    public var words: String {
        switch self {
        case .anywhere: "anywhere"
        case .named(let names): names.joined(separator: ", ")
        case .zone(let zone): "in the zone \(zone)"
        case .outside(let zone): "outside the zone \(zone)"
        case .within(let meters, let baseline): "within \(Self.length(meters)) of \(baseline.words)"
        case .beyond(let meters, let baseline): "farther than \(Self.length(meters)) from \(baseline.words)"
        case .held(let party, let line): "in the area of \(party) by \(line.words)"
        case .any(let all): all.map(\.words).joined(separator: ", or ")
        }
    }

    private static func length(_ meters: Int64) -> String {
        guard meters >= 1_000 else { return "\(meters) m" }
        let (whole, rest) = meters.quotientAndRemainder(dividingBy: 1_000)
        guard rest > 0 else { return "\(whole) km" }
        var digits = String(String(1_000 + rest).dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits) km"
    }
}

extension Baseline {
    /// In words, each party with its own line where they differ.
    public var words: String {
        switch self {
        case .line(let line): line.words
        case .byParty(let lines):
            lines.sorted { $0.key < $1.key }.map { "\($0.value.words) for \($0.key)" }.joined(separator: ", ")
        }
    }
}

extension LineReference {
    /// In words, with the date where one is fixed.
    public var words: String { line.text + (asOf.map { " as of \($0.earliest.utcText)" } ?? "") }
}
