internal import CeasefireModel

extension WeaponScope {
    /// In words: `howitzer, calibre of at least 100mm`.
    public var words: String {
        switch self {
        case .any: "any"
        case .only(let words, let calibres):
            (words.map(\.text).sorted() + calibres.map(\.words).sorted()).joined(separator: ", ")
        }
    }
}

extension CalibreRange {
    /// In words.
    public var words: String {
        let bounds = [atLeast.map { "of at least \($0.text)" }, below.map { "below \($0.text)" }]
        return "calibre " + bounds.compactMap { $0 }.joined(separator: " and ")
    }
}
