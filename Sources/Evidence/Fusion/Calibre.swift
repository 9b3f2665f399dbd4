/// The numbers in the name of a weapon, each with the words beside which it stands: `122 mm howitzer` has 122 `mm` and 122
/// `howitzer`.
///
/// Two weapons that share such a word and no number with it are two: a howitzer of 122 and one of 152 mm, a FAB-250 and a
/// FAB-500. A `Geran-2` and a `Shahed-136` share no word, and may be one.
struct Calibre {
    /// The words of a name that has a number.
    private(set) var words: [String] = []
    /// Each word with each number.
    private(set) var wordsWithNumbers: [String] = []

    /// Reads a name.
    init(_ name: String) {
        var parts: [String] = []
        var isNumber = false
        for character in name.lowercased() {
            let isDigit = character.isASCII && character.isNumber
            guard character.isLetter || isDigit else {
                parts.append("")
                continue
            }
            if isDigit != isNumber || parts.isEmpty { parts.append("") }
            isNumber = isDigit
            parts[parts.count - 1].append(character)
        }
        let numbers = parts.filter { $0.first?.isNumber == true }
        guard !numbers.isEmpty else { return }
        words = parts.filter { $0.first?.isLetter == true }
        wordsWithNumbers = words.flatMap { word in numbers.map { word + " " + $0 } }
    }
}
