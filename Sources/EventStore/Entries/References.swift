public import AuditLog

/// SHA-256 of some bytes.
public struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// Takes 32 bytes; nil for any other number of them.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// How long a digest is.
    public static let byteCount = 32

    /// By their bytes.
    public static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

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
