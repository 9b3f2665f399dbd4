import AuditLog
import CeasefireModel
import EventStore

/// A record whose store was changed behind the program's back: texts within leaves, leaves that are gone, files that are gone.
struct AlteredStore: RecordStore {
    let store: any RecordStore
    /// What stands in leaves, and what is read in its place; both of one length.
    var texts: (old: String, new: String)?
    /// A leaf that is not there any more.
    var droppedLeaf: UInt64?
    var losesFiles = false
    /// A leaf that is missing from the list of names, or of kinds.
    var unnamedLeaf: UInt64?
    var unlistedLeaf: UInt64?
    /// What somebody wrote into the list of names.
    var planted: [ListedName] = []
    /// What the store says of when the last leaf was recorded.
    var lastRecorded: Instant?

    /// What the store says that it is, instead of what it is.
    var otherIdentity: RecordIdentity?
    /// A leaf beyond the end.
    var strayLeaf: UInt64?
    /// What becomes of the signed checkpoints.
    var checkpoint: (@Sendable (StoredCheckpoint) -> StoredCheckpoint)?
    var cosignatures: [StoredCosignature] = []

    var identity: RecordIdentity { otherIdentity ?? store.identity }

    func read<Result>(_ body: (any RecordReading) throws -> Result) throws -> Result {
        try store.read { try body(Reading(record: $0, altered: self)) }
    }

    func write<Result>(_ body: (any RecordWriting) throws -> Result) throws -> Result {
        try store.write(body)
    }

    private struct Reading: RecordReading {
        let record: any RecordReading
        let altered: AlteredStore

        func leaves(_ numbers: Range<UInt64>, _ body: (UInt64, RawSpan) throws -> Void) throws {
            try record.leaves(numbers) { number, leaf in
                guard number != altered.droppedLeaf else { return }
                var bytes = leaf.withUnsafeBytes { Array($0) }
                if let (old, new) = altered.texts, let found = bytes.firstRange(of: Array(old.utf8)) {
                    bytes.replaceSubrange(found, with: Array(new.utf8))
                }
                try body(number, bytes.span.bytes)
            }
        }

        func head() throws -> RecordHead {
            var head = try record.head()
            head.lastRecorded = altered.lastRecorded ?? head.lastRecorded
            return head
        }
        func lastNumber() throws -> UInt64? { try altered.strayLeaf ?? record.lastNumber() }
        func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) throws -> [UInt64] {
            try record.numbers(of: kinds, in: range).filter { $0 != altered.unlistedLeaf }
        }
        func leaves(named names: [EntryName]) throws -> [[NamedLeaf]] {
            try record.leaves(named: names).map { $0.filter { $0.number != altered.unnamedLeaf } }
        }
        func listing(of numbers: Range<UInt64>) throws -> [ListedName] {
            try record.listing(of: numbers).filter { $0.number != altered.unnamedLeaf }
                + altered.planted.filter { numbers.contains($0.number) }
        }
        func attachment(_ digest: Digest) throws -> [UInt8]? {
            altered.losesFiles ? nil : try record.attachment(digest)
        }
        func attachmentSize(_ digest: Digest) throws -> UInt64? {
            altered.losesFiles ? nil : try record.attachmentSize(digest)
        }
        func attachments() throws -> [Digest] { altered.losesFiles ? [] : try record.attachments() }
        func checkpoints() throws -> [StoredCheckpoint] {
            try record.checkpoints().map { altered.checkpoint?($0) ?? $0 }
        }
        func cosignatures(ofSize size: UInt64) throws -> [StoredCosignature] {
            try record.cosignatures(ofSize: size) + altered.cosignatures.filter { $0.size == size }
        }
    }
}
