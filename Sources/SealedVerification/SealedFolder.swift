/// The files of a sealed folder: whatever gives the bytes of a path, and nil where there is no such file.
public struct SealedFolder: Sendable {
    private let read: @Sendable (String) -> [UInt8]?

    /// A folder whose files the closure reads. Paths are relative to it, with `/` between their parts.
    public init(_ read: @escaping @Sendable (_ path: String) -> [UInt8]?) { self.read = read }

    /// The bytes of a file; nil where there is none.
    func bytes(_ path: String) -> [UInt8]? { read(path) }
}
