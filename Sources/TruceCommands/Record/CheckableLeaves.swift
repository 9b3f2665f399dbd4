internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import RecordKeeping

/// Which leaves a circle can check with what else it is shown. A folder that shows an entry and not the role by which it was signed would look
/// like one in which somebody forged the entry.
struct CheckableLeaves {
    /// Withdrawals of what is not shown. Found before anything is written: a store is not asked for a leaf while it hands on others.
    private let hiddenWithdrawals: Set<UInt64>
    /// Keys of which a grant is not shown.
    private let hiddenKeys: Set<PublicKey>

    /// Asks for a record and for what the circle may see of it.
    ///
    /// - Throws: `ShellError` where it may not see by whose keys all else is checked.
    init(_ record: any RecordReading, isShown: @escaping (ReadLeaf) -> Bool) throws {
        var withdrawals: Set<UInt64> = []
        for number in try record.numbers(of: [.correction], in: 0..<record.head().size) {
            guard let leaf = try record.leaf(number), let target = leaf.entry.corrects?.number,
                case .act(.correction(let correction)) = leaf.entry.substance.content,
                correction.replacement == nil
            else { continue }
            if try record.leaf(target).map({ !isShown($0) }) ?? true { withdrawals.insert(number) }
        }
        hiddenWithdrawals = withdrawals
        for number in try record.numbers(of: [.opened, .keyRotated], in: 0..<record.head().size) {
            guard let leaf = try record.leaf(number), !isShown(leaf) else { continue }
            throw ShellError(
                description:
                    "leaf \(number) (\(leaf.entry.substance.kind.words)) says whose keys count, and this circle may not see it: it names a protected origin, or is marked narrower. Without it nobody could check the folder; nothing was written"
            )
        }
        hiddenKeys = try Set(
            (RecordPeople(record)?.grants ?? []).filter { grant in
                try record.leaf(grant.leaf.number).map { !isShown($0) } ?? true
            }.map(\.grant.key))
    }

    /// Whether a leaf can be checked: its signature by a grant that is shown, what it withdraws by its kind.
    func contains(_ leaf: ReadLeaf) -> Bool {
        if let key = leaf.signature?.key, hiddenKeys.contains(key) { return false }
        return !hiddenWithdrawals.contains(leaf.number)
    }
}
