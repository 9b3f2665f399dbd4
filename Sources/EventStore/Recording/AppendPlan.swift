internal import AuditLog
internal import CeasefireModel

/// What becomes of a batch of entries: worked out against the record as it stands, within the transaction that appends them.
///
/// This is the one place that decides what a name means and who may add what; a store only keeps what comes out of it.
struct AppendPlan: ~Copyable {
    private let record: any RecordReading
    private let recorded: Instant
    /// The leaf that is being made, and how much of it all leaves of the batch have in common.
    private var leaf = CBORWriter(reserving: 1_024)
    private let startCount: Int
    private(set) var authority: Authority
    /// The head after the batch.
    private(set) var head: RecordHead
    /// The leaves to append.
    private(set) var leaves: [StoredLeaf] = []
    /// What stands under the names before the batch.
    private let known: [EntryName: [NamedLeaf]]
    /// What the batch itself put under names that were free: nearly all, so each without a list of its own.
    private var new: [EntryName: NamedLeaf] = [:]
    /// What it put under names that were not.
    private var further: [EntryName: [NamedLeaf]] = [:]
    private let firstNumber: UInt64

    /// Starts from the record; `names` are all names that the batch uses.
    init(
        record: any RecordReading, head: RecordHead, authority: Authority, names: [EntryName], now: Instant
    ) throws {
        self.record = record
        self.authority = authority
        self.head = head
        firstNumber = head.size
        // Clocks are set back now and then; the record's is not.
        recorded = max(now, head.lastRecorded ?? now)
        Leaf.writeStart(recorded: recorded, to: &leaf)
        startCount = leaf.count
        known = try NamesThatHold(names, in: record).leaves
        new.reserveCapacity(names.count)
        leaves.reserveCapacity(names.count)
    }

    /// Decides on the next entry of the batch.
    mutating func take(_ share: PreparedEntries, _ place: Int) throws -> AppendOutcome {
        let prepared = share.entries[place]
        if let refusal = prepared.refusal { return .refused(refusal) }
        let name = prepared.name
        if prepared.isPlainRow, authority.isOpen, known[name] == nil {
            let leaf = NamedLeaf(number: head.size, substance: prepared.substance)
            guard let first = new.updateValue(leaf, forKey: name) else {
                write(prepared, of: share)
                authority.reach(head.size)
                return .appended(leaf.number)
            }
            new[name] = first
        }
        if let first = known[name]?.first ?? new[name] {
            let all = (known[name] ?? [first]) + (further[name] ?? [])
            if let same = all.first(where: { $0.substance == prepared.substance }) {
                return .alreadyThere(same.number)
            }
            return .refused(.nameTaken(name, by: first.number))
        }
        let submission = share.submissions[share.submissions.startIndex + place]
        if let refusal = try refusal(of: submission) { return .refused(refusal) }
        append(prepared, of: share, submission)
        return .appended(head.size - 1)
    }

    private func refusal(of submission: Submission) throws -> Refusal? {
        let entry = submission.entry
        guard authority.isOpen || entry.substance.kind == .opened else { return .notOpen }
        let target = try self.target(of: entry)
        if let refusal = try PointingRules.refusal(
            of: entry, size: head.size, rowsEnd: firstNumber, target: target,
            rows: { [record] in try Self.rows(of: $0, in: record) })
        {
            return refusal
        }
        if let refusal = authority.refusal(
            of: entry, signedBy: submission.signature?.key, corrected: target?.kind)
        {
            return refusal
        }
        for file in entry.substance.attachments + (entry.replacement?.substance.attachments ?? [])
        where try record.attachmentSize(file.digest) != file.byteCount {
            return Refusal(
                .noSuchAttachment,
                "The file '\(file.name)' of '\(entry.name.text)', \(file.byteCount) bytes with the digest \(file.digest), is not in the store: put it there first."
            )
        }
        return nil
    }

    /// The leaf that a correction names, be it on the record or in the batch; nil where there is none.
    private func target(of correction: RecordedEntry) throws -> PointingRules.Target? {
        guard let number = correction.corrects?.number, number < head.size, let bytes = try bytes(of: number)
        else { return nil }
        let entry = try EntryCodec.entry(fromBody: Leaf(encoded: bytes).body)
        return PointingRules.Target(
            kind: entry.substance.kind, hash: MerkleHash(leaf: bytes), corrects: entry.corrects,
            name: entry.name)
    }

    /// The leaves of some runs, of the kinds that they say themselves: a store's list of kinds could say anything.
    private static func rows(
        of runs: [Range<UInt64>], in record: any RecordReading
    ) throws -> PointingRules.Rows {
        var rows = PointingRules.Rows()
        for run in runs {
            try record.each(in: run) { rows.take($0, EntryCodec.kind(ofLeaf: $1), MerkleHash(leaf: $1)) }
        }
        return rows
    }

    private func bytes(of number: UInt64) throws -> [UInt8]? {
        if number >= firstNumber { return leaves[Int(number - firstNumber)].bytes }
        return try record.bytes(of: number)
    }

    private mutating func append(
        _ prepared: PreparedEntries.Entry, of share: PreparedEntries, _ submission: Submission
    ) {
        let number = head.size
        let own = StoredLeaf.IndexedName(name: prepared.name, substance: prepared.substance)
        for entry in [own] + (prepared.replaced.map { [$0] } ?? []) {
            let leaf = NamedLeaf(number: number, substance: entry.substance)
            guard known[entry.name] != nil || new[entry.name] != nil else {
                new[entry.name] = leaf
                continue
            }
            further[entry.name, default: []].append(leaf)
        }
        let hash = write(prepared, of: share)
        // Whatever says whose keys count is signed.
        if submission.signature != nil { authority.take(submission.entry, number: number, hash: hash) }
        authority.reach(head.size)
    }

    /// Puts a leaf behind the last one.
    @discardableResult
    private mutating func write(_ prepared: PreparedEntries.Entry, of share: PreparedEntries) -> MerkleHash {
        leaf.removeAll(behind: startCount)
        share.ends.withUnsafeBytes { leaf.item(UnsafeRawBufferPointer(rebasing: $0[prepared.end])) }
        let hash = leaf.withEncoded { MerkleHash(leafAt: $0) }
        leaves.append(
            StoredLeaf(
                number: head.size, kind: prepared.kind, bytes: leaf.encoded,
                name: StoredLeaf.IndexedName(name: prepared.name, substance: prepared.substance),
                furtherNames: prepared.replaced.map { [$0] } ?? []))
        head.frontier.append(hash)
        head.lastRecorded = recorded
        return hash
    }
}
