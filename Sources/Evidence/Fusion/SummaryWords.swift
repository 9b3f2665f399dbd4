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
    /// Adds the telling words of a summary, packed into integers, to a list; `place` are those of its place. Gives
    /// a number that tells this text, words of the place and all, from others.
    mutating func add(_ summary: String, without place: Set<UInt64>, to found: inout [UInt64]) -> UInt64 {
        let most = found.count + Self.mostWords
        // FNV-1a, 64 bits: the same on every machine.
        var text: UInt64 = 0xCBF2_9CE4_8422_2325
        folder.forEachWord(of: summary) { word in
            for byte in word { text = (text ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            text = (text ^ 0x20) &* 0x0000_0100_0000_01B3
            let isNumber = word.allSatisfy { (0x30...0x39).contains($0) }
            guard word.count >= (isNumber ? Self.leastDigits : Self.leastLetters) else { return true }
            let packed = Self.packed(isNumber ? word[...] : word.prefix(Self.stemLetters))
            if !place.contains(packed) { found.append(packed) }
            return found.count < most
        }
        return text
    }

    /// The words of a place's names, as ``add(_:without:to:)`` packs them.
    mutating func words(of place: Place) -> Set<UInt64> {
        let text = place.name + " " + place.region + " " + place.country
        return Set(folder.words(of: text).map { Self.packed($0.prefix(Self.stemLetters)) })
    }

    /// Eight bytes at most; numbers of more digits are cut, which no toll or time has.
    private static func packed(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
