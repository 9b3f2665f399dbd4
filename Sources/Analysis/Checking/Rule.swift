/// One thing that is looked for in drafts.
protocol Rule: Sendable {
    /// What it looks for, and why.
    static var page: RulePage { get }

    /// What it may spend on a draft.
    static var budget: Effort.Budget { get }

    /// The rules of which its mends can open something grave: they are asked again of the draft as mended.
    static var opens: [RuleID] { get }

    /// Every place of the draft that it tells of, in the document's order.
    func flaws(in draft: Draft) -> [Flaw]
}

extension Rule {
    static var budget: Effort.Budget { .usual }
    static var opens: [RuleID] { [] }
}

/// A rule that reads the draft as it stands: nothing stands in for what a plan requires, and nothing is played.
protocol TextRule: Rule {}

/// A rule that can tell what a draft says at its point, so that others can be held beside it.
protocol ComparedRule: TextRule {
    /// What a draft says at the point that the rule is about, in a few words; nil where it says nothing.
    func said(in draft: Draft) -> String?
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
    /// What practitioners say at this point; empty where no page was found that says it.
    public var guidance: [Guidance]

    /// Creates a page.
    public init(
        id: RuleID, kind: Kind, title: String, looksFor: String, matters: String, bad: String, good: String,
        guidance: [Guidance] = []
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.looksFor = looksFor
        self.matters = matters
        self.bad = bad
        self.good = good
        self.guidance = guidance
    }
}
