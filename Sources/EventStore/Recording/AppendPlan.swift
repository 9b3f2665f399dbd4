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
        var corrected: RecordedEntry?
        let submission = share.submissions[share.submissions.startIndex + place]
        if let reference = submission.entry.corrects {
            let target = try target(reference)
            if let refusal = PointingRules.refusal(
                of: submission.entry,
                target: target.map {
                    PointingRules.Target(
                        kind: $0.entry.substance.kind, hash: $0.hash, corrects: $0.entry.corrects)
                }, size: head.size)
            {
                return .refused(refusal)
            }
            if let target, let replacement = submission.entry.replacement,
                let refusal = PointingRules.refusal(
                    replacing: target.entry.name, ofLeaf: reference.number, by: replacement.name)
            {
                return .refused(refusal)
            }
            corrected = target?.entry
        }
        if let refusal = try refusal(of: submission, corrected: corrected?.substance.kind) {
            return .refused(refusal)
        }
        append(prepared, of: share, submission)
        return .appended(head.size - 1)
    }

    private func refusal(of submission: Submission, corrected: EntryKind?) throws -> Refusal? {
        let entry = submission.entry
        let isOpening = entry.substance.kind == .opened
        guard authority.isOpen || isOpening else { return .notOpen }
        if let refusal = authority.refusal(
            of: entry, signedBy: submission.signature?.key, corrected: corrected)
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
        guard case .act(.intake(let account)) = entry.substance.content else { return nil }
        return try PointingRules.refusal(
            of: account, named: entry.name.text, size: firstNumber,
            noRow: { try record.numbers(of: PointingRules.noRows, in: $0).first }, root: record.root(of:))
    }

    /// The entry that a correction names, be it on the record or in the batch; nil where there is none.
    private func target(_ reference: LeafReference) throws -> (entry: RecordedEntry, hash: MerkleHash)? {
        guard reference.number < head.size, let bytes = try bytes(of: reference.number) else { return nil }
        return (
            try EntryCodec.entry(fromBody: Leaf(encoded: bytes).body), MerkleHash(leaf: bytes)
        )
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
