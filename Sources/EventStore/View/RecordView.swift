public import AuditLog
public import CeasefireModel

/// What the record said at a moment: the rows that an assessment is made from, with corrections applied and what was withdrawn left out.
///
/// What is added later changes no earlier view: a view reads only what was known by its moment, and is named by the leaves that it read.
/// On the available basis that is so for all that became known later; what was known by then and is written down late joins in.
public struct RecordView: Sendable {
    /// What counted as known.
    public let basis: RecordBasis
    /// The moment; nil for the record as it stands.
    public let asOf: Instant?
    /// The reports that hold, in the order of the log.
    public let reports: [Report]
    /// The statements that hold, in the order of the log.
    public let statements: [Statement]
    /// What people say about the evidence, in the order of the log, with pauses ended where their clocks went on. Each says when it was
    /// recorded.
    public let entries: [Entry]
    /// The observations that hold, in the order of the log.
    public let observations: [Observation]
    /// What the record holds besides and holds still, in the order of the log: tasks, replies, lines, agreements, notes.
    public let acts: [Act]
    /// The leaves that were read for it.
    public let leafCount: UInt64
    /// SHA-256 over the hashes of the leaves that were read for it, in the order of the log.
    public let fingerprint: Digest
    /// The number of the leaf after the last that was read for it.
    public let end: UInt64
    /// The size and the root of the shortest prefix of the log that holds all leaves that were read: on the recorded basis all of it was
    /// read. What comes later changes neither. Nil where leaves are withheld, which leave no root to work out, or none was read.
    public let prefix: Prefix?
    /// What in the entries means nothing, a sentence each.
    public let remarks: [Reason]

    /// A prefix of the log.
    public struct Prefix: Hashable, Sendable {
        /// How many leaves it has.
        public let size: UInt64
        /// Its root.
        public let root: MerkleHash

        /// Names a prefix.
        public init(size: UInt64, root: MerkleHash) {
            self.size = size
            self.root = root
        }
    }

    /// What the record holds besides rows and entries about the evidence.
    public struct Act: Hashable, Sendable {
        /// The leaf that holds it: the entry's own, or that of its correction.
        public let number: UInt64
        /// When that leaf was recorded.
        public let recorded: Instant
        /// The entry.
        public let entry: RecordedEntry
        /// What it says.
        public let content: RecordAct
    }
}

extension RecordReading {
    /// What the record says at a moment.
    ///
    /// - Parameters:
    ///   - asOf: The moment; nil for the record as it stands.
    ///   - basis: What counts as known.
    public func view(asOf: Instant? = nil, basis: RecordBasis = .available) throws -> RecordView {
        var builder = RecordViewBuilder(asOf: asOf, basis: basis)
        let all = 0..<(try head().size)
        // The list of kinds is held against the leaves as these are read.
        for number in try numbers(of: [.correction], in: all) {
            try leaves(number..<number + 1) {
                try builder.takeCorrection($0, $1.withUnsafeBytes { Array($0) })
            }
        }
        builder.endCorrections()
        var next: UInt64 = 0
        while next < all.upperBound, !builder.isDone {
            let end = min(next + 4_096, all.upperBound)
            try leaves(next..<end) { try builder.take($0, $1.withUnsafeBytes { Array($0) }) }
            next = end
        }
        return builder.view()
    }
}
