public import AuditLog
internal import CeasefireModel
public import EventStore

/// Puts the rows of files on a record, and signs for each file what it brought. Where the rows of a file lie in more places than one intake
/// can name, several vouch for them, each for its share.
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
    private let runs: Int

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
    ///   - runs: Runs of leaves that one intake names: 1 to `RecordLimits.runs`.
    public init(
        recorder: Recorder, clock: any RecordClock, key: any SigningKey, author: String, role: String,
        batch: Int = Self.batch, runs: Int = RecordLimits.runs
    ) {
        self.recorder = recorder
        self.clock = clock
        self.key = key
        self.author = author
        self.role = role
        self.batch = max(1, batch)
        self.runs = min(max(1, runs), RecordLimits.runs)
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

    /// Adds the intakes, where no earlier ones say the same: all in one transaction.
    private func sign(_ rows: RowsToImport, _ numbers: [UInt64], _ outcome: inout ImportOutcome) throws {
        let (sorted, rejected) = (numbers.sorted(), rows.rejected + UInt64(outcome.refused.count))
        var accounts: [(account: IntakeAccount, numbers: ArraySlice<UInt64>)] = []
        var earlier: [(number: UInt64, account: IntakeAccount, isInDoubt: Bool)] = []
        try recorder.store.read { record in
            accounts = try self.accounts(of: rows, sorted, rejected: rejected, record)
            earlier = try intakes(recorder.byLeaves(record))
        }
        let named = earlier.flatMap(\.account.leaves)
        let now = clock.now()
        var entries: [(place: Int, submission: Submission)] = []
        outcome.intakes = Array(repeating: 0, count: accounts.count)
        for place in accounts.indices {
            let same = earlier.filter { $0.account.saysTheSame(as: accounts[place].account) }
            // What a stolen key vouches for somebody else may vouch for again.
            if let same = same.first(where: { !$0.isInDoubt }) {
                outcome.intakes[place] = same.number
                continue
            }
            // Whether a killed import left rows behind does not show: only what an intake names was there before.
            accounts[place].account.alreadyThere = count(accounts[place].numbers, within: named)
            let account = accounts[place].account
            let entry = RecordedEntry(
                EntrySubstance(
                    .intake(account), name: name(of: account, earlier: same.count),
                    available: Interval(at: now)),
                author: author, role: role)
            entries.append((place, try Submission(entry, signedBy: key, origin: recorder.origin)))
        }
        outcome.wasComplete = entries.isEmpty
        guard !entries.isEmpty else { return }
        for (entry, result) in zip(entries, try recorder.append(entries.map(\.submission))) {
            switch result {
            case .appended(let number), .alreadyThere(let number): outcome.intakes[entry.place] = number
            case .refused(let refusal): throw refusal
            }
        }
    }

    /// What each intake vouches for, with the rows' leaves. The first tells of the rows that were not accepted too, so that all together say
    /// of the file what one would.
    private func accounts(
        of rows: RowsToImport, _ numbers: [UInt64], rejected: UInt64, _ record: some RecordReading
    ) throws -> [(account: IntakeAccount, numbers: ArraySlice<UInt64>)] {
        let all = IntakeAccount.runs(of: numbers)
        var rest = numbers[...]
        return try stride(from: 0, to: max(1, all.count), by: runs).map { first in
            let own = Array(all[first..<min(first + runs, all.count)])
            let end = own.last.flatMap { last in rest.firstIndex { $0 >= last.upperBound } } ?? rest.endIndex
            let numbers = rest[..<end]
            rest = rest[end...]
            let account = IntakeAccount(
                file: rows.file, digest: rows.digest, accepted: UInt64(numbers.count),
                rejected: first == 0 ? rejected : 0, setAside: first == 0 ? rows.setAside : 0, leaves: own,
                root: try record.root(of: own))
            return (account, numbers)
        }
    }

    private func intakes(
        _ record: ReadingByLeaves
    ) throws -> [(number: UInt64, account: IntakeAccount, isInDoubt: Bool)] {
        let people = try RecordPeople(record)
        return try record.numbers(of: [.intake], in: 0..<record.head().size).compactMap { number in
            guard let leaf = try record.leaf(number),
                case .act(.intake(let account)) = leaf.entry.substance.content
            else { return nil }
            return (number, account, people?.doubt(of: leaf) != nil)
        }
    }

    /// How many of some numbers, which ascend, lie in runs.
    private func count(_ numbers: ArraySlice<UInt64>, within runs: [Range<UInt64>]) -> UInt64 {
        guard !runs.isEmpty else { return 0 }
        // Sorted, so that one walk through both is enough.
        var rest = runs.sorted { $0.lowerBound < $1.lowerBound }[...]
        var (count, reached): (UInt64, UInt64) = (0, 0)
        for number in numbers {
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
