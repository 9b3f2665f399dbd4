public import AuditLog
public import CeasefireModel
public import EventStore

/// A checkpoint as it was signed and kept.
public struct KeptCheckpoint: Hashable, Sendable {
    /// What it says.
    public let checkpoint: Checkpoint
    /// The signed note with the cosignatures of witnesses, as it stands in a file.
    public let note: [UInt8]
    /// Who signed, by the names of their keys: the log, then witnesses.
    public let signers: [String]

    init(_ note: SignedNote) throws {
        checkpoint = try Checkpoint(text: note.text)
        self.note = note.encoded
        signers = note.signatures.map(\.name)
    }
}

/// Why a checkpoint cannot be signed or kept.
public struct CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that says why, and how to mend it.
    public var description: String
}

/// Signs where a record ends, keeps what was signed, and takes in what witnesses sign below it.
public enum Checkpointing {
    /// Signs the record as it is, and keeps the note.
    ///
    /// - Parameters:
    ///   - store: Where the record is kept.
    ///   - key: The log's key, as the record names it.
    ///   - now: The clock, which no leaf may be ahead of; nil where nobody asks.
    ///   - progress: Is told how many leaves of how many were looked at.
    public static func sign(
        _ store: any RecordStore, with key: any SigningKey, at now: Instant? = nil,
        progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
    ) throws -> KeptCheckpoint {
        guard let people = try store.read({ try RecordPeople($0) }) else {
            throw CheckpointError(description: "The record has not been opened.")
        }
        guard PublicKey(key.publicKey) == people.logKey else {
            throw CheckpointError(
                description:
                    "The key \(Hexadecimal.text(key.publicKey)) is not the log's: checkpoints are signed by \(people.logKeyName), whose key is \(people.logKey)."
            )
        }
        let head = try store.read { record in
            // A signature vouches for the leaves, not for what the store says of them.
            try record.requireSound(of: store.identity, readsFiles: false, at: now, progress: progress)
            return try record.head()
        }
        let root = head.frontier.root
        let checkpoint = Checkpoint(origin: store.identity.origin, size: head.size, root: root)
        var note = try SignedNote(text: checkpoint.text)
        try note.sign(name: people.logKeyName, with: key)
        try store.write { try $0.keep(StoredCheckpoint(size: head.size, note: note.encoded)) }
        guard let kept = try newest(in: store) else { return try KeptCheckpoint(note) }
        return kept
    }

    /// The newest checkpoint that is kept, with the cosignatures below it; nil where there is none.
    public static func newest(in store: any RecordStore) throws -> KeptCheckpoint? {
        try store.read { try newest(in: $0) }
    }

    static func newest(in record: some RecordReading) throws -> KeptCheckpoint? {
        guard let stored = try record.checkpoints().last else { return nil }
        let lines = try record.cosignatures(ofSize: stored.size).flatMap(\.line)
        return try KeptCheckpoint(SignedNote(stored.note + lines))
    }

    /// Keeps the cosignatures that stand below a checkpoint of this record.
    ///
    /// - Returns: The names of the witnesses' keys.
    public static func take(cosigned note: [UInt8], into store: any RecordStore) throws -> [String] {
        let note = try SignedNote(note)
        let checkpoint = try Checkpoint(text: note.text)
        return try store.write { record in
            guard let stored = try record.checkpoints().first(where: { $0.size == checkpoint.size }) else {
                throw CheckpointError(
                    description:
                        "The record keeps no checkpoint of \(checkpoint.size) leaves, so there is nothing that the cosignatures could stand below."
                )
            }
            let own = try SignedNote(stored.note)
            guard own.text == note.text else {
                throw CheckpointError(
                    description:
                        "The note is of another record, or of another state of it: it says \(checkpoint.size) leaves of '\(checkpoint.origin)' with the root \(checkpoint.root.hexadecimal)."
                )
            }
            // A witness's line: eight bytes of time before the signature.
            let others = note.signatures.filter { !own.signatures.contains($0) && $0.bytes.count == 72 }
            for signature in others {
                try record.keep(
                    StoredCosignature(
                        size: checkpoint.size, witness: signature.name,
                        line: try line(of: signature, below: own.text)))
            }
            return others.map(\.name)
        }
    }

    /// The line of a signature, as it stands in a note.
    private static func line(of signature: SignedNote.Signature, below text: String) throws -> [UInt8] {
        var note = try SignedNote(text: text)
        note.add(signature)
        return Array(note.encoded.dropFirst(text.utf8.count + 1))
    }
}
