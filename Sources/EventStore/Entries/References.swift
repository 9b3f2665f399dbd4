public import AuditLog
internal import Crypto

/// SHA-256 of some bytes, held without a place of its own in memory.
public struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Takes 32 bytes; nil for any other number of them.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    init(_ digest: SHA256.Digest) {
        digest.withUnsafeBytes { digest in withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: digest) }
        }
    }

    /// 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// Reads the 32 bytes where they lie.
    @inlinable public func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }

    /// How long a digest is.
    public static let byteCount = 32

    /// Whether both are the same 32 bytes.
    public static func == (a: Self, b: Self) -> Bool { a.words == b.words }

    /// By their bytes.
    public static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

    /// Hashes the bytes, as a set or a dictionary needs it.
    public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }

    /// 64 hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}

/// A leaf of the record, by its number and by its hash in the tree: nobody can put another in its place.
public struct LeafReference: Hashable, Sendable {
    /// The leaf's number, from 0.
    public var number: UInt64
    /// The leaf's hash, as RFC 9162 makes it.
    public var hash: MerkleHash

    /// Creates a reference.
    public init(number: UInt64, hash: MerkleHash) {
        self.number = number
        self.hash = hash
    }
}

/// A file that belongs to an entry, named by its content.
public struct AttachmentReference: Hashable, Sendable {
    /// SHA-256 of the file.
    public var digest: Digest
    /// The file's name, as whoever brought it called it.
    public var name: String
    /// Its media type: `image/jpeg`; empty where nobody said.
    public var mediaType: String
    /// Its size in bytes.
    public var byteCount: UInt64

    /// Creates a reference.
    public init(digest: Digest, name: String, mediaType: String = "", byteCount: UInt64) {
        self.digest = digest
        self.name = name
        self.mediaType = mediaType
        self.byteCount = byteCount
    }
}

/// A public key of Ed25519.
public struct PublicKey: Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// Takes 32 bytes; nil for any other number of them.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.bytes = Array(bytes)
    }

    /// 64 hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}

/// A signature over a body, and the key that made it.
public struct EntrySignature: Hashable, Sendable {
    /// The signer's key.
    public let key: PublicKey
    /// 64 bytes of Ed25519.
    public let bytes: [UInt8]

    /// How long a signature is.
    public static let byteCount = 64

    /// Takes 64 bytes; nil for any other number of them.
    public init?(key: PublicKey, bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.key = key
        self.bytes = Array(bytes)
    }
}
