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
    }

    /// Entries that can be no rows of a file.
    static let noRows = Set(EntryKind.allCases.filter { $0.signing == .byOwner } + [.intake])

    /// Why a correction cannot correct what it names.
    ///
    /// - Parameters:
    ///   - target: The leaf of the number that it names; nil where there is none before it.
    ///   - size: How many leaves there are before it.
    static func refusal(of correction: RecordedEntry, target: Target?, size: UInt64) -> Refusal? {
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
        guard let replacement = correction.replacement, replacement.substance.kind != kind else { return nil }
        return Refusal(
            .wrongTarget,
            "Leaf \(reference.number) is a \(kind.words), and what is to take its place is a \(replacement.substance.kind.words): kind and name stay."
        )
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
    ///
    /// - Parameters:
    ///   - name: The name of the intake.
    ///   - size: The leaves that it may name: those before the batch in which it was handed in.
    ///   - noRow: The first leaf of a run that is of one of the kinds of ``noRows``.
    ///   - root: The root over the leaves of some runs.
    static func refusal(
        of account: IntakeAccount, named name: String, size: UInt64,
        noRow: (Range<UInt64>) throws -> UInt64?, root: ([Range<UInt64>]) throws -> MerkleHash?
    ) rethrows -> Refusal? {
        if let last = account.leaves.last, last.upperBound > size {
            return Refusal(
                .malformed,
                "The intake '\(name)' names leaf \(last.upperBound - 1), and there were \(size) leaves before its batch: it comes after its rows, in a batch of its own."
            )
        }
        for run in account.leaves {
            guard let number = try noRow(run) else { continue }
            return Refusal(
                .malformed, "The intake '\(name)' names leaf \(number), which can be no row of a file.")
        }
        guard try root(account.leaves) == account.root else {
            return Refusal(
                .malformed,
                "The leaves that the intake '\(name)' names are not those for which it was signed: they make another root."
            )
        }
        return nil
    }
}
