/// Which features of a file count: a property and what it must say.
///
/// Maps of control are drawn for readers: one file holds the territory of a side beside liberated areas, arrows and units, each told apart by
/// a property. Which of them make up the territory is a decision, and therefore data. All rules of a selection must hold; no rules
/// select everything. White space counts as one space, and none at the ends: names drawn by hand differ in it from day to day.
public struct FeatureRule: Hashable, Sendable {
    /// How the property is compared.
    public enum Comparison: Hashable, Sendable {
        /// The property is one of the values.
        case equals
        /// The property holds one of the values.
        case contains
        /// The property is none of the values; a feature without it counts.
        case differs
    }
    /// The property's name, `fill`.
    public var property: String
    /// How it is compared.
    public var comparison: Comparison
    /// What it is compared with.
    public var values: [String]

    /// Creates a rule.
    public init(property: String, comparison: Comparison = .equals, values: [String]) {
        self.property = property
        self.comparison = comparison
        self.values = values
    }

    /// Reads a rule: `fill=#a52714|#880e4f` (is one of), `name~Occupied` (holds), `name!=Liberated` (is none of);
    /// nil where the text is none.
    public init?(_ text: String) {
        for (sign, comparison) in [("!=", Comparison.differs), ("=", .equals), ("~", .contains)] {
            guard let range = text.firstRange(of: sign) else { continue }
            let property = String(text[..<range.lowerBound]).collapsingBlanks()
            let values = text[range.upperBound...].split(separator: "|").map {
                String($0).collapsingBlanks()
            }
            guard !property.isEmpty, !values.isEmpty, !values.contains("") else { return nil }
            self.init(property: property, comparison: comparison, values: values)
            return
        }
        return nil
    }

    /// Whether the rule holds for a feature.
    public func holds(for feature: GeoFeature) -> Bool {
        guard let text = feature.properties[property]?.collapsingBlanks() else {
            return comparison == .differs
        }
        return switch comparison {
        case .equals: values.contains { $0.collapsingBlanks() == text }
        case .differs: !values.contains { $0.collapsingBlanks() == text }
        case .contains: values.contains { text.contains($0.collapsingBlanks()) }
        }
    }
}

extension String {
    /// With each run of white space, no-break spaces too, as one space, and none at the ends.
    func collapsingBlanks() -> String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
