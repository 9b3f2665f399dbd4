/// The files of a sealed folder: whatever gives the bytes of a path, and nil where there is no such file.
public struct SealedFolder: Sendable {
    private let read: @Sendable (String) -> [UInt8]?
    /// The paths of all files in it; nil where nobody can tell.
    let paths: [String]?

    /// A folder whose files the closure reads. Paths are relative to it, with `/` between their parts.
    ///
    /// - Parameter paths: The paths of all files that lie in it; nil where nobody can tell.
    public init(paths: [String]? = nil, _ read: @escaping @Sendable (_ path: String) -> [UInt8]?) {
        self.paths = paths
        self.read = read
    }

    /// The bytes of a file; nil where there is none.
    func bytes(_ path: String) -> [UInt8]? { read(path) }
}
