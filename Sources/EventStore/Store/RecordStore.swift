public import AuditLog
public import CeasefireModel

/// Where a record is kept. A store holds bytes and tells them again; who may add what, and what two entries of one name mean, is
/// decided in ``Recorder``, for all stores alike.
///
/// Every store passes the contract in `Tests/RecordStoreContract`. All calls block until they are done.
public protocol RecordStore: Sendable {
    /// Which record it is.
    var identity: RecordIdentity { get }

    /// Reads the record as it is at one moment, whatever others write meanwhile.
    func read<Result>(_ body: (any RecordReading) throws -> Result) throws -> Result

    /// Changes the record in one transaction, one writer at a time. When it returns, what was written survives a power cut. Where
    /// the closure throws, nothing of it is kept. Where the store throws, the error says whether anything was kept.
    func write<Result>(_ body: (any RecordWriting) throws -> Result) throws -> Result
}

/// Reads a record within a transaction.
public protocol RecordReading {
    /// Where the log ends.
    func head() throws -> RecordHead

    /// Hands on the leaves of some numbers, in order, as bytes that are only there during the call. Numbers beyond the end are passed
    /// over.
    func leaves(_ numbers: Range<UInt64>, _ body: (_ number: UInt64, _ leaf: RawSpan) throws -> Void) throws

    /// The highest number of a leaf that is kept, wherever the log is said to end; nil where there is none.
    func lastNumber() throws -> UInt64?

    /// The numbers of the leaves of some kinds, ascending.
    func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) throws -> [UInt64]

    /// The leaves under each of some names, ascending: the entry itself, then what corrects it. Names are told apart by their bytes.
    func leaves(named names: [EntryName]) throws -> [[NamedLeaf]]

    /// The names under which the store lists leaves of some numbers, in no order, whether there are such leaves or not. A range without an
    /// upper bound (`..<UInt64.max`) holds whatever is listed beyond the end.
    func listing(of numbers: Range<UInt64>) throws -> [ListedName]

    /// A file by its SHA-256; nil where it is not there.
    func attachment(_ digest: Digest) throws -> [UInt8]?

    /// How many bytes a file has; nil where it is not there.
    func attachmentSize(_ digest: Digest) throws -> UInt64?

    /// The files that are kept, sorted.
    func attachments() throws -> [Digest]

    /// The signed checkpoints that are kept, the smallest first.
    func checkpoints() throws -> [StoredCheckpoint]

    /// The cosignatures of the checkpoint of a size, by the names of the witnesses.
    func cosignatures(ofSize size: UInt64) throws -> [StoredCosignature]

    /// What lies in the store that this program did not make and that could change what is written, a sentence each: triggers, views,
    /// tables.
    func unknownParts() throws -> [String]
}

extension RecordReading {
    /// Nothing: only a database has such parts.
    public func unknownParts() throws -> [String] { [] }
}

/// Changes a record within a transaction.
public protocol RecordWriting: RecordReading {
    /// Appends leaves, whose numbers follow on each other from the end of the log, and moves the head.
    func append(_ leaves: [StoredLeaf], head: RecordHead) throws

    /// Keeps a file under its SHA-256; one that is there already stays.
    func keep(attachment bytes: [UInt8], digest: Digest) throws

    /// Keeps a signed checkpoint; another of the same size takes its place.
    func keep(_ checkpoint: StoredCheckpoint) throws

    /// Keeps a cosignature; another of the same witness for the same size takes its place.
    func keep(_ cosignature: StoredCosignature) throws
}

/// Which record a store holds.
public struct RecordIdentity: Hashable, Sendable {
    /// The record's origin: the first line of its checkpoints.
    public let origin: String
    /// The secret of the salts: 32 bytes. Whoever has it can guess at withheld entries.
    public let secret: [UInt8]

    /// How long the secret is.
    public static let secretBytes = 32

    /// Whether a text can be the origin of a record, or the name of its key: not empty, without white space, plus signs and control characters, which part
    /// the lines and words of signed notes.
    public static func isOrigin(_ text: String) -> Bool {
        !text.isEmpty
            && !text.unicodeScalars.contains {
                $0 == "+" || $0.properties.isWhitespace || $0.properties.generalCategory == .control
            }
    }

