internal import AuditLog

/// What corrections and intakes may point at: one set of rules, for a ``Recorder`` that takes entries in and for a ``LeafAudit`` that holds
/// against them what a store gives back.
enum PointingRules {
    /// A leaf that is pointed at, as far as the rules ask.
    struct Target {
        /// Its kind; nil where it cannot be read.
        var kind: EntryKind?
        var hash: MerkleHash
        /// What it corrects itself.
        var corrects: LeafReference?
        /// Its name; nil where that is not known yet, and is held against the rules later.
        var name: EntryName?
    }

    /// The leaves of the runs that an intake names, taken one after the other.
    struct Rows {
        /// The first that can be no row of a file.
        private(set) var noRow: UInt64?
        private var tree = MerkleFrontier()

        /// The root over them; nil where there are none.
        var root: MerkleHash? { tree.size == 0 ? nil : tree.root }

        mutating func take(_ number: UInt64, _ kind: EntryKind?, _ hash: MerkleHash) {
            if noRow == nil, let kind, noRows.contains(kind) { noRow = number }
            tree.append(hash)
        }
    }

    /// Entries that can be no rows of a file.
    private static let noRows = Set(EntryKind.allCases.filter { $0.signing == .byOwner } + [.intake])

    /// Why an entry does not point at what it may; nil where it does, or points at nothing.
    ///
    /// - Parameters:
    ///   - size: How many leaves there are before it.
    ///   - rowsEnd: The leaves that an intake may name: those before the batch in which it was handed in.
    ///   - target: The leaf of the number that a correction names; nil where there is none before it.
    ///   - rows: The leaves of some runs.
    static func refusal(
        of entry: RecordedEntry, size: UInt64, rowsEnd: UInt64, target: Target?,
        rows: ([Range<UInt64>]) throws -> Rows
    ) rethrows -> Refusal? {
        if case .act(.intake(let account)) = entry.substance.content {
            return try refusal(of: account, named: entry.name.text, end: rowsEnd, rows: rows)
        }
        return refusal(of: entry, target: target, size: size)
    }

    private static func refusal(of correction: RecordedEntry, target: Target?, size: UInt64) -> Refusal? {
        guard let reference = correction.corrects else { return nil }
        guard let target else {
            return Refusal(
                .wrongTarget,
                "There is no leaf \(reference.number) to correct: the record has \(size) leaves before it.")
        }
        guard target.hash == reference.hash else { return .wrongHash(reference) }
        guard let kind = target.kind, kind.isCorrectable else {
            let instead =
                target.corrects.map { ": correct leaf \($0.number), as it does" }
                ?? ": roles are revoked, keys rotated, and an intake is followed by another"
            return Refusal(
                .wrongTarget,
                "Leaf \(reference.number) is an entry of the kind \(target.kind?.words ?? "that cannot be read"), and those are not corrected\(instead)."
            )
        }
        guard let replacement = correction.replacement else { return nil }
        guard replacement.substance.kind == kind else {
            return Refusal(
                .wrongTarget,
                "Leaf \(reference.number) is a \(kind.words), and what is to take its place is a \(replacement.substance.kind.words): kind and name stay."
            )
        }
        return target.name.flatMap {
            refusal(replacing: $0, ofLeaf: reference.number, by: replacement.name)
        }
    }

    /// Why an entry cannot take the place of another, by their names.
    static func refusal(replacing name: EntryName, ofLeaf number: UInt64, by replacement: EntryName)
        -> Refusal?
    {
        guard name != replacement else { return nil }
        return Refusal(
            .wrongTarget,
            "Leaf \(number) is called '\(name.text)', and what is to take its place '\(replacement.text)': kind and name stay."
        )
    }

    /// Why an intake does not tell of leaves that stand before it and are rows, and for which it was signed.
    private static func refusal(
        of account: IntakeAccount, named name: String, end: UInt64, rows: ([Range<UInt64>]) throws -> Rows
    ) rethrows -> Refusal? {
        if let last = account.leaves.last, last.upperBound > end {
            return Refusal(
                .malformed,
                "The intake '\(name)' names leaf \(last.upperBound - 1), and there were \(end) leaves before its batch: it comes after its rows, in a batch of its own."
            )
        }
        let rows = try rows(account.leaves)
        if let number = rows.noRow {
            return Refusal(
                .malformed, "The intake '\(name)' names leaf \(number), which can be no row of a file.")
        }
        guard rows.root == account.root else {
            return Refusal(
                .malformed,
                "The leaves that the intake '\(name)' names are not those for which it was signed: they make another root."
            )
        }
        return nil
    }
}
