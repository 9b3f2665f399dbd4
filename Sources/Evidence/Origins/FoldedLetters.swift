/// A text as names are looked for in it: in small letters, with one blank for whatever white space or low line stands between words, and with
/// one sign for all apostrophes and one for all hyphens. A name that is wrapped over two lines or stands in a file's name is the same name.
public struct FoldedLetters: Sendable {
    /// The letters, each as a text: small ones may take two signs.
    public private(set) var letters: [String] = []
    /// Of each letter, where in the text it ends: the number of characters up to there.
    public private(set) var ends: [Int] = []

    /// Folds a text.
    public init(_ text: String) {
        for (place, character) in text.enumerated() {
            let letter = Self.letter(character)
            if letter == " ", letters.last == " " {
                ends[ends.count - 1] = place + 1
            } else {
                letters.append(letter)
                ends.append(place + 1)
            }
        }
    }

    private static func letter(_ character: Character) -> String {
        switch character {
        case "_": " "
        case "’", "‘", "ʼ", "`", "´": "'"
        case "‐", "‑", "–", "—": "-"
        default: character.isWhitespace ? " " : character.lowercased()
        }
    }

    /// The folded text, without blanks at its ends.
    public static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 128 }) { return plainText(text) }
        var letters = FoldedLetters(text).letters[...]
        if letters.first == " " { letters.removeFirst() }
        if letters.last == " " { letters.removeLast() }
        return letters.joined()
    }

    /// The same of a text of the first 128 signs, which most are.
    private static func plainText(_ text: String) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A: folded.append(byte | 0x20)
            case 0x20, 0x09...0x0D, UInt8(ascii: "_"): if folded.last != 0x20 { folded.append(0x20) }
            case UInt8(ascii: "`"): folded.append(UInt8(ascii: "'"))
            default: folded.append(byte)
            }
        }
        if folded.last == 0x20 { folded.removeLast() }
        return String(decoding: folded.first == 0x20 ? folded[1...] : folded[...], as: UTF8.self)
    }
}
