public import CeasefireModel

/// Who may say that a matter holds.
public struct CertificationRule: Hashable, Sendable {
    /// The matter.
    public var matter: MatterName
    /// Who may certify it.
    public var by: Value<Set<ActorID>>
    /// The standard that the certifier must say was met; nil where the document asks for none.
    public var standard: StandardOfProof?

    /// Creates a rule.
    public init(matter: MatterName, by: Value<Set<ActorID>>, standard: StandardOfProof? = nil) {
        self.matter = matter
        self.by = by
        self.standard = standard
    }
}

/// Who decides a matter, how, and what holds if nobody does.
public struct DecisionRule: Hashable, Sendable {
    /// The matter.
    public var matter: MatterName
    /// Who decides: a body or an actor.
    public var by: Value<Set<ActorID>>
    /// How a body votes on it; nil for the body's own rule.
    public var vote: VoteRule?
    /// In how many seconds after the matter was put; nil where there is no limit.
    public var within: Value<Int64>?
    /// What is deemed decided when that time has passed; nil where the document does not say.
    public var otherwise: Bool?

    /// Creates a rule.
    public init(
        matter: MatterName, by: Value<Set<ActorID>>, vote: VoteRule? = nil, within: Value<Int64>? = nil,
        otherwise: Bool? = nil
    ) {
        self.matter = matter
        self.by = by
        self.vote = vote
        self.within = within
        self.otherwise = otherwise
    }
}

/// How many votes carry a decision of a body.
public enum VoteRule: Hashable, Sendable {
    /// Nobody votes against.
    case consensus
    /// Every member votes in favour.
    case unanimity
    /// More votes in favour than against.
    case majority
    /// Twice as many votes in favour as against, or more.
    case twoThirds
    /// At least so many votes in favour.
    case atLeast(Int)
}

/// A joint commission or the like: who sits in it and how it decides. Its name is an actor's.
public struct Body: Hashable, Sendable {
    /// Its name.
    public var id: ActorID
    /// Its full name.
    public var name: String
    /// Who sits in it.
    public var members: Value<Set<ActorID>>
    /// How it decides.
    public var vote: Value<VoteRule>
    /// How many members must vote, abstaining or not; nil where the document does not ask for any number.
    public var quorum: Int?
    /// Whose vote against stops a decision.
    public var veto: Set<ActorID>
    /// Whose vote counts once more where votes are equal; nil for nobody's.
    public var castingVote: ActorID?
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a body.
    public init(
        id: ActorID, name: String, members: Value<Set<ActorID>> = .unstated,
        vote: Value<VoteRule> = .unstated, quorum: Int? = nil, veto: Set<ActorID> = [],
        castingVote: ActorID? = nil, span: SourceSpan
    ) {
        self.id = id
        self.name = name
        self.members = members
        self.vote = vote
        self.quorum = quorum
        self.veto = veto
        self.castingVote = castingVote
        self.span = span
    }
}

/// A measure that stands until something ends it: sanctions, a mission's mandate.
public struct StandingMeasure: Hashable, Sendable {
    /// How it stands.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case on, suspended, lifted, reimposed
    }
    /// The measure's name.
    public var name: StandingMeasureName
    /// What it is, in the document's words.
    public var measure: String
    /// Who keeps it up.
    public var keptBy: Value<Set<ActorID>>
    /// Against whom it stands; nil where it is against nobody.
    public var against: Value<Set<ActorID>>?
    /// How it stands at first.
    public var atFirst: State
    /// From when.
    public var from: Value<InstantExpression>
    /// What changes it.
    public var transitions: [Transition]
    /// The heading of the article that it gives meaning to.
    public var article: String
    /// Where it stands.
    public var span: SourceSpan

    /// What changes a standing measure.
    public struct Transition: Hashable, Sendable {
        /// Into what.
        public var to: State
        /// From which states.
        public var from: Set<State>
        /// When.
        public var condition: Condition
        /// Where it stands.
        public var span: SourceSpan

        /// Creates a transition.
        public init(to: State, from: Set<State>, condition: Condition, span: SourceSpan) {
            self.to = to
            self.from = from
            self.condition = condition
            self.span = span
        }
    }

    /// Creates a standing measure.
    public init(
        name: StandingMeasureName, measure: String, keptBy: Value<Set<ActorID>> = .unstated,
        against: Value<Set<ActorID>>? = nil, atFirst: State = .on,
        from: Value<InstantExpression> = .unstated, transitions: [Transition], article: String = "",
        span: SourceSpan
    ) {
        self.name = name
        self.measure = measure
        self.keptBy = keptBy
        self.against = against
        self.atFirst = atFirst
        self.from = from
        self.transitions = transitions
        self.article = article
        self.span = span
    }
}
