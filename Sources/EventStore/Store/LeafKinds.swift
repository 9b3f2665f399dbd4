internal import Synchronization

/// Of what kind the leaves of a record are, as they say themselves: read once, and known from one transaction to the next, for a leaf never
/// changes.
public final class LeafKinds: Sendable {
    /// By their numbers; nil where a leaf cannot be read.
    private let known = Mutex<[EntryKind?]>([])

    /// Begins with nothing known.
    public init() {}

    /// The kinds of all leaves of a record; nil where one cannot be read.
    ///
    /// - Throws: ``RecordStoreError`` where a leaf is not there.
    func all(of record: any RecordReading) throws -> [EntryKind?] {
        let size = try record.head().size
        var kinds = known.withLock { $0 }
        // A store that was put back to an earlier state is read anew.
        if kinds.count > size { kinds = [] }
        guard kinds.count < size else { return kinds }
        try record.each(in: UInt64(kinds.count)..<size) { number, bytes in
            guard number == UInt64(kinds.count) else { throw RecordStoreError.missing(UInt64(kinds.count)) }
            kinds.append(EntryCodec.kind(ofLeaf: bytes))
        }
        guard UInt64(kinds.count) == size else { throw RecordStoreError.missing(UInt64(kinds.count)) }
        known.withLock { $0 = kinds }
        return kinds
    }

    /// Takes note of leaves that were appended, where all before them are known.
    func append(_ leaves: [StoredLeaf]) {
        guard let first = leaves.first?.number else { return }
        known.withLock { known in
            guard UInt64(known.count) == first else { return }
            for place in leaves.indices { known.append(leaves[place].kind) }
        }
    }
}

extension [EntryKind?] {
    /// The numbers of those that are of some kinds.
    func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) -> [UInt64] {
        range.clamped(to: 0..<UInt64(count)).filter { number in self[Int(number)].map(kinds.contains) ?? false
        }
    }
}

extension RecordReading {
    /// Hands on leaves in their order, some at a time: nothing is held open while their bytes are looked at.
    func each(in range: Range<UInt64>, _ body: (UInt64, [UInt8]) throws -> Void) throws {
        var next = range.lowerBound
        while next < range.upperBound {
            let end = min(next + 4_096, range.upperBound)
            try leaves(next..<end) { try body($0, $1.withUnsafeBytes { Array($0) }) }
            next = end
        }
    }
}

extension EntryCodec {
    /// What kind a leaf says that it is of; nil where it cannot be read.
    static func kind(ofLeaf bytes: [UInt8]) -> EntryKind? {
        // The first kinds are read without the rest of the body.
        guard let leaf = try? Leaf(encoded: bytes) else { return nil }
        return kind(ofBody: leaf.body) ?? (try? entry(fromBody: leaf.body))?.substance.kind
    }
}

extension RecordStoreError {
    /// A leaf before the end of the log is not there.
    static func missing(_ number: UInt64) -> RecordStoreError {
        RecordStoreError(
            .damaged,
            "Leaf \(number) is not in the store. `truce record check` looks at the rest of the store.")
    }

    /// A leaf says nothing that can be read.
    static func unreadable(_ number: UInt64) -> RecordStoreError {
        RecordStoreError(
            .damaged,
            "Leaf \(number) cannot be read. `truce record check` looks at the rest of the store.")
    }
}
