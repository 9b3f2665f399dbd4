/// One thing that is looked for in drafts.
protocol Rule: Sendable {
    /// What it looks for, and why.
    static var page: RulePage { get }

    /// Every place of the draft that it tells of, in the document's order.
    func flaws(in draft: Draft) -> [Flaw]
}

/// What people should know of a rule.
public struct RulePage: Hashable, Sendable {
    /// What kind of flaw it tells of.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The text does not say something that it must.
        case omission
        /// The text can be understood in several ways.
        case ambiguity
        /// The text, as it stands, lets somebody do what it was written to prevent.
        case loophole
    }

    /// The rule.
    public var id: RuleID
    /// What kind of flaw it tells of.
    public var kind: Kind
    /// In a few words: `Nobody decides`.
    public var title: String
    /// What is looked for.
    public var looksFor: String
    /// Why it matters.
    public var matters: String
    /// A document with the flaw.
    public var bad: String
    /// The same document without it.
    public var good: String

    /// Creates a page.
    public init(
        id: RuleID, kind: Kind, title: String, looksFor: String, matters: String, bad: String, good: String
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.looksFor = looksFor
        self.matters = matters
        self.bad = bad
        self.good = good
    }
}
