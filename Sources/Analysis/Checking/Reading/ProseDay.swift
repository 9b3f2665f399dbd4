internal import AgreementLanguage

/// A day that a sentence names as a beginning: `1 March 2027`, `March 1`, `2027-03-01`.
struct ProseDay {
    /// The day as the sentence writes it.
    let words: String
    /// The line on which it stands, from 1.
    let line: Int
    /// The character at which it begins, from 1.
    let column: Int

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    /// What stands before a day on which something begins.
    private static let openings: Set<String> = ["from", "as of", "starting", "beginning"]
    /// What a sentence says of something that begins `on` a day.
    private static let beginnings = ["cease", "begin", "start", "force", "effect"]
    private static let hours = [
        "midnight", "noon", "a.m.", "p.m.", "o'clock", "hours local", "hours gmt", "hours utc",
    ]

    /// The days of an article from which something holds, where the sentence names no hour.
    static func beginnings(in article: DocumentOutline.Article) -> [Self] {
        let sentences = article.text.lowercased().replacing("\n", with: " ").split { ".;".contains($0) }
        return article.lines.flatMap { line in
            days(line).filter { day in
                let own = sentences.filter { $0.contains(day.words.lowercased()) }
                return !own.contains(where: namesHour)
            }
        }
    }

    private static func namesHour(_ sentence: Substring) -> Bool {
        let letters = Array(sentence)
        let isClock = letters.indices.dropFirst().dropLast().contains {
            ":".contains(letters[$0]) && letters[$0 - 1].isNumber && letters[$0 + 1].isNumber
        }
        return isClock || hours.contains { sentence.contains($0) }
    }

    /// A word of a line, and where it begins.
    private struct Word {
        let text: String
        let start: Int
        let end: Int
    }

    private static func days(_ line: DocumentOutline.ProseLine) -> [Self] {
        let letters = Array(line.text)
        var words: [Word] = []
        var i = 0
        while i < letters.count {
            guard letters[i].isLetter || letters[i].isNumber else {
                i += 1
                continue
            }
            let start = i
            while i < letters.count, letters[i].isLetter || letters[i].isNumber || letters[i] == "-" {
                i += 1
            }
            words.append(Word(text: String(letters[start..<i]).lowercased(), start: start, end: i))
        }
        return words.indices.compactMap { at in
            guard let last = lastOfDay(words, at), at > 0, isOpened(words, at) else { return nil }
            let (start, end) = (words[at].start, words[last].end)
            return Self(words: String(letters[start..<end]), line: line.line, column: start + 1)
        }
    }

    private static func isOpened(_ words: [Word], _ at: Int) -> Bool {
        let before = words[max(0, at - 2)..<at].map(\.text)
        if openings.contains(before.last ?? "") || openings.contains(before.joined(separator: " ")) {
            return true
        }
        return before.last == "on"
            && words[..<at].contains { word in beginnings.contains { word.text.hasPrefix($0) } }
    }

    /// The last word of a day that begins with a word; nil where none does.
    private static func lastOfDay(_ words: [Word], _ at: Int) -> Int? {
        func isDay(_ i: Int) -> Bool {
            guard words.indices.contains(i), let day = Int(words[i].text.prefix { $0.isNumber }) else {
                return false
            }
            let ending = words[i].text.drop { $0.isNumber }
            return (1...31).contains(day) && ["", "st", "nd", "rd", "th"].contains(ending)
        }
        func isMonth(_ i: Int) -> Bool { words.indices.contains(i) && months.contains(words[i].text) }
        func isYear(_ i: Int) -> Bool {
            words.indices.contains(i) && words[i].text.count == 4 && Int(words[i].text) != nil
        }
        let numbers = words[at].text.split(separator: "-", omittingEmptySubsequences: false)
        if numbers.count == 3, numbers[0].count == 4, numbers.allSatisfy({ Int($0) != nil }) { return at }
        guard isDay(at) && isMonth(at + 1) || isMonth(at) && isDay(at + 1) else { return nil }
        return isYear(at + 2) ? at + 2 : at + 1
    }
}
