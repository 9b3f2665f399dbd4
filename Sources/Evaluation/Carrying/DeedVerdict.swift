public import CeasefireModel
public import Evidence

/// How one duty of one party stands under one reading: an obligation, one return of a duty that recurs, a
/// declaration, or a party's part in a tranche of an exchange.
public struct DeedVerdict: Hashable, Sendable, Identifiable {
    /// Reading, deed, tranche or number where there is one, and party, joined by `/`.
    public var id: String
    /// The deed.
    public var deed: DeedName
    /// What kind of duty it is.
    public var kind: Kind
    /// The part of an exchange; nil elsewhere.
    public var tranche: TrancheName?
    /// Which return of a duty that recurs, from 1; nil elsewhere.
    public var occasion: Int?
    /// Who owes it.
    public var party: ActorID
    /// What is owed, in the document's words.
    public var what: String
    /// How much is owed; nil where nobody counts or the count is not known.
    public var owed: Int?
    /// How much was done by words that meet the standard; nil where nothing is counted.
    public var done: Int?
    /// How it stands.
    public var state: DeedState
    /// Why, in a sentence.
    public var reason: Reason
    /// When it opened, or will open; nil where that cannot be told.
    public var opens: Interval?
    /// By when it must have begun; nil where nothing is asked or it cannot be told.
    public var beginBy: Interval?
    /// By when it must be done; nil where nothing is asked or it cannot be told.
    public var completeBy: Interval?
    /// When it began, by words that meet the standard; nil where none do.
    public var begun: Interval?
    /// When it was done, by words that meet the standard; nil where none do.
    public var completed: Interval?
    /// When it became a breach: from the moment at which it was past due; nil where it is none.
    public var breached: Interval?
    /// When what shows the breach became known; nil where it is none.
    public var breachKnown: Interval?
    /// The words for and against its being begun in time, weighed; empty where that is not asked.
    public var beginWeighings: [Weighing] = []
    /// The standard that was asked.
    public var standard: StandardOfProof
    /// The words for and against its being done in time, weighed. What supports says that it was done.
    public var weighings: [Weighing]
    /// The entries that it rests on, sorted.
    public var entries: [EntryID]
    /// What it assumes that the document does not say.
    public var assumptions: [Assumption]
    /// Whether the word of whoever the agreement names to verify settled whether it was done in time, whatever its
    /// weight.
    public var isVerified = false
    /// The same of whether it was begun in time.
    public var isBeginVerified = false

    /// What kind of duty it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case obligation, declaration, tranche
    }
}

/// How a duty stands. It is pending until it opens, then due, and in the end one of the others.
public enum DeedState: String, Hashable, Sendable, CaseIterable {
    /// It has not opened, or waits for something.
    case pending
    /// It is owed, and its time has not run out.
    case due
    /// It was done, by words that meet the standard, in time.
    case performed
    /// It is not owed: released, or the other side is in default as well.
    case excused
    /// It was not done in time, by words that meet the standard or by a silence that the document makes one.
    case breached
    /// Its time has run out, and nobody shows that it was done, or that it was not.
    case unverified
    /// Whether it was in time depends on what the document or the evidence leaves open.
    case undecidable
}
