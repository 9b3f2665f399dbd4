/// How much of a stranger's bytes a reader takes on.
public struct CBORLimits: Hashable, Sendable {
    /// Most bytes of one encoding.
    public var byteCount: Int
    /// Most arrays and maps inside each other.
    public var depth: Int

    /// What an entry of a record may need: as many bytes as an entry bundle can say, and few levels.
    public static let entry = Self(byteCount: 65_535, depth: 16)

    /// Creates limits.
    public init(byteCount: Int, depth: Int) {
        self.byteCount = byteCount
        self.depth = depth
    }
}
