/// Guesses what a mistyped word was meant to be.
public enum NearestWord {
    // Longer words are not compared: nobody mistypes a sentence into a name, and the work grows with the
    // square of the length.
    private static let longest = 64

    /// The candidate that is fewest slips away from `word`: a letter too many, too few, wrong, or two that
    /// changed places. Nil where none is close. Of several the first by spelling.
    public static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
        guard !word.isEmpty, word.unicodeScalars.count <= longest else { return nil }
        let letters = Array(word.lowercased().unicodeScalars)
        let allowed = max(1, (letters.count + 2) / 4)
        var best: (slips: Int, candidate: String)?
        for candidate in candidates where candidate != word && candidate.unicodeScalars.count <= longest {
            let slips = distance(letters, Array(candidate.lowercased().unicodeScalars))
            guard slips <= allowed else { continue }
            if let found = best, (found.slips, found.candidate) <= (slips, candidate) { continue }
            best = (slips, candidate)
        }
        return best?.candidate
    }

    /// Optimal string alignment: Levenshtein's distance with neighbours that changed places as one slip.
    public static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
