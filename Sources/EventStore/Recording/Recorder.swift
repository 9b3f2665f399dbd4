internal import AuditLog
public import CeasefireModel
internal import Dispatch
internal import Synchronization

/// Tells the time at which entries are recorded.
public protocol RecordClock: Sendable {
    /// The time now.
    func now() -> Instant
}

/// What became of an entry that was handed in.
public enum AppendOutcome: Hashable, Sendable {
    /// It is a leaf of this number.
    case appended(UInt64)
    /// The same entry stands there already, as the leaf of this number.
    case alreadyThere(UInt64)
    /// It was not taken in.
    case refused(Refusal)

    /// The leaf that holds the entry; nil where none does.
    public var number: UInt64? {
        switch self {
        case .appended(let number), .alreadyThere(let number): number
        case .refused: nil
        }
    }
}

/// Adds entries to a record: signs for nobody, overwrites nothing, and gives each entry its time and its place.
///
/// Several recorders, in one process or many, may add to one store: each batch is decided on within a transaction.
public final class Recorder: Sendable {
    /// Where the record is kept.
    public let store: any RecordStore
    private let clock: any RecordClock
    private let verifier: any SignatureVerifier
    /// Whose keys count, as far as this recorder has read; brought up to date in each transaction.
    private let authority = Mutex(Authority())
    private let kinds: LeafKinds

    /// Creates a recorder.
    ///
    /// - Parameter kinds: What is known of the record's leaves from an earlier look.
    public init(
        store: any RecordStore, clock: any RecordClock, verifier: any SignatureVerifier = Ed25519Verifier(),
        knowing kinds: LeafKinds = LeafKinds()
    ) {
        self.store = store
        self.clock = clock
        self.verifier = verifier
        self.kinds = kinds
    }

    /// The record as its leaves tell it, within one of its transactions.
    public func byLeaves(_ record: any RecordReading) -> ReadingByLeaves {
        ReadingByLeaves(record, knowing: kinds)
    }

    /// The record's origin.
    public var origin: String { store.identity.origin }

    /// Adds entries in one transaction, and tells what became of each, in their order. One that is refused keeps no other out. When
    /// this returns, what was added survives a power cut; when it throws, nothing was acknowledged, and the same call may be made
    /// again.
    ///
    /// - Parameter submissions: At most ``RecordLimits/batch`` entries.
    public func append(_ submissions: [Submission]) throws -> [AppendOutcome] {
        try append(prepare(submissions))
    }

    /// Adds batches one after the other, each in a transaction of its own. While one is written the next is made ready, on another core.
    ///
    /// - Parameters:
    ///   - count: How many batches there are.
    ///   - batch: The entries of a batch, at most ``RecordLimits/batch``.
    ///   - done: Is told what became of the entries of a batch as soon as that is acknowledged. Where it throws, no other batch is begun.
    public func append(
        batches count: Int, _ batch: @escaping @Sendable (Int) throws -> [Submission],
        done: (_ number: Int, [AppendOutcome]) throws -> Void
    ) throws {
        guard count > 0 else { return }
        var ready = try prepare(batch(0))
        for number in 0..<count {
            let next =
                number + 1 < count ? MadeAside { [self] in try prepare(batch(number + 1)) } : nil
            try done(number, append(ready))
            if let next { ready = try next.result() }
        }
    }

    private func append(_ prepared: [PreparedEntries]) throws -> [AppendOutcome] {
        // The first time all leaves are read for it: no other writer waits meanwhile.
        if authority.withLock({ $0.size == 0 }) {
            let read = try store.read { try self.authority(of: $0, size: $0.head().size) }
            authority.withLock { $0 = read }
        }
        let done: (outcomes: [AppendOutcome], authority: Authority, leaves: [StoredLeaf]) = try store.write {
            record in
            let head = try record.head()
            let now = self.clock.now()
            if let error = RecordLimits.refusal(ofLastRecorded: head.lastRecorded, at: now) { throw error }
            var plan = try AppendPlan(
                record: record, head: head, authority: self.authority(of: record, size: head.size),
                names: prepared.flatMap { $0.entries.map(\.name) }, now: now)
            var outcomes: [AppendOutcome] = []
            outcomes.reserveCapacity(prepared.reduce(0) { $0 + $1.entries.count })
            for share in prepared {
                for place in share.entries.indices { outcomes.append(try plan.take(share, place)) }
            }
            if !plan.leaves.isEmpty { try record.append(plan.leaves, head: plan.head) }
            return (outcomes, plan.authority, plan.leaves)
        }
        kinds.append(done.leaves)
        authority.withLock { known in if done.authority.size > known.size { known = done.authority } }
        return done.outcomes
    }

    /// Keeps a file, and tells by what name: entries may name it from then on.
    public func keep(attachment bytes: [UInt8]) throws -> Digest {
        guard bytes.count <= RecordLimits.attachmentBytes else {
            throw RecordStoreError(
                .misuse,
                "A file of \(bytes.count) bytes, and at most \(RecordLimits.attachmentBytes) are kept in a record. Keep it elsewhere, and note its digest."
            )
        }
        let digest = Digest(hashing: bytes)
        try store.write { try $0.keep(attachment: bytes, digest: digest) }
        return digest
    }

    /// Does all work that needs no look at the record, large batches on all cores: no other writer waits meanwhile.
    private func prepare(_ submissions: [Submission]) throws -> [PreparedEntries] {
        guard submissions.count <= RecordLimits.batch else {
            throw RecordStoreError(
                .misuse,
                "\(submissions.count) entries in one batch, and at most \(RecordLimits.batch) are taken.")
        }
        let (origin, salting, verifier) = (origin, Salting(secret: store.identity.secret), verifier)
        // So few that their block is one of those that the machine hands out again, and need not clear.
        let share = 128
        let shares = stride(from: 0, to: submissions.count, by: share).map {
            submissions[$0..<min($0 + share, submissions.count)]
        }
        let prepared = Mutex<[PreparedEntries?]>(Array(repeating: nil, count: shares.count))
        DispatchQueue.concurrentPerform(iterations: shares.count) { number in
            let done = PreparedEntries(shares[number], origin: origin, salting: salting, verifier: verifier)
            prepared.withLock { $0[number] = done }
        }
        return prepared.withLock { $0.compactMap(\.self) }
    }

    /// Whose keys count at the end of the log: what was known before, and what others have added since.
    private func authority(of record: any RecordReading, size: UInt64) throws -> Authority {
        var authority = self.authority.withLock { $0 }
        // A store that was put back to an earlier state is read anew.
        if authority.size > size { authority = Authority() }
        guard authority.size < size else { return authority }
        // A store is a file that somebody may have changed. Its list of kinds could hide that a key was revoked, so the leaves are read.
        let givingRights = try kinds.all(of: record).numbers(of: Authority.kinds, in: authority.size..<size)
        for number in givingRights {
            guard let bytes = try record.bytes(of: number) else { continue }
            let leaf = try Leaf(encoded: bytes)
            let entry = try EntryCodec.entry(fromBody: leaf.body)
            // What nobody signed as it must be gives no right.
            guard entry.refusal(leaf.body, leaf.signature, origin: origin, verifier) == nil,
                authority.refusal(of: entry, signedBy: leaf.signature?.key, corrected: nil) == nil
            else { continue }
            authority.take(entry, number: number, hash: MerkleHash(leaf: bytes))
        }
        authority.reach(size)
        return authority
    }
}
