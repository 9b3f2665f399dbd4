internal import CeasefireModel
internal import EventStore
internal import RecordKeeping

/// Which leaves are overtaken by something that a circle may not see: corrected, withdrawn, or put under a narrower mark. Shown alone they
/// would say what holds no longer, to people who could not know; so they are withheld, as what overtook them is.
struct OvertakenLeaves {
    /// By the leaf that is corrected, the last of its corrections that is not shown.
    private let last: [UInt64: UInt64]

    /// Goes through the corrections of a record, those after the newest checkpoint too: what was taken back is not published any more.
    init(_ record: any RecordReading, isShown: (ReadLeaf) -> Bool) throws {
        var last: [UInt64: UInt64] = [:]
        // What stands in the place of a leaf so far; nil where it is withdrawn.
        var held: [UInt64: RecordedEntry?] = [:]
        for number in try record.numbers(of: [.correction], in: 0..<record.head().size) {
            guard let leaf = try record.leaf(number), let target = leaf.entry.corrects?.number,
                case .act(.correction(let correction)) = leaf.entry.substance.content
            else { continue }
            let before = try held[target] ?? record.leaf(target)?.entry
            held[target] = .some(correction.replacement)
            // The same words again confirm, and change nothing.
            if before != correction.replacement, !isShown(leaf) { last[target] = number }
        }
        self.last = last
    }

    /// Whether something that is not shown came after a leaf and in its place.
    func contains(_ leaf: ReadLeaf) -> Bool {
        // Corrections of one entry all name its leaf, so a later one overtakes an earlier one too.
        last[leaf.entry.corrects?.number ?? leaf.number].map { $0 > leaf.number } ?? false
    }
}
