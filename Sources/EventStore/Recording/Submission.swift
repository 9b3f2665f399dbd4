public import AuditLog
internal import Crypto

/// An entry that somebody hands in, signed or not.
public struct Submission: Hashable, Sendable {
    /// The entry.
    public let entry: RecordedEntry
    /// The signature over its body; nil where nobody signs it.
    public let signature: EntrySignature?

    /// Hands in an entry, with a signature that was made over its body.
    public init(_ entry: RecordedEntry, signature: EntrySignature? = nil) {
        self.entry = entry
        self.signature = signature
    }

    /// Hands in an entry that a key signs for the record of this origin. A key in a file or behind an agent may fail to.
    public init(_ entry: RecordedEntry, signedBy key: any SigningKey, origin: String) throws {
        let bytes = try key.signature(over: SignedMessage.ofBody(EntryCodec.body(of: entry), origin: origin))
        guard let publicKey = PublicKey(key.publicKey),
            let signature = EntrySignature(key: publicKey, bytes: bytes)
        else { throw SigningError("The key made no signature of Ed25519.") }
        self.init(entry, signature: signature)
    }
}

extension RecordedEntry {
    /// What holds in the place of what it corrects; nil where it corrects nothing, or withdraws.
    var replacement: RecordedEntry? {
        guard case .act(.correction(let correction)) = substance.content else { return nil }
        return correction.replacement
    }
}

extension Digest {
    /// SHA-256 of some bytes.
    public init(hashing bytes: some Sequence<UInt8>) {
        self =
            bytes.withContiguousStorageIfAvailable { Self(hashingAt: UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { Self(hashingAt: $0) }
    }

    /// SHA-256 of nothing.
    static let ofNothing = Self(hashing: [])

    /// SHA-256 of bytes, read where they lie.
    init(hashingAt bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        self.init(hash.finalize())
    }
}
