public import EventStore

/// The rows of one file, as they shall stand on the record.
public struct RowsToImport: Sendable {
    /// The file's name, without its folders.
    public var file: String
    /// SHA-256 of the file as it was read.
    public var digest: Digest
    /// How many rows there are.
    public var count: Int
    /// The entry that a row makes, by its place in the file's order. It is made when its turn comes: a file may hold very many.
    public var entry: @Sendable (Int) -> RecordedEntry
    /// Rows that the reader rejected.
    public var rejected: UInt64
    /// Rows that a mapping set aside.
    public var setAside: UInt64

    /// Gathers the rows of a file.
    public init(
        file: String, digest: Digest, count: Int, rejected: UInt64 = 0, setAside: UInt64 = 0,
        entry: @escaping @Sendable (Int) -> RecordedEntry
    ) {
        self.file = file
        self.digest = digest
        self.count = count
        self.entry = entry
        self.rejected = rejected
        self.setAside = setAside
    }
}

/// What became of the rows of one file.
public struct ImportOutcome: Sendable {
    /// Rows that are new to the record.
    public internal(set) var appended: UInt64 = 0
    /// Rows that stood on the record already, by this or another import.
    public internal(set) var alreadyThere: UInt64 = 0
    /// Rows that the record refused, by their place among the entries.
    public internal(set) var refused: [(place: Int, refusal: Refusal)] = []
    /// The leaves of the intakes that vouch for the rows: one, or as many as are needed to name all places where the rows lie.
    public internal(set) var intakes: [UInt64] = []
    /// Whether those intakes stood there already, so that nothing was left to do.
    public internal(set) var wasComplete = false
}
