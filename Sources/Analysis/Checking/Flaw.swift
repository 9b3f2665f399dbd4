public import AgreementLanguage
public import CeasefireModel

/// Something about a draft that will be paid for later: an omission, an ambiguity or a loophole.
public struct Flaw: Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
        /// A side can use it against the purpose of the agreement, or nobody can say whether the agreement was broken.
        case grave
        /// It will be disputed as soon as something happens.
        case serious
        /// Better said than left to be asked.
        case slight

        /// The gravest first.
        public static func < (a: Self, b: Self) -> Bool {
            (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
        }
    }

    /// The rule that tells of it.
    public var rule: RuleID
    /// How much it matters.
    public var severity: Severity
    /// What it is about, by names of the document: `multi-tiered/warning`. With the rule it names the flaw.
    public var subject: String
    /// What is wrong, in a sentence.
    public var message: String
    /// What it leads to, in a paragraph that a layperson understands.
    public var story: String
    /// The words in question.
    public var span: SourceSpan
    /// The line in which they stand.
    public var excerpt: String
    /// A shortest timeline that shows it, replayed; nil where the words alone show it.
    public var counterexample: Counterexample?
    /// How far was searched, for a claim that something cannot happen: `up to 12 breaches in 90 days`; empty otherwise.
    public var bound: String
    /// For which values of what the document leaves open it holds; empty where nothing is left open.
    public var holdsFor: String
    /// How to mend it.
    public var mend: Mend?
    /// Who accepts it knowingly, and why; nil where nobody does.
    public var acceptance: Acceptance?
    /// What other agreements say at this point; empty where none was given to compare with, or none says anything.
    public var elsewhere: [Precedent] = []
    /// The titles of other agreements that leave it open, as this one does.
    public var openElsewhere: [String] = []

    /// Creates a flaw.
    public init(
        rule: RuleID, severity: Severity, subject: String, message: String, story: String, span: SourceSpan,
        excerpt: String = "", counterexample: Counterexample? = nil, bound: String = "",
        holdsFor: String = "",
        mend: Mend? = nil, acceptance: Acceptance? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.subject = subject
        self.message = message
        self.story = story
        self.span = span
        self.excerpt = excerpt
        self.counterexample = counterexample
        self.bound = bound
        self.holdsFor = holdsFor
        self.mend = mend
        self.acceptance = acceptance
    }

    /// Names the flaw, the same in every run: `no-deadline multi-tiered/coalition`.
    public var id: String { subject.isEmpty ? rule.rawValue : "\(rule.rawValue) \(subject)" }
}

/// A way to mend a flaw: words to put into the document. It is a proposal; the parties decide what they mean.
public struct Mend: Hashable, Sendable {
    /// What to agree, in a sentence.
    public var words: String
    /// The edits that say so in the blocks; empty where words alone can mend it.
    public var edits: [DocumentEdit]
    /// Why there are no edits: `needs a decision of the parties: who begins`; empty where there are some.
    public internal(set) var noEdits = ""

    /// Creates a mend.
    public init(words: String, edits: [DocumentEdit] = []) {
        self.words = words
        self.edits = edits
    }
}

/// That somebody accepts a flaw knowingly.
public struct Acceptance: Hashable, Sendable {
    /// Who.
    public var by: String
    /// Why.
    public var reason: String

    /// Creates an acceptance.
    public init(by: String, reason: String) {
        self.by = by
        self.reason = reason
    }
}
