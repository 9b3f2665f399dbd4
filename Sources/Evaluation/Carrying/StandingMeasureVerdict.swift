public import AgreementLanguage
public import CeasefireModel

/// How a standing measure stood over time under one reading.
public struct StandingMeasureVerdict: Hashable, Sendable {
    /// The measure.
    public var name: StandingMeasureName
    /// What it is, in the document's words.
    public var measure: String
    /// Who keeps it up; empty where the document does not say.
    public var keptBy: [ActorID]
    /// Against whom; empty where it is against nobody or the document does not say.
    public var against: [ActorID]
    /// How it stood, in order of time; never empty. The last holds still.
    public var phases: [Phase]
    /// What it assumes that the document does not say, or the evidence does not show.
    public var assumptions: [Assumption] = []

    /// A stretch of time in one state.
    public struct Phase: Hashable, Sendable {
        /// The state.
        public var state: StandingMeasure.State
        /// When it began; nil for the first, where nobody says.
        public var since: Interval?
        /// Why.
        public var reason: Reason
        /// Whether it came about because nobody decided in time.
        public var isByDefault: Bool
        /// The entries that it rests on, sorted.
        public var entries: [EntryID]
    }
}
