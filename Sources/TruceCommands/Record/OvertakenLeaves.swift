internal import CeasefireModel
internal import EventStore
internal import RecordKeeping

/// Which leaves are overtaken by something that a circle does not see: corrected, withdrawn, or put under a narrower mark. Shown alone they
/// would say what holds no longer, to people who could not know; so they are withheld, as what overtook them is.
///
/// A withdrawal of a leaf that is withheld is withheld too: whether its key might withdraw it is told by the kind of that leaf, which nobody
/// could check. It overtakes what was said before it all the same.
struct OvertakenLeaves {
    /// By the leaf that is corrected, the last of its corrections that is not shown and changes something.
    private var last: [UInt64: UInt64] = [:]
    /// Withdrawals of leaves that are withheld.
    private var withdrawals: Set<UInt64> = []

    private struct Correction {
        let number: UInt64
        let withdraws: Bool
        /// The same words again confirm, and change nothing.
        let changes: Bool
        let isShown: Bool
    }

    /// Goes through the corrections of a record, those after the newest checkpoint too: what was taken back is not published any more.
    init(_ record: any RecordReading, isShown: (ReadLeaf) -> Bool) throws {
        var corrections: [UInt64: [Correction]] = [:]
        // What stands in the place of a leaf so far; nil where it is withdrawn.
        var held: [UInt64: RecordedEntry?] = [:]
        for number in try record.numbers(of: [.correction], in: 0..<record.head().size) {
            guard let leaf = try record.leaf(number), let target = leaf.entry.corrects?.number,
                case .act(.correction(let correction)) = leaf.entry.substance.content
            else { continue }
            let before = try held[target] ?? record.leaf(target)?.entry
            held[target] = .some(correction.replacement)
            corrections[target, default: []].append(
                Correction(
                    number: number, withdraws: correction.replacement == nil,
                    changes: before != correction.replacement, isShown: isShown(leaf)))
        }
        for (target, corrections) in corrections {
            let isTargetShown = try record.leaf(target).map(isShown) ?? false
            if let overtaking = corrections.last(where: { !$0.isShown && $0.changes }) {
                last[target] = overtaking.number
            }
            guard !isTargetShown || last[target] != nil else { continue }
            let hidden = corrections.filter(\.withdraws)
            withdrawals.formUnion(hidden.map(\.number))
            if let overtaking = hidden.last(where: \.changes) {
                last[target] = max(last[target] ?? 0, overtaking.number)
            }
        }
    }

    /// Whether something that is not shown came after a leaf and in its place, or it takes back what is withheld.
    func contains(_ leaf: ReadLeaf) -> Bool {
        if withdrawals.contains(leaf.number) { return true }
        // Corrections of one entry all name its leaf, so a later one overtakes an earlier one too.
        return last[leaf.entry.corrects?.number ?? leaf.number].map { $0 > leaf.number } ?? false
    }
}
