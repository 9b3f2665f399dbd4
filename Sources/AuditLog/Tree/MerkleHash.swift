internal import Crypto

/// A SHA-256 of the tree: 32 bytes, held without a place of their own in memory.
public struct MerkleHash: Hashable, Sendable {
    /// Bytes of a hash.
    public static let byteCount = 32

    @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    private init() {}

    /// The hash whose bytes these are; nil where they are not 32.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// The 64 hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(bytes) }

    /// Reads the 32 bytes where they lie.
    @inlinable public func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }

    /// Whether both are the same 32 bytes.
    public static func == (a: Self, b: Self) -> Bool { a.words == b.words }

    /// Hashes the bytes, as a set or a dictionary needs it.
    public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension MerkleHash {
    /// The root of a tree without leaves: the hash of nothing.
    public static let ofEmptyTree = Self(hashing: UnsafeRawBufferPointer(start: nil, count: 0))

    /// The hash of a leaf (RFC 9162, section 2.1.1): of a zero byte and what the leaf holds.
    public init(leaf: some Sequence<UInt8>) {
        self =
            leaf.withContiguousStorageIfAvailable { Self(leafAt: UnsafeRawBufferPointer($0)) }
            ?? Array(leaf).withUnsafeBytes { Self(leafAt: $0) }
    }

    /// The hash of a leaf, read where it lies.
    public init(leafAt leaf: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        Swift.withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: leaf)
        self.init(hasher.finalize())
    }

    /// The hash of a node (RFC 9162, section 2.1.1): of a one byte and its two children.
    public init(left: Self, right: Self) {
        self = withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Self.byteCount, alignment: 1) { node in
            node[0] = 1
            left.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: node[1..<33]).copyMemory(from: $0)
            }
            right.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: node[33..<65]).copyMemory(from: $0)
            }
            return Self(hashing: UnsafeRawBufferPointer(node))
        }
    }

    private init(hashing bytes: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        self.init(hasher.finalize())
    }

    private init(_ digest: SHA256.Digest) {
        self.init()
        digest.withUnsafeBytes { digest in withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: digest) }
        }
    }
}
