internal import Algorithms
public import AuditLog
public import EventStore

/// A sealed folder read as a record: the leaves that it shows. Whoever reads it has verified it before.
public struct SealedRecord: RecordReading, Sendable {
    /// The record's origin.
    public let origin: String
    /// The root that the checkpoint names.
    public let root: MerkleHash
    /// Leaves whose content is not here.
    public let withheldCount: UInt64
    private let size: UInt64
    private let leaves: [(number: UInt64, kind: EntryKind, bytes: [UInt8])]
    private let files: @Sendable (String) throws -> [UInt8]?

    /// Reads the leaves of a folder.
    ///
    /// - Parameter files: Gives the bytes of a path within the folder; nil where there is no such file.
    /// - Throws: `RecordStoreError` where the folder is none.
    public init(_ files: @escaping @Sendable (String) throws -> [UInt8]?) throws {
        guard let note = try files("checkpoint"),
            let checkpoint = try? Checkpoint(text: SignedNote(note).text)
        else {
            throw RecordStoreError(.notARecord, "The folder holds no checkpoint, so it is no sealed record.")
        }
        self.files = files
        origin = checkpoint.origin
        root = checkpoint.root
        size = checkpoint.size
        var (leaves, withheld) = ([(number: UInt64, kind: EntryKind, bytes: [UInt8])](), UInt64(0))
        for tile in Tile.all(size: size) where tile.level == 0 {
            guard let bundle = try files(tile.entriesPath) else {
                throw RecordStoreError(.damaged, "The file \(tile.entriesPath) is missing.")
            }
            for (place, leaf) in try EntryBundle.leaves(of: bundle, width: tile.width).enumerated() {
                let number = tile.index * UInt64(Tile.fullWidth) + UInt64(place)
                guard let leaf else {
                    withheld += 1
                    continue
                }
                let bytes = Array(leaf)
                let kind = try ReadLeaf(number: number, bytes: bytes).entry.substance.kind
                leaves.append((number, kind, bytes))
            }
        }
        self.leaves = leaves
        withheldCount = withheld
    }

    /// Where the log ends. What a folder shows need not make its tree, so only the size is that of the record.
    public func head() throws -> RecordHead {
        var head = RecordHead.empty
        // The edge of the tree is no part of what is read here.
        head.frontier = try frontier(size)
        return head
    }

    /// The root of the first leaves, shown or withheld, by their hashes.
    public func root(ofSize size: UInt64) throws -> MerkleHash { try frontier(size).root }

    private func frontier(_ size: UInt64) throws -> MerkleFrontier {
        var frontier = MerkleFrontier()
        for tile in Tile.all(size: self.size) where tile.level == 0 {
            guard let hashes = try files(tile.path), hashes.count == tile.width * MerkleHash.byteCount else {
                throw RecordStoreError(.damaged, "The file \(tile.path) is missing or too short.")
            }
            for start in stride(from: 0, to: hashes.count, by: MerkleHash.byteCount) {
                guard frontier.size < size,
                    let hash = MerkleHash(hashes[start..<start + MerkleHash.byteCount])
                else { continue }
                frontier.append(hash)
            }
        }
        return frontier
    }

    /// Hands on the leaves that are shown.
    public func leaves(_ numbers: Range<UInt64>, _ body: (UInt64, RawSpan) throws -> Void) throws {
        for leaf in part(numbers) { try body(leaf.number, leaf.bytes.span.bytes) }
    }

    /// The last leaf that is shown.
    public func lastNumber() -> UInt64? { leaves.last?.number }

    /// The leaves of some kinds among those that are shown.
    public func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) -> [UInt64] {
        part(range).filter { kinds.contains($0.kind) }.map(\.number)
    }

    /// How many of the leaves after one are withheld: any of them may be its correction.
    public func withheldCount(after number: UInt64) -> UInt64 {
        let rest = min(number, size) + 1..<max(size, min(number, size) + 1)
        return UInt64(rest.count) - UInt64(part(rest).count)
    }

    private func part(_ numbers: Range<UInt64>) -> ArraySlice<
        (number: UInt64, kind: EntryKind, bytes: [UInt8])
    > {
        func place(_ number: UInt64) -> Int {
            leaves.partitioningIndex { $0.number >= number }
        }
        return leaves[place(numbers.lowerBound)..<place(numbers.upperBound)]
    }

    /// The leaves under each of some names.
    public func leaves(named names: [EntryName]) throws -> [[NamedLeaf]] {
        var found: [EntryName: [NamedLeaf]] = [:]
        let wanted = Set(names)
        for leaf in leaves {
            for name in try StoredLeaf(number: leaf.number, encoded: leaf.bytes).names
            where wanted.contains(name.name) {
                found[name.name, default: []].append(
                    NamedLeaf(number: leaf.number, substance: name.substance))
            }
        }
        return names.map { found[$0] ?? [] }
    }

    /// The names that the leaves of some numbers bear: a folder has no list of them.
    public func listing(of numbers: Range<UInt64>) throws -> [ListedName] {
        try part(numbers).flatMap { leaf in
            try StoredLeaf(number: leaf.number, encoded: leaf.bytes).names.map {
                ListedName($0, of: leaf.number)
            }
        }
    }

    /// A file that belongs to an entry.
    public func attachment(_ digest: Digest) throws -> [UInt8]? { try files("attachments/\(digest)") }

    /// How many bytes a file has.
    public func attachmentSize(_ digest: Digest) throws -> UInt64? {
        try attachment(digest).map { UInt64($0.count) }
    }

    /// The files that the entries name and that are here.
    public func attachments() throws -> [Digest] {
        var digests: Set<Digest> = []
        for leaf in leaves {
            let entry = try ReadLeaf(number: leaf.number, bytes: leaf.bytes).entry
            digests.formUnion(entry.allAttachments.map(\.digest))
        }
        return try digests.filter { try attachment($0) != nil }.sorted()
    }

    /// The one checkpoint of the folder.
    public func checkpoints() throws -> [StoredCheckpoint] {
        try files("checkpoint").map { [StoredCheckpoint(size: size, note: $0)] } ?? []
    }

    /// None: they stand in the checkpoint itself.
    public func cosignatures(ofSize size: UInt64) -> [StoredCosignature] { [] }
}
