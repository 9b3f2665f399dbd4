internal import CeasefireModel

/// The words of diagnostics.
extension String {
    /// The text between backticks, cut where it is long and on one line.
    var quoted: String {
        let limit = 60
        let oneLine = split(whereSeparator: \.isNewline).joined(separator: " ")
        return "`" + (oneLine.count > limit ? String(oneLine.prefix(limit)) + "…" : oneLine) + "`"
    }

    /// `a provision`, `an open term`.
    var withArticle: String {
        (first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + self
    }
}

extension Sequence<String> {
    /// Backticked, with commas and a last conjunction: `` `a`, `b` or `c` ``.
    func quotedList(_ conjunction: String) -> String {
        let words = map(\.quoted)
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}

/// Proposes a mend for a mistyped word: the nearest one, or all of them where none is near and they are few.
func didYouMean(_ word: String, among candidates: some Collection<String>, noun: String) -> String {
    if let near = NearestWord.of(word, among: candidates) { return "Did you mean \(near.quoted)?" }
    let most = 20
    guard !candidates.isEmpty, candidates.count <= most else { return "" }
    return "\(noun) can be \(Set(candidates).sorted().quotedList("or"))."
}

/// `` `a` holds `b`, which holds `a` ``.
func chain(_ names: [String], _ verb: String) -> String {
    names.map(\.quoted).enumerated().reduce("") { text, link in
        switch link.offset {
        case 0: link.element
        case 1: text + " \(verb) " + link.element
        default: text + ", which \(verb) " + link.element
        }
    }
}
