/// Why a tree cannot be made, read or followed.
public struct MerkleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that quotes the numbers.
    public var description: String

    /// Creates an error.
    public init(_ description: String) { self.description = description }
}
