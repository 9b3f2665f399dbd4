/// The files of a sealed folder: whatever gives the bytes of a path, and nil where there is no such file.
public struct SealedFolder: Sendable {
    private let read: @Sendable (String) -> [UInt8]?
    /// The paths of all files in it; nil where nobody can tell.
    let paths: [String]?
    /// The paths within it that are links, be it to files or to folders.
    let links: [String]

    /// A folder whose files the closure reads. Paths are relative to it, with `/` between their parts.
    ///
    /// - Parameters:
    ///   - paths: The paths of all files that lie in it; nil where nobody can tell.
    ///   - links: The paths within it that are links, be it to files or to folders.
    public init(
        paths: [String]? = nil, links: [String] = [], _ read: @escaping @Sendable (_ path: String) -> [UInt8]?
    ) {
        self.paths = paths
        self.links = links
        self.read = read
    }

    /// The most bytes that a file of a path can have in a folder that is what it says. Whoever reads a stranger's folder need read no more than one
    /// byte beyond: the verifier then finds the file to be another than it should be.
    public static func mostBytes(of path: String) -> Int {
        let parts = path.split(separator: "/")
        switch parts.first {
        case "attachments": return 256 << 20
        case "tile": return parts.dropFirst().first == "entries" ? 256 * (2 + 65_535) : 256 * 32
        default: return 1 << 20
        }
    }

    /// The bytes of a file; nil where there is none.
    func bytes(_ path: String) -> [UInt8]? { read(path) }
}
