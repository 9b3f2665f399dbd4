/// Finds the word that was probably meant.
enum NearestWord {
    /// Longer words are not compared: nobody misspells them, and the cost grows with the square.
    static let longestCompared = 64

    /// The candidate at the smallest edit distance, if it is small for the word's length; the first in
    /// order among equals. Case does not count.
    static func find(_ word: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().unicodeScalars)
        guard !letters.isEmpty, letters.count <= longestCompared else { return nil }
        let bound = max(1, letters.count / 3)
        return candidates.sorted()
            .map { ($0, distance(letters, Array($0.lowercased().unicodeScalars))) }
            .filter { $0.1 <= bound }
            .min { $0.1 < $1.1 }?.0
    }

    /// `Did you mean X?`, empty where no candidate is near.
    static func question(_ word: String, among candidates: some Sequence<String>) -> String {
        find(word, among: candidates).map { "Did you mean \($0.quoted)?" } ?? ""
    }

    /// Insertions, deletions, replacements, and swaps of neighbours, each counted once.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
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
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}

extension String {
    /// The value between back quotes, cut after 60 characters.
    var quoted: String {
        let limit = 60
        return "`" + (count > limit ? String(prefix(limit)) + "…" : self) + "`"
    }
}

extension Sequence<String> {
    /// `a`, `b` and `c`, each quoted.
    var quotedList: String {
        let words = map(\.quoted)
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
