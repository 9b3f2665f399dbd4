/// Paths of documents, parted by `/` on every system.
enum DocumentPath {
    /// Where `path` leads from `document`; nil where it is no relative path.
    static func resolve(_ path: String, from document: String) -> String? {
        // A colon early on is a drive or an address, and neither lies beside this document.
        guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("\\"), !path.contains("\0"),
            !(path.split(separator: "/").first ?? "").contains(":")
        else { return nil }
        let isRooted = document.hasPrefix("/")
        var parts = document.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isRooted {
                parts.append(String(part))
            }
        }
        guard let last = parts.last, last != ".." else { return nil }
        return (isRooted ? "/" : "") + parts.joined(separator: "/")
    }
}
