public import CeasefireModel

/// One change to what a verdict rests on.
public struct Change: Hashable, Sendable {
    /// What is changed.
    public var subject: Variation.Subject
    /// What it was before, in words.
    public var before: String
    /// What it is after, in words.
    public var after: String
    /// How large a change of a weight is, in decibans; nil for other changes.
    public var decibans: Double?

    /// What was changed, in words.
    public var label: String {
        switch subject {
        case .weight(let name): name
        case .standard: "standard of proof"
        case .dutyStandard(let deed): "standard of proof of \(deed)"
        case .silence(let deed): "silence on \(deed)"
        case .term(let term, _): term.text
        case .origin(let origin): "the words of \(origin)"
        case .alternative(let what, _): what
        case .report(let report): "report \(report)"
        case .entry(let entry): "entry \(entry)"
        }
    }
}

/// Two changes that reverse an outcome together, where neither does alone.
public struct PairedVariation: Hashable, Sendable {
    /// The reading.
    public var reading: ReadingName
    /// The two changes.
    public var changes: [Change]
    /// The outcome before.
    public var from: Outcome
    /// The outcome after.
    public var to: Outcome
}

/// What trying two changes at a time came to.
public struct PairSearch: Hashable, Sendable {
    /// For each reading that no single change reverses the first pair that does; none where none was found.
    public var found: [PairedVariation]
    /// The readings for which pairs were tried.
    public var readings: [ReadingName]
    /// How many pairs were tried.
    public var tried: Int
    /// How many there are.
    public var possible: Int
}

extension Variation {
    /// The change that was made.
    public var change: Change {
        Change(subject: subject, before: before, after: after, decibans: decibans)
    }
}
