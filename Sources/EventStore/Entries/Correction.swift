/// An earlier entry is corrected or withdrawn. Nothing is overwritten: the entry stays where it is, and this one tells what holds
/// in its place. The leaf that it follows is named by ``RecordedEntry/corrects``.
public struct Correction: Hashable, Sendable {
    /// What holds from now on.
    public indirect enum Change: Hashable, Sendable {
        /// The whole new content, under the old name.
        case replaced(EntrySubstance)
        /// Nothing: the entry no longer counts.
        case withdrawn(EntryKind, name: String)
    }
    /// What holds from now on.
    public var change: Change

    /// Puts this in the place of what stood under its name.
    public init(replacing substance: EntrySubstance) { change = .replaced(substance) }

    /// Withdraws an entry.
    public init(withdrawing kind: EntryKind, name: String) { change = .withdrawn(kind, name: name) }

    /// The kind of the entry that it is about.
    public var kind: EntryKind {
        switch change {
        case .replaced(let substance): substance.kind
        case .withdrawn(let kind, _): kind
        }
    }

    /// The name of the entry that it is about.
    public var name: EntryName {
        switch change {
        case .replaced(let substance): EntryName(substance.kind.space, substance.name)
        case .withdrawn(let kind, let name): EntryName(kind.space, name)
        }
    }
}
