internal import CeasefireModel

extension NearestWord {
    /// `Did you mean X?`, empty where no candidate is near.
    static func question(_ word: String, among candidates: some Sequence<String>) -> String {
        of(word, among: candidates).map { "Did you mean \($0.quoted)?" } ?? ""
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
