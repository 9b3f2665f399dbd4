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

/// A submission on which all work is done that needs no look at the record. It is handed around, never copied.
final class PreparedEntry: Sendable {
    let entry: RecordedEntry
    let name: EntryName
    let kind: EntryKind
    /// Whether nobody signed it and nobody needs to, and it names nothing that must be there: as nearly every row of a file.
    let isPlainRow: Bool
    let signature: EntrySignature?
    let body: [UInt8]
    let salt: [UInt8]
    let substance: Digest
    /// What holds in the place of what is corrected, by name.
    let replaced: StoredLeaf.IndexedName?
    /// Why it cannot be taken in, whatever stands on the record.
    let refusal: Refusal?

    init(_ submission: Submission, origin: String, salting: Salting, verifier: any SignatureVerifier) {
        entry = submission.entry
        signature = submission.signature
        name = submission.entry.name
        kind = submission.entry.substance.kind
        isPlainRow =
            submission.signature == nil && kind.signing == .optional
            && submission.entry.substance.attachments.isEmpty
        if let fault = submission.entry.fault {
            // What has no encoding is not encoded.
            (body, salt, substance, replaced) = ([], [], Digest(hashing: [UInt8]()), nil)
            refusal = fault
            return
        }
        (body, substance) = EntryCodec.bodyAndSubstance(of: entry)
        salt = salting.salt(of: body)
        replaced = entry.replacement.map {
            StoredLeaf.IndexedName(name: $0.name, substance: EntryCodec.bodyAndSubstance(of: $0).substance)
        }
        refusal = Self.refusal(of: entry, body, signature, origin: origin, verifier)
    }

    private static func refusal(
        of entry: RecordedEntry, _ body: [UInt8], _ signature: EntrySignature?, origin: String,
        _ verifier: any SignatureVerifier
    ) -> Refusal? {
        guard body.count <= RecordLimits.bodyBytes else {
            return Refusal(
                .malformed,
                "\(entry.name.space.word) '\(entry.name.text)' has \(body.count) bytes; an entry has at most \(RecordLimits.bodyBytes). Put long texts into files and attach them."
            )
        }
        return entry.refusal(body, signature, origin: origin, verifier)
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
    public init(hashing bytes: some Sequence<UInt8>) { self.init(hashing: [Array(bytes)[...]]) }

    /// SHA-256 of pieces, one after the other.
    init(hashing pieces: [ArraySlice<UInt8>]) {
        var hash = SHA256()
        for piece in pieces { piece.withUnsafeBytes { hash.update(bufferPointer: $0) } }
        self.init(unchecked: hash.finalize().withUnsafeBytes { Array($0) })
    }
}
