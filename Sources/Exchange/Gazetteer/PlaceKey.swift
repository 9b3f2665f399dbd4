internal import Foundation

/// The form in which names of places compare, whatever the script and the way of writing it in Latin letters:
/// `Харків`, `Kharkiv` and `Harkiv` have one key.
///
/// It is rougher than spelling, so that namesakes are rather found too often than too seldom: what is found
/// twice is told as ambiguous and never guessed.
enum PlaceKey {
    /// The key of a name; empty where the name has no letters.
    static func of(_ name: String) -> [UInt8] {
        let folded = FoldedWords(name)
        var letters: [UInt8] = []
        letters.reserveCapacity(folded.bytes.count)
        for scalar in String(decoding: folded.bytes, as: UTF8.self).unicodeScalars {
            if scalar.value < 0x80 {
                letters.append(UInt8(scalar.value))
            } else if let latin = romanised[scalar] {
                letters += latin.utf8
            } else {
                // Marked Latin letters lose their marks; letters of other scripts stand for themselves.
                let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
                letters += base.value < 0x80 ? [UInt8(base.value)] : Array(String(scalar).utf8)
            }
        }
        return simplified(letters)
    }

    /// The letters with ways of writing one sound made one.
    private static func simplified(_ letters: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(letters.count)
        for (i, letter) in letters.enumerated() {
            var sound = letter
            switch letter {
            case UInt8(ascii: "y"), UInt8(ascii: "j"): sound = UInt8(ascii: "i")
            case UInt8(ascii: "g"): sound = UInt8(ascii: "h")
            case UInt8(ascii: "w"): sound = UInt8(ascii: "v")
            // `kh` is one sound, which others write `h`.
            case UInt8(ascii: "k"): if i + 1 < letters.count, letters[i + 1] == UInt8(ascii: "h") { continue }
            default: break
            }
            if key.last != sound { key.append(sound) }
        }
        return key
    }

    // By the Ukrainian standard of 2010, save that all sounds of `i` are one in the end.
    private static let romanised: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "io",
        "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
        "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
        "ў": "u", "ł": "l", "ø": "o", "đ": "d", "ı": "i",
    ]
}
