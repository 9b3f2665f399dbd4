public import AuditLog
internal import CeasefireModel
public import EventStore

/// Puts the rows of files on a record, and signs for each file what it brought.
///
/// Rows are taken in by batches, each in a transaction of its own, and stand there under their names: an import that was killed is
/// run again, passes over what is there, and comes to the same leaves in the same order.
public struct RecordImport: Sendable {
    private let recorder: Recorder
    private let clock: any RecordClock
    private let key: any SigningKey
    /// Who vouches for the rows.
    private let author: String
    private let role: String
    private let batch: Int

    /// Rows that are acknowledged together, unless fewer are asked for.
    public static let batch = 4_096

    /// Prepares to import.
    ///
    /// - Parameters:
    ///   - recorder: Adds the rows.
    ///   - clock: Tells when an intake became known.
    ///   - key: Signs the intakes, and those rows whose kind must be signed.
    ///   - author: Who vouches for the rows, by the name under which the key has its role.
    ///   - role: The role of the key.
    ///   - batch: Rows that are acknowledged together, at least 1.
    public init(
        recorder: Recorder, clock: any RecordClock, key: any SigningKey, author: String, role: String,
        batch: Int = Self.batch
    ) {
        self.recorder = recorder
        self.clock = clock
        self.key = key
        self.author = author
        self.role = role
        self.batch = max(1, batch)
    }

    /// Imports the rows of one file.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - progress: Is told how many rows are done.
    public func run(_ rows: RowsToImport, progress: (Int) -> Void = { _ in }) throws -> ImportOutcome {
        var outcome = ImportOutcome()
        var numbers: [UInt64] = []
        let batches = (rows.count + batch - 1) / batch
        try recorder.append(batches: batches) { [self] number in
            let first = number * batch
            return try (first..<min(first + batch, rows.count)).map { try submission(rows.entry($0)) }
        } done: { number, results in
            let first = number * batch
            for (place, result) in zip(first..., results) {
                switch result {
                case .appended(let number):
                    outcome.appended += 1
                    numbers.append(number)
                case .alreadyThere(let number):
                    outcome.alreadyThere += 1
                    numbers.append(number)
                case .refused(let refusal): outcome.refused.append((place, refusal))
                }
            }
            progress(first + results.count)
        }
        try sign(rows, numbers, &outcome)
        return outcome
    }

    private func submission(_ entry: RecordedEntry) throws -> Submission {
        entry.substance.kind.signing == .optional
            ? Submission(entry) : try Submission(entry, signedBy: key, origin: recorder.origin)
    }

    /// Adds the intake, where no earlier one says the same.
    private func sign(_ rows: RowsToImport, _ numbers: [UInt64], _ outcome: inout ImportOutcome) throws {
        let runs = IntakeAccount.runs(of: numbers)
        var account = IntakeAccount(
            file: rows.file, digest: rows.digest, accepted: UInt64(numbers.count),
            rejected: rows.rejected + UInt64(outcome.refused.count), setAside: rows.setAside, leaves: runs)
        let earlier = try recorder.store.read { record in
            account.root = try root(of: runs, in: record)
            return try intakes(record)
        }
        let same = earlier.filter { $0.account.saysTheSame(as: account) }
        // What a stolen key vouches for somebody else may vouch for again.
        if let same = same.first(where: { !$0.isInDoubt }) {
            outcome.intake = same.number
            outcome.wasComplete = true
            return
        }
        // Whether a killed import left rows behind does not show: only what an intake names was there before.
        account.alreadyThere = count(numbers, within: earlier.flatMap(\.account.leaves))
        let now = clock.now()
        let entry = RecordedEntry(
            EntrySubstance(
                .intake(account), name: name(of: account, earlier: same.count), available: Interval(at: now)),
            author: author, role: role)
        let signed = try Submission(entry, signedBy: key, origin: recorder.origin)
        switch try recorder.append([signed])[0] {
        case .appended(let number), .alreadyThere(let number): outcome.intake = number
        case .refused(let refusal): throw refusal
        }
    }

    private func intakes(
        _ record: some RecordReading
    ) throws -> [(number: UInt64, account: IntakeAccount, isInDoubt: Bool)] {
        let people = try RecordPeople(record)
        return try record.numbers(of: [.intake], in: 0..<record.head().size).compactMap { number in
            guard let leaf = try record.leaf(number),
                case .act(.intake(let account)) = leaf.entry.substance.content
            else { return nil }
            return (number, account, people?.doubt(of: leaf) != nil)
        }
    }

    private func root(of runs: [Range<UInt64>], in record: some RecordReading) throws -> MerkleHash? {
        guard !runs.isEmpty else { return nil }
        var tree = MerkleFrontier()
        for run in runs {
            try record.leaves(run) { _, leaf in
                tree.append(MerkleHash(leaf: leaf.withUnsafeBytes { Array($0) }))
            }
        }
        return tree.root
    }

    private func count(_ numbers: [UInt64], within runs: [Range<UInt64>]) -> UInt64 {
        guard !runs.isEmpty else { return 0 }
        // Sorted, so that one walk through both is enough.
        var rest = runs.sorted { $0.lowerBound < $1.lowerBound }[...]
        var (count, reached): (UInt64, UInt64) = (0, 0)
        for number in numbers.sorted() {
            while let run = rest.first, run.lowerBound <= number {
                reached = max(reached, run.upperBound)
                rest.removeFirst()
            }
            if number < reached { count += 1 }
        }
        return count
    }

    /// By what it says, so that the same import has the same name wherever it is run.
    private func name(of account: IntakeAccount, earlier: Int) -> EntryID {
        let runs = account.leaves.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
        let words = "\(account.digest) \(account.accepted) \(account.rejected) \(account.setAside) \(runs)"
        return EntryID(
            "intake-\(String(Digest(hashing: Array(words.utf8)).description.prefix(16)))\(earlier == 0 ? "" : "-\(earlier + 1)")"
        )
    }
}

extension IntakeAccount {
    /// Whether both vouch for the same rows of the same file.
    fileprivate func saysTheSame(as other: Self) -> Bool {
        digest == other.digest && accepted == other.accepted && rejected == other.rejected
            && setAside == other.setAside && leaves == other.leaves && root == other.root
    }
}
