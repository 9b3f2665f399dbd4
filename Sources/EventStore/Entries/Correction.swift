/// An earlier entry is corrected or withdrawn. Nothing is overwritten: the entry stays where it is, and the newest correction tells
/// what holds in its place. ``RecordedEntry/corrects`` names the leaf: that of the entry itself, not that of an earlier correction.
public struct Correction: Hashable, Sendable {
    /// What holds from now on.
    public indirect enum Change: Hashable, Sendable {
        /// The whole entry as it should have been, of the same kind and under the same name.
        case replaced(RecordedEntry)
        /// Nothing: the entry no longer counts.
        case withdrawn
    }
    /// What holds from now on.
    public var change: Change

    /// Creates a correction.
    public init(_ change: Change) { self.change = change }

    /// The entry that holds from now on; nil where none does.
    public var replacement: RecordedEntry? {
        if case .replaced(let entry) = change { entry } else { nil }
    }
}