    /// Creates an identity; nil where the secret has not 32 bytes or the origin cannot be one.
    public init?(origin: String, secret: [UInt8]) {
        guard Self.isOrigin(origin), secret.count == Self.secretBytes else { return nil }
        self.origin = origin
        self.secret = secret
    }
}

/// Where a log ends.
public struct RecordHead: Hashable, Sendable {
    /// The edge of the tree.
    public var frontier: MerkleFrontier
    /// When the last leaf was recorded; nil where there is none.
    public var lastRecorded: Instant?

    /// The head of an empty log.
    public static let empty = RecordHead(frontier: MerkleFrontier(), lastRecorded: nil)

    /// Creates a head.
    public init(frontier: MerkleFrontier, lastRecorded: Instant?) {
        self.frontier = frontier
        self.lastRecorded = lastRecorded
    }

    /// How many leaves there are.
    public var size: UInt64 { frontier.size }
}

/// A leaf as a store keeps it, with what it is found by.
public struct StoredLeaf: Hashable, Sendable {
    /// Its number, from 0.
    public var number: UInt64
    /// What kind of entry it holds.
    public var kind: EntryKind
    /// Its bytes.
    public var bytes: [UInt8]
    /// The name that it stands under first, which is its own, with the digest of what it says there; nil where it has none.
    public var name: IndexedName?
    /// The names that it stands under besides: that of the entry that it corrects.
    public var furtherNames: [IndexedName]

    /// A name that a leaf stands under.
    public struct IndexedName: Hashable, Sendable {
        /// The name.
        public var name: EntryName
        /// The digest of what the leaf says under the name.
        public var substance: Digest

        /// Creates a name.
        public init(name: EntryName, substance: Digest) {
            self.name = name
            self.substance = substance
        }

        /// Reads the name's ``EntryName/key`` and the digest, which are only there during the call.
        @inlinable public func withBytes<Result>(
            _ body: (_ key: UnsafeRawBufferPointer, _ substance: UnsafeRawBufferPointer) throws -> Result
        ) rethrows -> Result {
            try name.withKey { key in try substance.withUnsafeBytes { try body(key, $0) } }
        }
    }

    /// Creates a leaf.
    public init(
        number: UInt64, kind: EntryKind, bytes: [UInt8], name: IndexedName?, furtherNames: [IndexedName] = []
    ) {
        self.number = number
        self.kind = kind
        self.bytes = bytes
        self.name = name
        self.furtherNames = furtherNames
    }

    /// Creates a leaf that stands under some names, its own first.
    public init(number: UInt64, kind: EntryKind, bytes: [UInt8], names: [IndexedName]) {
        self.init(
            number: number, kind: kind, bytes: bytes, name: names.first,
            furtherNames: Array(names.dropFirst()))
    }

    /// All names that it stands under, its own first.
    public var names: [IndexedName] {
        get { (name.map { [$0] } ?? []) + furtherNames }
        set {
            name = newValue.first
            furtherNames = Array(newValue.dropFirst())
        }
    }
}

/// A leaf as it is found by a name.
public struct NamedLeaf: Hashable, Sendable {
    /// Its number.
    public var number: UInt64
    /// The digest of what it says under the name.
    public var substance: Digest

    /// Creates what is found.
    public init(number: UInt64, substance: Digest) {
        self.number = number
        self.substance = substance
    }
}

/// A signed checkpoint.
public struct StoredCheckpoint: Hashable, Sendable {
    /// The leaves that it is of.
    public var size: UInt64
    /// The signed note.
    public var note: [UInt8]

    /// Creates a checkpoint.
    public init(size: UInt64, note: [UInt8]) {
        self.size = size
        self.note = note
    }
}

/// A witness's signature under a checkpoint.
public struct StoredCosignature: Hashable, Sendable {
    /// The size of the checkpoint.
    public var size: UInt64
    /// The name of the witness's key.
    public var witness: String
    /// The signature's line of the note.
    public var line: [UInt8]

    /// Creates a cosignature.
    public init(size: UInt64, witness: String, line: [UInt8]) {
        self.size = size
        self.witness = witness
        self.line = line
    }
}
