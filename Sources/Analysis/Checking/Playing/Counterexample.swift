public import AgreementLanguage
public import CeasefireModel
public import Evaluation
public import Evidence

/// A timeline that shows a flaw: what happens, and what the agreement then says of it. Every one is replayed by `assess` before it
/// is shown; one that the assessment does not bear out is no counterexample.
public struct Counterexample: Sendable {
    /// Something that happens in it.
    public struct Event: Hashable, Sendable {
        /// What kind of thing happens.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case breach, report, measure, finding, notice, vote, word, silence
        }
        /// When.
        public var at: Instant
        /// What kind of thing.
        public var kind: Kind
        /// Who does it; nil for nobody in particular.
        public var actor: ActorID?
        /// In words: `a strike by Russia`.
        public var words: String

        /// Creates an event.
        public init(at: Instant, kind: Kind, actor: ActorID? = nil, words: String) {
            self.at = at
            self.kind = kind
            self.actor = actor
            self.words = words
        }
    }

    /// What is taken for granted of what the draft leaves open, a sentence each.
    public var given: [String]
    /// What happens, by time.
    public var events: [Event]
    /// What the agreement says of it, in a sentence.
    public var shows: String
    /// The draft as it was played.
    public var agreement: Agreement
    /// The text of the draft as it was played, and of the documents that it uses, by path.
    public var documents: [String: String]
    /// The path of the draft among them.
    public var file: String
    /// What is on the record.
    public var record: Record
    /// Who stands behind the names on the record.
    public var origins: [OriginAlias]
    /// The readings under which it was played.
    public var readings: Set<ReadingName>
    /// Up to when it was played.
    public var asOf: Instant
    let claim: Claim

    /// What the agreement says of the timeline.
    public func replayed() -> Verdict {
        assess(agreement, record: record, readings: readings, asOf: asOf)
    }

    /// Whether the assessment bears out what the counterexample is said to show.
    public var isConfirmed: Bool { claim.holds(in: replayed()) }
}
