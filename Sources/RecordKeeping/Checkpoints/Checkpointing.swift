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

    /// The latest moment at which a witness says that it cosigned a checkpoint that is kept; nil where none did.
    public static func lastCosigned(in store: any RecordStore) throws -> Instant? {
        try store.read { record in
            try record.checkpoints().flatMap { kept in
                try record.cosignatures(ofSize: kept.size).compactMap { line -> Instant? in
                    let note = try SignedNote(Array("\(SignedNote(kept.note).text)\n".utf8) + line.line)
                    // Eight bytes of time before the signature.
                    let time = note.signatures.first?.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
                    return time.map { Instant(secondsSinceEpoch: Int64(clamping: $0)) }
                }
            }.max()
        }
    }

    /// What became of the line of a witness that was handed in.
    public enum Taken: Hashable, Sendable {
        /// It is kept, and nobody has checked whose it is.
        case unchecked
        /// It is that of the witness's key, and is kept, or a later one by the key is.
        case checked
        /// Another line stands under the name, and stays: which of the two the witness signed can be told by the witness's key alone.
        case another
    }

    /// Keeps the cosignatures that stand below a checkpoint of this record. Nothing that is kept is lost: a line takes the place of another under
    /// the same name only where the witness's key says that it is good, and later or the only good one.
    ///
    /// - Parameter keys: The keys of witnesses, by which their lines are checked.
    /// - Returns: The names of the witnesses' keys, and what became of their lines.
    public static func take(
        cosigned note: [UInt8], into store: any RecordStore, checkedBy keys: [NoteKey] = []
    ) throws -> [(name: String, taken: Taken)] {
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
            var kept = try Dictionary(
                record.cosignatures(ofSize: stored.size).map { ($0.witness, $0.line) },
                uniquingKeysWith: { a, _ in a })
            // A witness's line: eight bytes of time before the signature.
            let others = note.signatures.filter { !own.signatures.contains($0) && $0.bytes.count == 72 }
            var told: [(name: String, taken: Taken)] = []
            var names: [String] = []
            for name in others.map(\.name) where !names.contains(name) { names.append(name) }
            for name in names {
                let lines = try others.filter { $0.name == name }.map { try line(of: $0, below: own.text) }
                let (best, taken) = try choice(
                    among: lines, kept[name], by: keys.first { $0.name == name && $0.kind == .witness }, name,
                    below: own.text)
                told.append((name, taken))
                guard let best, best != kept[name] else { continue }
                kept[name] = best
                guard kept.count <= RecordLimits.cosignatures else {
                    throw CheckpointError(
                        description:
                            "A checkpoint is kept with at most \(RecordLimits.cosignatures) cosignatures: hand in those of the record's witnesses alone."
                    )
                }
                try record.keep(StoredCosignature(size: checkpoint.size, witness: name, line: best))
            }
            return told
        }
    }

    /// Which line of a witness is to be kept, among those handed in and the one that is kept; nil for that one.
    private static func choice(
        among lines: [[UInt8]], _ kept: [UInt8]?, by key: NoteKey?, _ name: String, below text: String
    ) throws -> ([UInt8]?, Taken) {
        guard let key else {
            guard let first = lines.first, lines.allSatisfy({ $0 == first }) else { return (nil, .another) }
            return kept == nil || kept == first ? (first, .unchecked) : (nil, .another)
        }
        func time(_ line: [UInt8]) throws -> UInt64? {
            let note = try SignedNote(Array("\(text)\n".utf8) + line)
            guard case .signed(let time) = note.standing(of: key) else { return nil }
            return time
        }
        let best = try lines.compactMap { line in try time(line).map { (line: line, time: $0) } }
            .max { $0.time < $1.time }
        guard let best else {
            throw CheckpointError(
                description: "The line of '\(name)' is not by the key of that witness. Nothing was taken in.")
        }
        if let kept, let earlier = try time(kept), earlier >= best.time { return (nil, .checked) }
        return (best.line, .checked)
    }

    /// The line of a signature, as it stands in a note.
    private static func line(of signature: SignedNote.Signature, below text: String) throws -> [UInt8] {
        var note = try SignedNote(text: text)
        note.add(signature)
        return Array(note.encoded.dropFirst(text.utf8.count + 1))
    }
}
