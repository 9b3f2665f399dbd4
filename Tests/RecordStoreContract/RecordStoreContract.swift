internal import AuditLog
internal import CeasefireModel
public import EventStore

/// What every store promises, as checks that any store can be put through. Each check asks for a store of its own and returns what
/// it found wrong, a sentence each.
public struct RecordStoreContract: Sendable {
    /// Makes an empty store for a record.
    let make: @Sendable (RecordIdentity) throws -> any RecordStore

    /// Puts stores that the closure makes, empty and each by itself, through the contract.
    public init(_ make: @escaping @Sendable (RecordIdentity) throws -> any RecordStore) { self.make = make }

    /// One promise.
    public struct Promise: Sendable, CustomStringConvertible {
        /// The promise in a sentence.
        public let description: String
        let check: @Sendable (RecordStoreContract) throws -> [String]
    }

    /// All promises.
    public static let promises: [Promise] = appending + naming + planting + keeping + together

    /// What is wrong with the stores by one promise; empty where it is kept.
    public func breaches(of promise: Promise) -> [String] {
        do { return try promise.check(self) } catch { return ["an error came instead: \(error)"] }
    }

    static let identity: RecordIdentity = {
        guard let identity = RecordIdentity(origin: "contract.example/record", secret: Array(0..<32)) else {
            preconditionFailure("32 bytes are a secret")
        }
        return identity
    }()

    func store() throws -> any RecordStore { try make(Self.identity) }
}

/// Gathers what is wrong.
struct Findings {
    private(set) var all: [String] = []

    mutating func expect(_ holds: Bool, _ otherwise: @autoclosure () -> String) {
        if !holds { all.append(otherwise()) }
    }

    mutating func expectError(_ code: RecordStoreError.Code, _ what: String, _ body: () throws -> Void) {
        do {
            try body()
            all.append("\(what) passed, and should have failed as \(code)")
        } catch let error as RecordStoreError {
            expect(error.code == code, "\(what) failed as \(error.code), not as \(code): \(error)")
        } catch {
            all.append("\(what) failed with another error: \(error)")
        }
    }
}

/// Thrown by a writer in the middle of its work.
struct ChangeOfMind: Error {}

/// Leaves made up for a store, which does not ask what they say.
struct MadeUpLog {
    private(set) var head: RecordHead

    init(after head: RecordHead = .empty) { self.head = head }

    /// The next leaves, named by their numbers.
    mutating func next(_ count: Int, kind: EntryKind = .report, label: String = "R") -> [StoredLeaf] {
        (0..<count).map { _ in
            let number = head.size
            let bytes = Array("leaf \(label)\(number)".utf8)
            head.frontier.append(MerkleHash(leaf: bytes))
            head.lastRecorded = Instant(secondsSinceEpoch: 1_772_000_000 + Int64(number))
            let name = StoredLeaf.IndexedName(
                name: EntryName(kind.space, "\(label)\(number)"), substance: Digest(hashing: bytes))
            return StoredLeaf(number: number, kind: kind, bytes: bytes, names: [name])
        }
    }
}

extension RecordReading {
    /// All leaves in a range, with their numbers.
    func all(_ range: Range<UInt64>) throws -> [(number: UInt64, bytes: [UInt8])] {
        var all: [(UInt64, [UInt8])] = []
        try leaves(range) { number, span in all.append((number, span.withUnsafeBytes { Array($0) })) }
        return all
    }
}
