import CeasefireModel

/// The words and numbers of summaries that tell one event from another.
///
/// A word is its first five letters, which stand for its stem in most languages; words of three letters or
/// fewer and the words of the place's own name are left out, since every report of a place has those.
struct SummaryWords: Sendable {
    /// No more telling words of a summary than these are taken.
    static let mostWords = 64

    private var folder = TextFolder()

    /// Adds the telling words of a summary, packed into integers, to a list; `place` are those of its place. Gives
    /// a number that tells this text, words of the place and all, from others.
    mutating func add(_ summary: String, without place: [UInt64], to found: inout [UInt64]) -> UInt64 {
        var words = TellingWords(place: place, found: found, most: found.count + Self.mostWords)
        // Moved and not copied: the list is as long as the record.
        found = []
        folder.fold(summary, into: &words)
        found = words.found
        return words.text
    }

    /// The words of a place's names, as ``add(_:without:to:)`` packs them, each once.
    mutating func words(of place: Place) -> [UInt64] {
        let text = place.name + " " + place.region + " " + place.country
        return Set(
            folder.words(of: text).map {
                $0.prefix(TellingWords.stemLetters).reduce(0) { $0 << 8 | UInt64($1) }
            }
        ).sorted()
    }
}

/// Reads words and keeps those that tell something.
private struct TellingWords: WordReader {
    static let stemLetters = 5
    private static let leastLetters = 4
    private static let leastDigits = 2
    /// Eight bytes at most; numbers of more digits are cut, which no toll or time has.
    private static let mostPacked = 8

    /// FNV-1a of all that was read, 64 bits: the same on every machine.
    var text: UInt64 = 0xCBF2_9CE4_8422_2325
    var found: [UInt64]
    private let place: [UInt64]
    private let most: Int
    private var packed: UInt64 = 0
    private var letters = 0
    private var isNumber = true

    init(place: [UInt64], found: [UInt64], most: Int) {
        self.place = place
        self.found = found
        self.most = most
    }

    @inline(__always)
    mutating func take(_ letter: UInt8) {
        hash(letter)
        if letters < Self.mostPacked { packed = packed << 8 | UInt64(letter) }
        letters += 1
        isNumber = isNumber && letter &- 0x30 < 10
    }

    mutating func endWord() -> Bool {
        hash(0x20)
        defer { (packed, letters, isNumber) = (0, 0, true) }
        guard letters >= (isNumber ? Self.leastDigits : Self.leastLetters) else { return true }
        let surplus = isNumber ? 0 : max(0, min(letters, Self.mostPacked) - Self.stemLetters)
        let word = packed >> UInt64(8 * surplus)
        if !place.contains(word) { found.append(word) }
        return found.count < most
    }

    @inline(__always)
    private mutating func hash(_ byte: UInt8) { text = (text ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
