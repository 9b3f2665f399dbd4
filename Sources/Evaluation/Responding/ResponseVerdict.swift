public import AgreementLanguage
public import CeasefireModel

/// What an agreed response would ask for after one party's breaches. Only findings start clocks that bind: what binds is
/// what the breaches that were found call for by themselves, as if there were no others. What all breaches together
/// would call for is told beside it, as far as it differs, and is hypothetical.
public struct ResponseVerdict: Hashable, Sendable {
    /// The response.
    public var response: ResponseName
    /// The title of the document that agrees it.
    public var document: String
    /// The party in breach.
    public var party: ActorID
    /// Whether the response answers breaches by this party at all; nil where the document does not say.
    public var answersParty: Bool?
    /// The breaches, as names of assessments and of duties' verdicts, sorted by time; parts of another breach left out.
    public var breaches: [String]
    /// The breaches that somebody found, in the same way; parts of another breach that was found left out.
    public var found: [String]
    /// The incidents of all these breaches, each once, by time: one that breaks two provisions is one.
    public var incidents: [IncidentID]
    /// How many duties are among these breaches, each once.
    public var duties: Int
    /// One for each way of settling what the document leaves open. Empty where there is no breach or where
    /// breaches by this party are not answered.
    public var scenarios: [Scenario]
    /// How much each assumption moves what is due.
    public var shifts: [Shift]
}

/// One way of settling what a response leaves open.
public struct Scenario: Hashable, Sendable {
    /// What clocks are counted from.
    public var anchor: Anchor
    /// How many seconds without a breach end an episode; nil for never.
    public var episodeEndsAfterSeconds: Int64?
    /// What is assumed, and not stated; empty where all is stated.
    public var assumptions: [Assumption]
    /// The episodes of the breaches that were found, which bind, by time; then those of all breaches, by time, where
    /// they are others or say something else.
    public var episodes: [Episode]
}

/// Breaches under one response by one party, with no longer silence between them than the agreed one.
public struct Episode: Hashable, Sendable {
    /// Names the episode by its first breach.
    public var first: BreachSubject
    /// The breaches, as names of assessments and of duties' verdicts, sorted by time.
    public var breaches: [String]
    /// When they happened, from the first to the last.
    public var occurred: Interval
    /// The moment from which the clocks run; nil where there is none yet (no finding, no notice).
    public var anchored: Interval?
    /// Whether breaches count in it that only the machine assesses, or that they count in another episode changes what is
    /// due here: then it binds nobody.
    public var isHypothetical: Bool
    /// Those of its breaches that nobody has found.
    public var notFound: [String]
    /// The rungs, in order.
    public var rungs: [RungVerdict]
}

/// How a rung stands in an episode.
public struct RungVerdict: Hashable, Sendable {
    /// The rung.
    public var rung: RungName
    /// Its place on the ladder, from 1.
    public var position: Int
    /// The measure, in the document's words.
    public var measure: String
    /// Who must act: the actors named, or that nobody is.
    public var who: [ActorID]
    /// Whether the rung is called for.
    public var condition: ConditionState
    /// A clock for each way in which its timing is relayed; one without a due time where none is stated.
    public var clocks: [Clock]
}

/// Whether a condition holds of an episode.
public enum ConditionState: Hashable, Sendable {
    /// It does, since some moment in the interval.
    case holds(since: Interval, reason: Reason)
    /// It may, depending on when exactly things happened.
    case mayHold(Reason)
    /// It does not, so far.
    case doesNotHold(Reason)
    /// It cannot be told, since the document does not say.
    case unstated(Reason)

    /// Why.
    public var reason: Reason {
        switch self {
        case .holds(_, let reason), .mayHold(let reason), .doesNotHold(let reason), .unstated(let reason):
            reason
        }
    }
}

/// What is due on a rung, and when.
public struct Clock: Hashable, Sendable, Identifiable {
    /// Reading, response, party, episode, rung, anchor and kind, joined by `/`. Where a clock of that name binds and this
    /// one says something else, `/if-found` follows.
    public var id: String
    /// Whether the measure is due at the latest or at the earliest then.
    public var kind: Kind
    /// When it is due; nil where the timing is not stated or the anchor is missing.
    public var due: Interval?
    /// How it stands at the verdict's `now`.
    public var state: State
    /// Why.
    public var reason: Reason
    /// Whether it binds nobody: breaches that were found do not by themselves make it due and stand as it does.
    public var isHypothetical = false

    /// What a due time means.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The measure must be taken by then.
        case ceiling = "within"
        /// The measure may not be taken before then.
        case floor = "not-before"
        /// The document does not say.
        case unstated
    }

    /// How a clock stands.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Its rung is not called for.
        case notCalledFor = "not called for"
        /// It waits for something: a finding, a notice, a term that the document leaves open.
        case pending
        /// It runs, or for a floor: the measure may not be taken yet.
        case running
        /// Whether it has run out depends on when exactly its anchor lies.
        case runningOrOverdue = "running or overdue"
        /// It stands still by agreement; what is left of it is kept.
        case paused
        /// What ends it has come about.
        case stoodDown = "stood down"
        /// It has run out, and no measure is on record.
        case overdue
        /// The floor has passed: the measure may be taken.
        case open
        /// The measure was taken in time.
        case met
        /// A measure is on record, and whether it was taken for this episode, or by whom it is asked, cannot be told.
        case perhapsMet = "perhaps met"
        /// The measure was taken, but not in time, or it cannot be told.
        case metLate = "met late, or perhaps late"
        /// The measure was taken before it might be, or it cannot be told.
        case metEarly = "met early, or perhaps early"
    }
}

/// By how much one assumption moves what a rung makes due.
public struct Shift: Hashable, Sendable {
    /// The episode's first breach.
    public var episode: BreachSubject
    /// The assumption: `clock-starts: available`.
    public var assumption: Assumption
    /// What it is compared with: `clock-starts: occurred`.
    public var comparedWith: Assumption
    /// The beginning of what is due moves by at least and at most so many seconds; nil where under the
    /// assumption nothing becomes due at all.
    public var moves: ElapsedSeconds?
    /// In a sentence.
    public var text: String
    /// Whether it moves what is hypothetical only.
    public var isHypothetical: Bool
}
