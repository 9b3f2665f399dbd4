import CeasefireModel

/// The words and numbers of summaries that tell one event from another.
///
/// A word is its first five letters, which stand for its stem in most languages; words of three letters or
/// fewer and the words of the place's own name are left out, since every report of a place has those.
struct SummaryWords {
    private static let stemLetters = 5
    private static let leastLetters = 4
    private static let leastDigits = 2
    private static let mostWords = 64

    private var folder = TextFolder()
    private var placeWords: [String: Set<UInt64>] = [:]

    /// The report's telling words, packed into integers.
    mutating func words(of report: Report) -> [UInt64] {
        let place = wordsOfPlace(report.place)
        var found: [UInt64] = []
        for word in folder.words(of: report.summary) {
            let isNumber = word.allSatisfy { (0x30...0x39).contains($0) }
            guard word.count >= (isNumber ? Self.leastDigits : Self.leastLetters) else { continue }
            let packed = Self.packed(isNumber ? word[...] : word.prefix(Self.stemLetters))
            if !place.contains(packed) { found.append(packed) }
            if found.count == Self.mostWords { break }
        }
        return found
    }

    private mutating func wordsOfPlace(_ place: Place) -> Set<UInt64> {
        let text = place.name + " " + place.region + " " + place.country
        if let known = placeWords[text] { return known }
        let words = Set(folder.words(of: text).map { Self.packed($0.prefix(Self.stemLetters)) })
        placeWords[text] = words
        return words
    }

    /// Eight bytes at most; numbers of more digits are cut, which no toll or time has.
    private static func packed(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
