internal import AuditLog
public import CeasefireModel
public import EventStore

/// What a look at all of a store came to.
public struct StoreCheck: Hashable, Sendable {
    /// Leaves that the store says it has.
    public internal(set) var size: UInt64 = 0
    /// Files that leaves name.
    public internal(set) var fileCount = 0
    /// Signed checkpoints.
    public internal(set) var checkpointCount = 0
    /// The leaves that the newest of them covers.
    public internal(set) var signedSize: UInt64 = 0
    /// Rows that nobody signed and no intake names: an import was cut short, or somebody put them there. They are no fault.
    public internal(set) var unvouchedCount = 0
    /// The first of those leaves.
    public internal(set) var firstUnvouched: UInt64?
    /// Leaves that a key signed which may have been in other hands then, and for which nobody else has stood up. They are no fault.
    public internal(set) var doubtful: [UInt64] = []
    /// What is wrong, a sentence each, of the first ``mostFaults``.
    public private(set) var faults: [String] = []
    /// How much is wrong.
    public private(set) var faultCount = 0

    /// The most faults that are told one by one.
    public static let mostFaults = 50

    /// A sentence about the rows that nobody vouches for, without its full stop; nil where there are none.
    public var unvouched: String? {
        firstUnvouched.map { first in
            let rows =
                unvouchedCount == 1
                ? "leaf \(first) is a row that" : "\(unvouchedCount) rows, the first of them leaf \(first),"
            return
                "\(rows) nobody signed and no intake names: an import was cut short, or somebody put \(unvouchedCount == 1 ? "it" : "them") there"
        }
    }

    /// A sentence about what lost keys signed, without its full stop; nil where there is nothing.
    public var inOtherHands: String? {
        doubtful.first.map { first in
            doubtful.count == 1
                ? "leaf \(first) is signed by a key that may have been in other hands then, as its revocation says, and nobody else has confirmed or corrected it"
                : "\(doubtful.count) leaves, the first of them leaf \(first), are signed by a key that may have been in other hands then, as its revocation says, and nobody else has confirmed or corrected them"
        }
    }

    /// What is no fault and should be known to whoever uses the record, a sentence each without its full stop.
    public var remarks: [String] { [unvouched, inOtherHands].compactMap(\.self) }

    mutating func add(_ fault: String) {
        faultCount += 1
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    /// Adds what another look found.
    mutating func add(_ other: StoreCheck) {
        faults += other.faults.prefix(Self.mostFaults - faults.count)
        faultCount += other.faultCount
    }
}

extension RecordReading {
    /// Holds each leaf against the rules of the record, as ``requireLeaves(of:)`` does, and all that a store keeps beside its leaves
    /// against the leaves, each of which is read once: the head and the signed checkpoints, the lists of names and of kinds by which leaves
    /// are found, the files that they name. A store is a file that somebody may have changed; a name that is missing from its list would
    /// let an entry be recorded a second time, and one that no leaf bears would keep an entry out.
    ///
    /// - Parameters:
    ///   - identity: What the store says that it is.
    ///   - readsFiles: Whether files are read and held against their digests, and not only their sizes.
    ///   - now: The clock, which the last leaf may not be ahead of; nil where nobody asks.
    ///   - progress: Is told how many leaves of how many were looked at.
    public func checkStore(
        of identity: RecordIdentity, readsFiles: Bool, at now: Instant? = nil,
        progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
    ) throws -> StoreCheck {
        var check = StoreCheck()
        let head = try head()
        check.size = head.size
        let walk = StoreWalk(record: self, readsFiles: readsFiles)
        guard try checkLeaves(of: identity, &check, walk: walk, progress: { progress($0, head.size) }) else {
            return check
        }
        if let last = try lastNumber(), last >= head.size {
            check.add("Leaf \(last) is in the store, which says that it has \(head.size).")
        }
        for listed in try listing(of: head.size..<UInt64.max) {
            check.add("The list of names has \(listed.words), and there is no such leaf.")
        }
        let checkpoints = try checkpoints()
        (check.checkpointCount, check.signedSize) = (checkpoints.count, checkpoints.last?.size ?? 0)
        if walk.lastRecorded != head.lastRecorded {
            check.add(
                "The store says that the last leaf was recorded at \(head.lastRecorded?.utcText ?? "no time"), and the leaf says \(walk.lastRecorded?.utcText ?? "nothing")."
            )
        }
        if let now, let error = RecordLimits.refusal(ofLastRecorded: walk.lastRecorded, at: now) {
            check.add(error.description)
        }
        for found in try unknownParts() { check.add(found) }
        check.fileCount = walk.files.count
        return check
    }

    /// Throws what ``checkStore(of:readsFiles:progress:)`` finds first.
    public func requireSound(
        of identity: RecordIdentity, readsFiles: Bool, at now: Instant? = nil,
        progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
    ) throws {
        try checkStore(of: identity, readsFiles: readsFiles, at: now, progress: progress).requireNone()
    }
}

extension StoreCheck {
    /// Throws the first fault.
    func requireNone() throws {
        guard let fault = faults.first else { return }
        let more =
            switch faultCount {
            case 1: ""
            case 2: " Something else is wrong too."
            default: " \(faultCount - 1) things more are wrong."
            }
        throw RecordStoreError(
            .damaged, "The store is damaged. \(fault)\(more) `truce record check` tells all of it.")
    }
}
