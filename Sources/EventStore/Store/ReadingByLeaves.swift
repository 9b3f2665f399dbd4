internal import AuditLog

/// A record of which nothing is believed but its leaves: what is of a kind is told by reading them, once, and what bears a name is looked
/// at. A store's lists are quicker, and whoever has the database can change a cell of them.
public final class ReadingByLeaves: RecordReading {
    private let record: any RecordReading
    private let kinds: LeafKinds

    /// Reads a record so.
    ///
    /// - Parameter kinds: What is known of its leaves from an earlier look.
    public init(_ record: any RecordReading, knowing kinds: LeafKinds = LeafKinds()) {
        self.record = record
        self.kinds = kinds
    }

    /// The numbers of the leaves that say of themselves that they are of some kinds.
    ///
    /// - Throws: ``RecordStoreError`` where a leaf is not there, or cannot be read.
    public func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) throws -> [UInt64] {
        let all = try self.kinds.all(of: record)
        if let number = all.firstIndex(of: nil) { throw RecordStoreError.unreadable(UInt64(number)) }
        return all.numbers(of: kinds, in: range)
    }

    /// The leaves under each of some names.
    ///
    /// - Throws: ``RecordStoreError`` where a leaf does not say what the list says of it, or bears a name that is not in the list.
    public func leaves(named names: [EntryName]) throws -> [[NamedLeaf]] {
        let found = try NamesThatHold(names, in: record).leaves
        let missing = Set(names).subtracting(found.keys)
        if !missing.isEmpty {
            try record.each(in: 0..<head().size) { number, bytes in
                let borne = try StoredLeaf(number: number, encoded: bytes).names
                guard let name = borne.first(where: { missing.contains($0.name) })?.name else { return }
                throw RecordStoreError(
                    .damaged,
                    "Leaf \(number) bears the name '\(name.text)', and the store's list of names does not say so: the store was changed behind the record's back. `truce record check` looks at the rest of the store."
                )
            }
        }
        return names.map { found[$0] ?? [] }
    }

    /// Where the log ends.
    public func head() throws -> RecordHead { try record.head() }

    /// Hands on the leaves of some numbers.
    public func leaves(_ numbers: Range<UInt64>, _ body: (UInt64, RawSpan) throws -> Void) throws {
        try record.leaves(numbers, body)
    }

    /// The highest number of a leaf that is kept.
    public func lastNumber() throws -> UInt64? { try record.lastNumber() }

    /// What the store lists, as it lists it.
    public func listing(of numbers: Range<UInt64>) throws -> [ListedName] { try record.listing(of: numbers) }

    /// A file by its SHA-256.
    public func attachment(_ digest: Digest) throws -> [UInt8]? { try record.attachment(digest) }

    /// How many bytes a file has.
    public func attachmentSize(_ digest: Digest) throws -> UInt64? { try record.attachmentSize(digest) }

    /// The files that are kept.
    public func attachments() throws -> [Digest] { try record.attachments() }

    /// The signed checkpoints that are kept.
    public func checkpoints() throws -> [StoredCheckpoint] { try record.checkpoints() }

    /// The cosignatures of the checkpoint of a size.
    public func cosignatures(ofSize size: UInt64) throws -> [StoredCosignature] {
        try record.cosignatures(ofSize: size)
    }

    /// What lies in the store that this program did not make.
    public func unknownParts() throws -> [String] { try record.unknownParts() }
}
