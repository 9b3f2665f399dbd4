/// Where a record lies, as people name it.
public enum RecordAddress {
    /// Whether it is the address of a database of PostgreSQL, and not a path.
    public static func isDatabase(_ place: String) -> Bool {
        place.hasPrefix("postgres://") || place.hasPrefix("postgresql://")
    }

    /// The place without a password.
    static func words(_ place: String) -> String {
        guard isDatabase(place), let scheme = place.firstRange(of: "://") else { return place }
        let rest = place[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest[authority.endIndex...].prefix { $0 != "?" }
        guard let at = authority.lastIndex(of: "@") else { return String(place[..<path.endIndex]) }
        return String(place[..<scheme.upperBound]) + authority[..<at].prefix { $0 != ":" } + authority[at...]
            + path
    }
}
