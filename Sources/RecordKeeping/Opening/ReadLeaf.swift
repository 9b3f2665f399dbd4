public import AuditLog
public import CeasefireModel
public import EventStore

/// A leaf that was read: where it stands, what the recorder added, and the entry.
public struct ReadLeaf: Sendable {
    /// Its number.
    public let number: UInt64
    /// Its hash in the tree.
    public let hash: MerkleHash
    /// When it was recorded.
    public let recorded: Instant
    /// Who signed the entry; nil where nobody did.
    public let signature: EntrySignature?
    /// The body that was signed, encoded.
    public let body: [UInt8]
    /// The entry.
    public let entry: RecordedEntry

    /// Reads a leaf.
    ///
    /// - Throws: `RecordStoreError` where the bytes are none.
    public init(number: UInt64, bytes: [UInt8]) throws {
        do {
            let leaf = try Leaf(encoded: bytes)
            self.number = number
            hash = MerkleHash(leaf: bytes)
            recorded = leaf.recorded
            signature = leaf.signature
            body = leaf.body
            entry = try EntryCodec.entry(fromBody: leaf.body)
        } catch {
            throw RecordStoreError(.damaged, "Leaf \(number) cannot be read. \(error)")
        }
    }

    /// Where it stands, for whoever writes about it.
    public var reference: LeafReference { LeafReference(number: number, hash: hash) }
}

extension RecordReading {
    /// A leaf by its number; nil where there is none.
    public func leaf(_ number: UInt64) throws -> ReadLeaf? {
        var found: ReadLeaf?
        try leaves(number..<number + 1) {
            found = try ReadLeaf(number: $0, bytes: $1.withUnsafeBytes { Array($0) })
        }
        return found
    }

    /// The corrections of a leaf, in their order.
    public func corrections(of leaf: ReadLeaf) throws -> [ReadLeaf] {
        // A correction that withdraws stands under no name but its own.
        let numbers = try numbers(of: [.correction], in: leaf.number..<head().size)
        return try numbers.compactMap { try self.leaf($0) }.filter {
            $0.entry.corrects?.number == leaf.number
        }
    }

    /// Hands on the leaves of some numbers, in order.
    public func each(_ numbers: Range<UInt64>, _ body: (ReadLeaf) throws -> Void) throws {
        try leaves(numbers) { try body(ReadLeaf(number: $0, bytes: $1.withUnsafeBytes { Array($0) })) }
    }
}
