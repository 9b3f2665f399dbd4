/// Words as they compare: without case, marks or script. `Київ` and `Kyïv` both become `kyiv`.
///
/// Latin letters lose their marks and Cyrillic ones are romanised. A letter of another script becomes the
/// sound with which its Unicode name begins (`GHAIN` is gh, `GIMEL` is g): rough, but the same in every
/// script, and names are compared by their consonants in the end.
struct TextFolder {
    /// What a scalar adds to a word: a stretch of ``letters``, which may be empty, or the word's end.
    private struct Sound {
        var first: Int32
        var end: Int32
        var isGap: Bool
    }

    /// The letters of all sounds found so far: one array, so that no sound holds one of its own.
    private var letters: [UInt8] = []
    /// Sounds already found, by the scalar's value for those of Latin, Greek and Cyrillic, as most are.
    private var knownLow: [Sound?] = Array(repeating: nil, count: 0x530)
    private var known: [Unicode.Scalar: Sound] = [:]

    /// The words of a text as lower-case ASCII letters and digits, in order. Scalars that have no sound known
    /// here stand as their UTF-8 bytes.
    mutating func words(of text: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        forEachWord(of: text) {
            words.append($0)
            return true
        }
        return words
    }

    /// Calls `body` with each word in order, until it returns false.
    mutating func forEachWord(of text: String, _ body: ([UInt8]) -> Bool) {
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let ascii = Self.asciiLetterOrDigit(scalar) {
                word.append(ascii)
                continue
            }
            let sound = sound(of: scalar)
            if sound.isGap {
                if !word.isEmpty, !body(word) { return }
                word.removeAll(keepingCapacity: true)
            } else {
                for i in sound.first..<sound.end { word.append(letters[Int(i)]) }
            }
        }
        if !word.isEmpty { _ = body(word) }
    }

    private mutating func sound(of scalar: Unicode.Scalar) -> Sound {
        let isLow = Int(scalar.value) < knownLow.count
        if let sound = isLow ? knownLow[Int(scalar.value)] : known[scalar] { return sound }
        let first = Int32(letters.count)
        var isGap = false
        if scalar.isASCII {
            isGap = scalar != "'"
        } else if !Self.isSilent(scalar) {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                letters += Self.romanised(scalar)
            } else {
                isGap = true
            }
        }
        let sound = Sound(first: first, end: Int32(letters.count), isGap: isGap)
        if isLow { knownLow[Int(scalar.value)] = sound } else { known[scalar] = sound }
        return sound
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
