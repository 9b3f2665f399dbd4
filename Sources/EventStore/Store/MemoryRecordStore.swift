internal import AuditLog
internal import Synchronization

/// A record that is kept in memory, for tests and for looking at a folder without making a file.
public final class MemoryRecordStore: RecordStore {
    /// Which record it is.
    public let identity: RecordIdentity
    private let state = Mutex(MemoryRecord())

    /// Creates an empty record.
    public init(identity: RecordIdentity) { self.identity = identity }

    /// Reads the record as it is now.
    public func read<Result>(_ body: (any RecordReading) throws -> Result) throws -> Result {
        // A copy, so that reading holds nobody up.
        try body(MemoryTransaction(state.withLock { $0 }))
    }

    /// Changes the record; what a closure that throws has done is undone.
    public func write<Result>(_ body: (any RecordWriting) throws -> Result) throws -> Result {
        var result: Result?
        try state.withLock { record in
            // The one copy of the record is changed in place.
            let transaction = MemoryTransaction(record)
            record = MemoryRecord()
            defer { record = transaction.record }
            do {
                result = try body(transaction)
            } catch {
                transaction.undo()
                throw error
            }
        }
        guard let result else { preconditionFailure("the closure returned") }
        return result
    }
}

/// All that a record holds.
private struct MemoryRecord {
    var head = RecordHead.empty
    var leaves: [StoredLeaf] = []
    var names: [EntryName: [NamedLeaf]] = [:]
    var attachments: [Digest: [UInt8]] = [:]
    var checkpoints: [UInt64: StoredCheckpoint] = [:]
    var cosignatures: [UInt64: [[UInt8]: StoredCosignature]] = [:]
}

private final class MemoryTransaction: RecordWriting {
    private(set) var record: MemoryRecord
    private var undoing: [(inout MemoryRecord) -> Void] = []

    init(_ record: MemoryRecord) { self.record = record }

    /// Takes back what was done, the last first.
    func undo() {
        for step in undoing.reversed() { step(&record) }
        undoing = []
    }

    func head() -> RecordHead { record.head }

    func leaves(_ numbers: Range<UInt64>, _ body: (UInt64, RawSpan) throws -> Void) throws {
        let numbers = numbers.clamped(to: 0..<record.head.size)
        for number in numbers {
            let bytes = record.leaves[Int(number)].bytes
            try body(number, bytes.span.bytes)
        }
    }

    func lastNumber() -> UInt64? { record.leaves.last?.number }

    func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) -> [UInt64] {
        let range = range.clamped(to: 0..<record.head.size)
        return record.leaves[Int(range.lowerBound)..<Int(range.upperBound)].filter { kinds.contains($0.kind) }
            .map(\.number)
    }

    func leaves(named names: [EntryName]) -> [[NamedLeaf]] { names.map { record.names[$0] ?? [] } }

    func listing(of numbers: Range<UInt64>) -> [ListedName] {
        record.names.flatMap { name, leaves in
            leaves.filter { numbers.contains($0.number) }.map {
                ListedName(number: $0.number, key: name.key, substance: $0.substance.bytes)
            }
        }
    }

    func attachment(_ digest: Digest) -> [UInt8]? { record.attachments[digest] }

    func attachmentSize(_ digest: Digest) -> UInt64? { record.attachments[digest].map { UInt64($0.count) } }

    func attachments() -> [Digest] { record.attachments.keys.sorted() }

    func checkpoints() -> [StoredCheckpoint] { record.checkpoints.values.sorted { $0.size < $1.size } }

    func cosignatures(ofSize size: UInt64) -> [StoredCosignature] {
        (record.cosignatures[size] ?? [:]).values.sorted {
            $0.witness.utf8.lexicographicallyPrecedes($1.witness.utf8)
        }
    }

    func append(_ leaves: [StoredLeaf], head: RecordHead) throws {
        if let misuse = record.head.misuse(appending: leaves, newHead: head) { throw misuse }
        let before = record.head
        undoing.append { record in
            for name in leaves.flatMap(\.names) { record.names[name.name]?.removeLast() }
            record.leaves.removeLast(leaves.count)
            record.head = before
        }
        record.leaves += leaves
        for leaf in leaves {
            for entry in leaf.names {
                record.names[entry.name, default: []].append(
                    NamedLeaf(number: leaf.number, substance: entry.substance))
            }
        }
        record.head = head
    }

    func keep(attachment bytes: [UInt8], digest: Digest) {
        guard record.attachments[digest] == nil else { return }
        record.attachments[digest] = bytes
        undoing.append { $0.attachments[digest] = nil }
    }

    func keep(_ checkpoint: StoredCheckpoint) {
        let before = record.checkpoints.updateValue(checkpoint, forKey: checkpoint.size)
        undoing.append { $0.checkpoints[checkpoint.size] = before }
    }

    func keep(_ cosignature: StoredCosignature) {
        let (size, witness) = (cosignature.size, Array(cosignature.witness.utf8))
        let before = record.cosignatures[size, default: [:]].updateValue(cosignature, forKey: witness)
        undoing.append { $0.cosignatures[size]?[witness] = before }
    }
}
