internal import AuditLog
internal import CeasefireModel

/// What becomes of a batch of entries: worked out against the record as it stands, within the transaction that appends them.
///
/// This is the one place that decides what a name means and who may add what; a store only keeps what comes out of it.
struct AppendPlan {
    private let record: any RecordReading
    private let recorded: Instant
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

    /// Starts from the record; `batch` is all that will be taken.
    init(
        record: any RecordReading, head: RecordHead, authority: Authority, batch: [PreparedEntry],
        now: Instant
    ) throws {
        self.record = record
        self.authority = authority
        self.head = head
        firstNumber = head.size
        // Clocks are set back now and then; the record's is not.
        recorded = max(now, head.lastRecorded ?? now)
        known = try NamesThatHold(batch, in: record).leaves
        new.reserveCapacity(batch.count)
        leaves.reserveCapacity(batch.count)
    }

    /// Decides on the next entry of the batch.
    mutating func take(_ prepared: PreparedEntry) throws -> AppendOutcome {
        if let refusal = prepared.refusal { return .refused(refusal) }
        let name = prepared.name
        if let first = known[name]?.first ?? new[name] {
            let all = (known[name] ?? [first]) + (further[name] ?? [])
            if let same = all.first(where: { $0.substance == prepared.substance }) {
                return .alreadyThere(same.number)
            }
            return .refused(.nameTaken(name, by: first.number))
        }
        var corrected: RecordedEntry?
        if let reference = prepared.entry.corrects {
            switch try target(reference, of: prepared.entry) {
            case .success(let entry): corrected = entry
            case .failure(let refusal): return .refused(refusal)
            }
        }
        if let refusal = try refusal(of: prepared, corrected: corrected?.substance.kind) {
            return .refused(refusal)
        }
        append(prepared)
        return .appended(head.size - 1)
    }

    private func refusal(of prepared: PreparedEntry, corrected: EntryKind?) throws -> Refusal? {
        if prepared.isPlainRow, authority.isOpen { return nil }
        let entry = prepared.entry
        let isOpening = entry.substance.kind == .opened
        guard authority.isOpen || isOpening else { return .notOpen }
        if let refusal = authority.refusal(of: entry, signedBy: prepared.signature?.key, corrected: corrected)
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
        if case .act(.intake(let account)) = entry.substance.content {
            return try refusal(of: account, named: entry.name.text)
        }
        return nil
    }

    /// Why an intake does not tell of leaves that stand before it, and are rows.
    private func refusal(of account: IntakeAccount, named name: String) throws -> Refusal? {
        if let last = account.leaves.last, last.upperBound > firstNumber {
            return Refusal(
                .malformed,
                "The intake '\(name)' names leaf \(last.upperBound - 1), and there were \(firstNumber) leaves before its batch: it comes after its rows, in a batch of its own."
            )
        }
        let unfit = Set(EntryKind.allCases.filter { $0.signing == .byOwner } + [.intake])
        for run in account.leaves {
            guard let number = try record.numbers(of: unfit, in: run).first else { continue }
            return Refusal(
                .malformed, "The intake '\(name)' names leaf \(number), which can be no row of a file.")
        }
        guard account.root == (try record.root(of: account.leaves)) else {
            return Refusal(
                .malformed, "The intake '\(name)' does not give the root of the leaves that it names.")
        }
        return nil
    }

    /// The entry that a correction corrects.
    private func target(
        _ reference: LeafReference, of correction: RecordedEntry
    ) throws -> Result<RecordedEntry, Refusal> {
        guard reference.number < head.size, let bytes = try bytes(of: reference.number) else {
            return .failure(
                Refusal(
                    .wrongTarget,
                    "There is no leaf \(reference.number) to correct: the record has \(head.size) leaves."))
        }
        guard MerkleHash(leaf: bytes) == reference.hash else { return .failure(.wrongHash(reference)) }
        let target = try EntryCodec.entry(fromBody: Leaf(encoded: bytes).body)
        guard target.substance.kind.isCorrectable else {
            let instead =
                target.corrects.map { ": correct leaf \($0.number), as it does" }
                ?? ": roles are revoked, keys rotated, and an intake is followed by another"
            return .failure(
                Refusal(
                    .wrongTarget,
                    "Leaf \(reference.number) is an entry of the kind \(target.substance.kind.words), and those are not corrected\(instead)."
                ))
        }
        if let replacement = correction.replacement,
            replacement.name != target.name || replacement.substance.kind != target.substance.kind
        {
            return .failure(
                Refusal(
                    .wrongTarget,
                    "Leaf \(reference.number) is the \(target.substance.kind.words) '\(target.name.text)', and what is to take its place is the \(replacement.substance.kind.words) '\(replacement.name.text)': kind and name stay."
                ))
        }
        return .success(target)
    }

    private func bytes(of number: UInt64) throws -> [UInt8]? {
        if number >= firstNumber { return leaves[Int(number - firstNumber)].bytes }
        return try record.bytes(of: number)
    }

    private mutating func append(_ prepared: PreparedEntry) {
        let number = head.size
        let bytes = Leaf.encoded(
            body: prepared.body, salt: prepared.salt, signature: prepared.signature, recorded: recorded)
        let hash = MerkleHash(leaf: bytes)
        let own = StoredLeaf.IndexedName(name: prepared.name, substance: prepared.substance)
        let names = [own] + (prepared.replaced.map { [$0] } ?? [])
        leaves.append(
            StoredLeaf(number: number, kind: prepared.kind, bytes: bytes, names: names))
        for entry in names {
            let leaf = NamedLeaf(number: number, substance: entry.substance)
            guard known[entry.name] != nil || new[entry.name] != nil else {
                new[entry.name] = leaf
                continue
            }
            further[entry.name, default: []].append(leaf)
        }
        head.frontier.append(hash)
        head.lastRecorded = recorded
        // Whatever says whose keys count is signed.
        if prepared.signature != nil { authority.take(prepared.entry, number: number, hash: hash) }
        authority.reach(head.size)
    }
}
