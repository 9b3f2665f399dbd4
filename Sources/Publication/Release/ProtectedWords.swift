/// Finds protected names and ids in words from anywhere, and puts something else in their place.
struct ProtectedWords: Sendable {
    /// What is looked for, lowercased, the longest first, so that no name hides within a longer one.
    private var terms: [(letters: [Character], shown: String, isName: Bool)] = []

    /// Names shorter than this are no names to find.
    private static let shortestName = 3
    /// From this length on a name is also found at the beginning of a longer word: languages inflect names.
    private static let inflectedFrom = 5

    /// - Parameters:
    ///   - ids: Ids that are not shown, and what is shown for each.
    ///   - names: Names that are not shown.
    ///   - people: Names of people, and what is shown for each. A last name that is long enough is looked for alone too.
    init(ids: [String: String], names: [String], people: [String: String] = [:]) {
        let names = names.filter { $0.count >= Self.shortestName }
        terms = ids.map { (Array($0.key.lowercased()), $0.value, false) }
        terms += names.map { (Array($0.lowercased()), "[protected source]", true) }
        for (person, shown) in people where person.count >= Self.shortestName {
            terms.append((Array(person.lowercased()), shown, true))
            let parts = person.split(separator: " ")
            if parts.count > 1, let last = parts.last, last.count >= Self.inflectedFrom {
                terms.append((Array(last.lowercased()), shown, true))
            }
        }
        terms.sort { ($1.letters.count, String($0.letters)) < ($0.letters.count, String($1.letters)) }
    }

    var isEmpty: Bool { terms.isEmpty }

    /// Whether something protected occurs, in whatever case.
    func occur(in text: String) -> Bool { !terms.isEmpty && masked(text) != text }

    /// The text with everything protected replaced.
    func masked(_ text: String) -> String {
        guard !terms.isEmpty, !text.isEmpty else { return text }
        let lowered = text.lowercased()
        let present = terms.filter { lowered.contains(String($0.letters)) }
        guard !present.isEmpty else { return text }
        let letters = Array(text)
        let folded = letters.map { $0.lowercased() }
        var masked = ""
        var i = 0
        while i < letters.count {
            guard let (term, end) = match(at: i, folded, among: present) else {
                masked.append(letters[i])
                i += 1
                continue
            }
            masked += term
            i = end
        }
        return masked
    }

    private func match(
        at start: Int, _ folded: [String],
        among present: [(letters: [Character], shown: String, isName: Bool)]
    ) -> (shown: String, end: Int)? {
        guard start == 0 || !Self.isPartOfWord(folded[start - 1]) else { return nil }
        for term in present where start + term.letters.count <= folded.count {
            guard term.letters.indices.allSatisfy({ folded[start + $0] == String(term.letters[$0]) }) else {
                continue
            }
            var end = start + term.letters.count
            let isWhole = end == folded.count || !Self.isPartOfWord(folded[end])
            if isWhole { return (term.shown, end) }
            guard term.isName, term.letters.count >= Self.inflectedFrom else { continue }
            while end < folded.count, Self.isPartOfWord(folded[end]) { end += 1 }
            return (term.shown, end)
        }
        return nil
    }

    private static func isPartOfWord(_ letter: String) -> Bool {
        letter.first.map { $0.isLetter || $0.isNumber } ?? false
    }
}
