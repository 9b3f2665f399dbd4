internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import RecordKeeping

/// Which leaves a circle can check with what else it is shown. A folder that shows an entry and not the role by which it was signed would look
/// like one in which somebody forged the entry.
struct CheckableLeaves {
    /// Keys of which a grant is not shown.
    private let hiddenKeys: Set<PublicKey>

    /// Asks for a record and for what the circle may see of it.
    ///
    /// - Throws: `ShellError` where it may not see by whose keys all else is checked.
    init(_ record: any RecordReading, isShown: (ReadLeaf) -> Bool) throws {
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

    /// Whether a leaf can be checked: its signature by a grant that is shown.
    func contains(_ leaf: ReadLeaf) -> Bool { leaf.signature.map { !hiddenKeys.contains($0.key) } ?? true }
}
