internal import AgreementLanguage
internal import CeasefireModel

/// Words that sound like a condition and name no fact by which it is told.
struct Unmeasured: Sendable {
    /// How the word begins, in small letters; what follows may be an ending.
    let stem: String
    /// What must be said before the word can be applied.
    let question: String
    /// What the word asks for, where a figure says it: a block beside the sentence has answered it, and so has a number in it.
    var figure: Figure?
    /// Whether it puts off a time that a block may well name: only a number in the same sentence answers it.
    var putsOff = false

    /// What can be told by a number.
    enum Figure: Sendable {
        /// A length of time.
        case time
        /// How far.
        case distance
        /// What weapons, by calibre or weight.
        case weapons

        /// How its units begin.
        var units: [String] {
            switch self {
            case .time: ["hour", "day", "week", "month"]
            case .distance: ["km", "kilomet", "metre", "meter", "mile"]
            case .weapons: ["mm", "millimet", "calibre", "caliber", "tonne"]
            }
        }
    }

    /// The words that are looked for.
    static let all = [
        Unmeasured(stem: "expanded", question: "by how many breaches, at how many places, in how long"),
        Unmeasured(stem: "large-scale", question: "from how many on"),
        Unmeasured(stem: "massive", question: "from how many on"),
        Unmeasured(stem: "provocation", question: "which acts, and who says so"),
        Unmeasured(stem: "provocative", question: "which acts, and who says so"),
        Unmeasured(stem: "offensive", question: "which acts are meant, where, by what forces"),
        Unmeasured(stem: "hostile", question: "which acts are meant"),
        Unmeasured(stem: "escalatory", question: "which acts, and who says so"),
        Unmeasured(stem: "undue movement", question: "of what forces, where, and of how many"),
        Unmeasured(stem: "aggress", question: "which acts are meant, and who says so"),
        Unmeasured(stem: "irreversibl", question: "by what facts it is told, and who certifies it"),
        Unmeasured(stem: "substantial", question: "how much of it, and who counts"),
        Unmeasured(stem: "significant", question: "how much of it, and who counts"),
        Unmeasured(stem: "serious", question: "by what facts it is told from one that is not"),
        Unmeasured(stem: "systematic", question: "how often, in how long"),
        Unmeasured(stem: "repeated", question: "how often, in how long"),
        Unmeasured(stem: "sustained", question: "for how long"),
        Unmeasured(stem: "proportionate", question: "by what it is measured"),
        Unmeasured(stem: "appropriate", question: "which measures, and who chooses"),
        Unmeasured(stem: "adequate", question: "how much is enough"),
        Unmeasured(stem: "sufficient", question: "how much is enough"),
        Unmeasured(stem: "necessary measures", question: "which measures, and who chooses"),
        Unmeasured(stem: "whatever action", question: "which acts are allowed, and which are not"),
        Unmeasured(stem: "reasonable time", question: "how many days", figure: .time, putsOff: true),
        Unmeasured(stem: "reasonable period", question: "how many days", figure: .time, putsOff: true),
        Unmeasured(stem: "material breach", question: "by what facts it is told from one that is not"),
        Unmeasured(stem: "may suspend", question: "for how long, by whose word, and what ends it"),
        Unmeasured(
            stem: "agreed procedure", question: "which ones, agreed by whom, and what holds until then"),
        Unmeasured(stem: "to be determined", question: "by whom, by when, and what holds until then"),
        Unmeasured(stem: "to be agreed", question: "by whom, by when, and what holds until then"),
        Unmeasured(stem: "safe distance", question: "how many kilometres, and from where", figure: .distance),
        Unmeasured(stem: "heavy weapon", question: "which kinds, from what calibre on", figure: .weapons),
        Unmeasured(stem: "heavy arms", question: "which kinds, from what calibre on", figure: .weapons),
        Unmeasured(stem: "as far as possible", question: "what must be done in any case"),
        Unmeasured(stem: "where possible", question: "what must be done in any case"),
        Unmeasured(stem: "good faith", question: "by what acts it is told"),
        Unmeasured(stem: "immediately", question: "within how many hours, of what", figure: .time),
        Unmeasured(stem: "without delay", question: "within how many hours, of what", figure: .time),
        Unmeasured(
            stem: "undue delay", question: "within how many hours, of what", figure: .time, putsOff: true),
        Unmeasured(stem: "promptly", question: "within how many hours, of what", figure: .time),
        Unmeasured(stem: "as soon as possible", question: "by which day", figure: .time),
        Unmeasured(stem: "in due course", question: "by which day", figure: .time),
    ]

    /// The word as it stands in a line, and from which character on; nil where it does not. It must begin a word.
    func found(in line: Line) -> (column: Int, words: String)? {
        let wanted = Array(stem)
        guard line.lowered.count >= wanted.count, let first = wanted.first else { return nil }
        for start in 0...(line.lowered.count - wanted.count) where line.lowered[start] == first {
            guard line.lowered[start..<(start + wanted.count)].elementsEqual(wanted),
                start == 0 || !line.lowered[start - 1].isLetter
            else { continue }
            var end = start + wanted.count
            while end < line.letters.count, line.letters[end].isLetter { end += 1 }
            return (start + 1, String(line.letters[start..<end]))
        }
        return nil
    }

    private static let numbers: Set<Substring> = [
        "one", "two", "three", "four", "five", "six", "seven", "ten", "twelve", "fourteen", "twenty",
        "thirty",
        "sixty", "ninety",
    ]

    /// Whether every sentence of a text that has the word names a figure besides: `a reasonable period of at most 14 days`.
    func isMeasured(in text: String) -> Bool {
        guard let units = figure?.units else { return false }
        let sentences = text.lowercased().replacing("\n", with: " ").split { ".;".contains($0) }
        return sentences.filter { $0.contains(stem) }.allSatisfy { sentence in
            let words = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            // `100mm` is a number and its unit.
            let bare = words.map { $0.drop { $0.isNumber } }
            return bare.contains { word in units.contains { word.hasPrefix($0) } }
                && words.contains { $0.first?.isNumber ?? false || Self.numbers.contains($0) }
        }
    }

    /// A line, made ready to look for many words in it.
    struct Line {
        let letters: [Character]
        let lowered: [Character]

        init(_ text: some StringProtocol) {
            letters = Array(text)
            // Of letters that become several when they are small only the first is looked at, so that places stay the same.
            lowered = letters.map { Character($0.lowercased().prefix(1).description) }
        }
    }

    /// The words that a sentence of this text gives a meaning.
    static func defined(in text: String) -> Set<String> {
        let verbs = [
            " means ", " is defined as ", " is one ", " consists of ", " counts as ", " is any ",
            " are those ", ", that is, ", ", namely ",
        ]
        let sentences = text.lowercased().replacing("\n", with: " ").split { ".;".contains($0) }
        let defining = sentences.filter { sentence in verbs.contains { sentence.contains($0) } }.map {
            Line($0)
        }
        return Set(all.filter { word in defining.contains { word.found(in: $0) != nil } }.map(\.stem))
    }
}
