/// The address of a database, as people are shown it.
enum PostgresAddress {
    /// The address without the password: `postgres://desk@db.example/mission`.
    static func words(_ address: String) -> String {
        guard let scheme = address.firstRange(of: "://") else {
            // `host=db password=...`: the words but that one.
            let words = address.split(separator: " ").filter { !$0.hasPrefix("password") }
            return words.isEmpty ? "the database" : words.joined(separator: " ")
        }
        let rest = address[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        // Options may hold a password too.
        let path = rest[authority.endIndex...].prefix { $0 != "?" }
        guard let at = authority.lastIndex(of: "@") else {
            return String(address[..<scheme.upperBound] + authority + path)
        }
        let user = authority[..<at].prefix { $0 != ":" }
        return String(address[..<scheme.upperBound] + user + authority[at...] + path)
    }
}
