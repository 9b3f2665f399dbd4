/// Where a record lies, as people name it.
public enum RecordAddress {
    /// Whether it is the address of a database of PostgreSQL, and not a path.
    public static func isDatabase(_ place: String) -> Bool {
        place.hasPrefix("postgres://") || place.hasPrefix("postgresql://")
    }

    /// The place as people are shown it, without a password: `postgres://desk@db.example/mission`.
    public static func words(_ place: String) -> String {
        guard isDatabase(place), let scheme = place.firstRange(of: "://") else {
            guard isKeywords(place) else { return place }
            let words = place.split(separator: " ").filter { !$0.hasPrefix("password") }
            return words.isEmpty ? "the database" : words.joined(separator: " ")
        }
        let rest = place[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        // Options may hold a password too.
        let path = rest[authority.endIndex...].prefix { $0 != "?" }
        guard let at = authority.lastIndex(of: "@") else { return String(place[..<path.endIndex]) }
        return String(place[..<scheme.upperBound]) + authority[..<at].prefix { $0 != ":" } + authority[at...]
            + path
    }

    /// The name of the database in an address; nil where it names none: `mission` of `postgres://desk@db.example/mission?options=...`.
    public static func database(_ place: String) -> String? {
        guard isDatabase(place), let scheme = place.firstRange(of: "://") else { return nil }
        let path = place[scheme.upperBound...].prefix { $0 != "?" }.split(
            separator: "/", omittingEmptySubsequences: false)
        guard path.count == 2, let name = path.last, !name.isEmpty,
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }),
            name.first != "."
        else { return nil }
        return String(name)
    }

    /// Whether a place is written as the library of PostgreSQL takes it, with a password among its words: `host=db password=...`.
    public static func isKeywords(_ place: String) -> Bool {
        !isDatabase(place) && place.split(separator: " ").contains { $0.hasPrefix("password") }
            && place.contains("=")
    }
}
