/// Words as they compare: without case, marks or script. `Київ` and `Kyïv` both become `kyiv`.
///
/// Latin letters lose their marks and Cyrillic ones are romanised. A letter of another script becomes the
/// sound with which its Unicode name begins (`GHAIN` is gh, `GIMEL` is g): rough, but the same in every
/// script, and names are compared by their consonants in the end.
struct TextFolder: Sendable {
    /// What a scalar adds to a word, in one number: how many letters in the lowest byte, then these, the first the
    /// lowest. Few scalars add more than seven; those are cut.
    private typealias Sound = UInt64

    private static let unknown = Sound.max
    /// The scalar ends a word.
    private static let gap: Sound = 0xFF
    private static let mostLetters = 7

    /// Sounds already found, by the scalar's value for those that UTF-8 writes in one byte or two, as most are.
    private var knownLow: [Sound] = Array(repeating: unknown, count: 0x800)
    private var known: [UInt32: Sound] = [:]

    /// The words of a text as lower-case ASCII letters and digits, in order. Scalars that have no sound known
    /// here stand as their UTF-8 bytes.
    mutating func words(of text: String) -> [[UInt8]] {
        var words = WordList()
        fold(text, into: &words)
        return words.words
    }

    /// Gives the letters of a text's words, one by one, to a reader, as long as it wants more.
    mutating func fold(_ text: String, into reader: inout some WordReader) {
        var text = text
        text.withUTF8 { fold($0, into: &reader) }
    }

    private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>, into reader: inout some WordReader) {
        var isInWord = false
        var i = 0
        while i < bytes.count {
            // A string's bytes are UTF-8, so that the first of a scalar tells how many there are.
            let first = UInt32(bytes[i])
            var value = first
            if first < 0x80 {
                i += 1
            } else if first < 0xE0 {
                value = (first & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F)
                i += 2
            } else if first < 0xF0 {
                value = (first & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
                i += 3
            } else {
                value = (first & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12
                value |= UInt32(bytes[i + 2] & 0x3F) << 6 | UInt32(bytes[i + 3] & 0x3F)
                i += 4
            }
            var sound = value < 0x800 ? knownLow[Int(value)] : known[value] ?? Self.unknown
            if sound == Self.unknown { sound = learn(value) }
            if sound == Self.gap {
                if isInWord, !reader.endWord() { return }
                isInWord = false
            } else {
                var letters = sound & 0xFF
                if letters > 0 { isInWord = true }
                while letters > 0 {
                    sound >>= 8
                    reader.take(UInt8(truncatingIfNeeded: sound))
                    letters -= 1
                }
            }
        }
        if isInWord { _ = reader.endWord() }
    }

    private mutating func learn(_ value: UInt32) -> Sound {
        var sound = Self.gap
        if let scalar = Unicode.Scalar(value),
            let letters = Self.letters(of: scalar)?.prefix(Self.mostLetters)
        {
            sound = Sound(letters.count)
            for (number, letter) in letters.enumerated() { sound |= Sound(letter) << Sound(8 * (number + 1)) }
        }
        if value < 0x800 { knownLow[Int(value)] = sound } else { known[value] = sound }
        return sound
    }

    /// What a scalar adds to a word; nil where it ends the word.
    private static func letters(of scalar: Unicode.Scalar) -> [UInt8]? {
        if let ascii = asciiLetterOrDigit(scalar) { return [ascii] }
        if scalar.isASCII { return scalar == "'" ? [] : nil }
        if isSilent(scalar) { return [] }
        let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        return isLetter ? romanised(scalar) : nil
    }

    private static func asciiLetterOrDigit(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: UInt8(scalar.value)
        case 0x41...0x5A: UInt8(scalar.value + 0x20)
        default: nil
        }
    }

    /// Apostrophes of every shape, and marks that combine with the letter before them.
    private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .modifierLetter, .format: true
        default: scalar == "\u{2019}" || scalar == "\u{2018}" || scalar == "\u{00B4}"
        }
    }

    private static func romanised(_ scalar: Unicode.Scalar) -> [UInt8] {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        if let letters = cyrillic[lower] { return Array(letters.utf8) }
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
            return [UInt8(0x30 + Int(value))]
        }
        if lower.value < 0x250, scalar.properties.generalCategory != .otherLetter {
            if let sound = ligatures[lower] { return Array(sound.utf8) }
        }
        let bytes = Array(String(scalar).utf8)
        guard let name = lower.properties.name else { return bytes }
        let parts = name.split(separator: " ")
        // `LATIN SMALL LETTER E WITH ACUTE`, `HEBREW LETTER GIMEL`, `DEVANAGARI VOWEL SIGN AA`.
        guard let i = parts.firstIndex(where: { $0 == "LETTER" || $0 == "SIGN" }), i + 1 < parts.count else {
            return bytes
        }
        let sound = parts[i + 1].utf8.map { $0 | 0x20 }
        if parts[0] == "LATIN" { return sound.count == 1 ? sound : Array(sound.suffix(1)) }
        let isVowel = { (byte: UInt8) in "aeiou".utf8.contains(byte) }
        let consonants = sound.prefix { !isVowel($0) }
        return consonants.isEmpty ? Array(sound.prefix(1)) : Array(consonants)
    }

    private static let ligatures: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "ə": "e", "ŋ": "ng",
    ]

    private static let cyrillic: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e",
        "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu",
        "я": "ia", "ў": "u", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "ch", "џ": "dz", "ѓ": "g",
        "ќ": "k", "ѕ": "dz",
    ]
}

/// Whoever reads folded words letter by letter.
protocol WordReader {
    /// Takes the next letter of a word.
    mutating func take(_ letter: UInt8)
    /// The word, of one letter at least, is over; false where no more is wanted.
    mutating func endWord() -> Bool
}

/// All words as they are.
private struct WordList: WordReader {
    var words: [[UInt8]] = []
    private var word: [UInt8] = []

    mutating func take(_ letter: UInt8) { word.append(letter) }

    mutating func endWord() -> Bool {
        words.append(word)
        word.removeAll(keepingCapacity: true)
        return true
    }
}
