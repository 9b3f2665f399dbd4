internal import Evidence

/// Finds protected names and ids in words from anywhere, and puts something else in their place.
struct ProtectedWords: Sendable {
    /// What is looked for, folded, the longest first, so that no name hides within a longer one.
    private var terms: [(letters: [String], shown: String, isName: Bool)] = []

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
        terms = ids.map { (Self.folded($0.key), $0.value, false) }
        terms += names.map { (Self.folded($0), "[protected source]", true) }
        for (person, shown) in people where person.count >= Self.shortestName {
            terms.append((Self.folded(person), shown, true))
            let parts = person.split(separator: " ")
            if parts.count > 1, let last = parts.last, last.count >= Self.inflectedFrom {
                terms.append((Self.folded(String(last)), shown, true))
            }
        }
        terms.sort { ($1.letters.count, $0.letters.joined()) < ($0.letters.count, $1.letters.joined()) }
    }

    private static func folded(_ term: String) -> [String] {
        FoldedLetters(FoldedLetters.text(term)).letters
    }

    var isEmpty: Bool { terms.isEmpty }

    /// Whether something protected occurs, in whatever case.
    func occur(in text: String) -> Bool { !terms.isEmpty && masked(text) != text }

    /// The text with everything protected replaced.
    func masked(_ text: String) -> String {
        guard !terms.isEmpty, !text.isEmpty else { return text }
        let found = FoldedLetters(text)
        let folded = found.letters
        let all = folded.joined()
        let present = terms.filter { all.contains($0.letters.joined()) }
        guard !present.isEmpty else { return text }
        let letters = Array(text)
        var masked = ""
        var i = 0
        while i < folded.count {
            guard let (term, end) = match(at: i, folded, among: present) else {
                masked.append(contentsOf: letters[(i == 0 ? 0 : found.ends[i - 1])..<found.ends[i]])
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
        among present: [(letters: [String], shown: String, isName: Bool)]
    ) -> (shown: String, end: Int)? {
        guard start == 0 || !Self.isPartOfWord(folded[start - 1]) else { return nil }
        for term in present where start + term.letters.count <= folded.count {
            guard term.letters.indices.allSatisfy({ folded[start + $0] == term.letters[$0] }) else {
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
