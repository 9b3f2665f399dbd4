/// Paths of documents that refer to one another, moved into a folder of their own: how they lie to each other stays as it is, so
/// that what one says of another's place still holds.
struct PortablePaths {
    private let common: Int
    private let climbs: Int

    /// - Parameter paths: All documents that are to be moved.
    init(_ paths: [String]) {
        let parts = paths.map(Self.parts)
        let climbs = parts.map(Self.climbs).max() ?? 0
        let folders = parts.map { Array(Self.placed($0, climbs).dropLast()) }
        let first = folders.first ?? []
        common =
            first.indices.first { i in folders.contains { $0.count <= i || $0[i] != first[i] } }
            ?? first.count
        self.climbs = climbs
    }

    /// Where a document lies in the folder: `plans/plan.md`.
    func moved(_ path: String) -> String {
        Self.placed(Self.parts(path), climbs).dropFirst(common).joined(separator: "/")
    }

    private static func parts(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init)
    }

    /// How many folders a path goes up before it goes down.
    private static func climbs(_ parts: [String]) -> Int { parts.prefix { $0 == ".." }.count }

    /// The path from the highest folder that any of them goes up to. What the folders between are called is not known.
    private static func placed(_ parts: [String], _ climbs: Int) -> [String] {
        let own = Self.climbs(parts)
        return (0..<(climbs - own)).map { "folder-\($0 + 1)" } + parts.dropFirst(own)
    }
}
