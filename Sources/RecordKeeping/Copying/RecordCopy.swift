public import AuditLog
public import EventStore

/// What was copied.
public struct RecordCopy: Hashable, Sendable {
    /// Leaves, as many as there were.
    public let size: UInt64
    /// The root, before and after.
    public let root: MerkleHash
    /// Files that belong to entries.
    public let attachmentCount: Int
    /// Signed checkpoints.
    public let checkpointCount: Int

    /// Why two records are not one.
    public struct Mismatch: Error, Hashable, Sendable, CustomStringConvertible {
        /// A sentence that says what differs.
        public var description: String
    }

    /// Leaves that are read and written at a time.
    private static let batch: UInt64 = 4_096

    /// Copies a whole record into an empty store, in one transaction, and compares the roots.
    ///
    /// - Parameters:
    ///   - source: The record.
    ///   - target: An empty record of the same identity.
    ///   - progress: Is told how many leaves of how many are copied.
    public static func copy(
        from source: any RecordStore, to target: any RecordStore,
        progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
    ) throws -> RecordCopy {
        let copy = try source.read { record in
            // Files are held against their digests as they are copied.
            try record.requireSound(of: source.identity, readsFiles: false)
            return try target.write { try write(record, into: $0, progress: progress) }
        }
        let there = try target.read { try $0.head() }
        guard there.size == copy.size, there.frontier.root == copy.root else {
            throw Mismatch(
                description:
                    "The copy has \(there.size) leaves and the root \(there.frontier.root.hexadecimal); the record has \(copy.size) and \(copy.root.hexadecimal)."
            )
        }
        return copy
    }

    private static func write(
        _ record: any RecordReading, into target: any RecordWriting, progress: (UInt64, UInt64) -> Void
    ) throws -> RecordCopy {
        let head = try record.head()
        for digest in try record.attachments() {
            guard let bytes = try record.attachment(digest), Digest(hashing: bytes) == digest else {
                throw Mismatch(
                    description: "The file \(digest) is not in the store, or has been changed there.")
            }
            try target.keep(attachment: bytes, digest: digest)
        }
        var done = RecordHead.empty
        while done.size < head.size {
            let leaves = try storedLeaves(record, done.size..<min(head.size, done.size + batch))
            for leaf in leaves { done.frontier.append(MerkleHash(leaf: leaf.bytes)) }
            done.lastRecorded = try leaves.last.map { try Leaf(encoded: $0.bytes).recorded }
            guard !leaves.isEmpty else {
                throw Mismatch(description: "The store ends after \(done.size) of its \(head.size) leaves.")
            }
            try target.append(leaves, head: done)
            progress(done.size, head.size)
        }
        guard done == head else {
            throw Mismatch(
                description:
                    "The store was changed while it was copied, or is damaged: its leaves do not make its root. Nothing was copied."
            )
        }
        let checkpoints = try record.checkpoints()
        for checkpoint in checkpoints {
            try target.keep(checkpoint)
            for cosignature in try record.cosignatures(ofSize: checkpoint.size) {
                try target.keep(cosignature)
            }
        }
        return RecordCopy(
            size: head.size, root: head.frontier.root, attachmentCount: try record.attachments().count,
            checkpointCount: checkpoints.count)
    }

    private static func storedLeaves(
        _ record: any RecordReading, _ numbers: Range<UInt64>
    ) throws -> [StoredLeaf] {
        var leaves: [StoredLeaf] = []
        try record.leaves(numbers) { number, span in
            leaves.append(try StoredLeaf(number: number, encoded: span.withUnsafeBytes { Array($0) }))
        }
        return leaves
    }
}
