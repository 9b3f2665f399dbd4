public import CeasefireModel

/// What a clock is counted from.
public enum Anchor: String, Hashable, Sendable, CaseIterable {
    /// When the breach happened.
    case occurred
    /// When it became known.
    case available
    /// When a named person or body found it.
    case found
    /// When notice of it was served.
    case notified
}

/// By when, or not before when, a measure is due, counted from the response's anchor.
public struct Timing: Hashable, Sendable {
    /// At the latest so many seconds after the anchor; nil for no ceiling.
    public var withinSeconds: Int64?
    /// At the earliest so many seconds after the anchor; nil for no floor.
    public var notBeforeSeconds: Int64?
    /// Whether there is a ceiling of which the document does not say how high it is; then `withinSeconds` is nil.
    public var isCeilingUnstated: Bool

    /// Creates a timing.
    public init(
        withinSeconds: Int64? = nil, notBeforeSeconds: Int64? = nil, isCeilingUnstated: Bool = false
    ) {
        self.withinSeconds = withinSeconds
        self.notBeforeSeconds = notBeforeSeconds
        self.isCeilingUnstated = isCeilingUnstated
    }
}

/// A ladder of measures that answers breaches.
public struct Response: Hashable, Sendable {
    /// The response's name.
    public var name: ResponseName
    /// The title of the document that agrees it.
    public var document: String
    /// The provisions whose breach it answers.
    public var provisions: Set<ProvisionName>
    /// The deeds whose omission it answers.
    public var deeds: Set<DeedName>
    /// Whether it binds those who must act: a guarantee. Who does not act in time is then in default.
    public var isGuarantee: Bool
    /// The parties whose breaches it answers.
    public var breachBy: Value<Set<ActorID>>
    /// What its clocks are counted from.
    public var clockStarts: Value<Anchor>
    /// Whose findings count for it; nil where the document does not speak of who finds.
    public var foundBy: Value<Set<ActorID>>?
    /// How many seconds without a breach end an episode.
    public var episodeEndsAfter: Value<Int64>
    /// The rungs, from the first.
    public var rungs: [Rung]
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a response.
    public init(
        name: ResponseName, document: String, provisions: Set<ProvisionName>,
        breachBy: Value<Set<ActorID>>, clockStarts: Value<Anchor> = .unstated,
        foundBy: Value<Set<ActorID>>? = nil,
        episodeEndsAfter: Value<Int64> = .unstated, rungs: [Rung], deeds: Set<DeedName> = [],
        isGuarantee: Bool = false, span: SourceSpan
    ) {
        self.name = name
        self.document = document
        self.provisions = provisions
        self.deeds = deeds
        self.isGuarantee = isGuarantee
        self.breachBy = breachBy
        self.clockStarts = clockStarts
        self.foundBy = foundBy
        self.episodeEndsAfter = episodeEndsAfter
        self.rungs = rungs
        self.span = span
    }
}

/// One measure of a response and what calls for it.
public struct Rung: Hashable, Sendable {
    /// The rung's name.
    public var name: RungName
    /// What calls for it.
    public var condition: Condition
    /// Who must act.
    public var who: Value<Set<ActorID>>
    /// Who may order it; nil where the document does not speak of authority at all.
    public var authorisedBy: Value<Set<ActorID>>?
    /// The measure, in the document's words.
    public var measure: String
    /// By which acts it is taken; nil where the document does not speak of them.
    public var involves: Involvement?
    /// By when, or not before when.
    public var timing: Value<Timing>
    /// What ends it; nil where the document does not say.
    public var standDown: Condition?
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a rung.
    public init(
        name: RungName, condition: Condition, who: Value<Set<ActorID>> = .unstated,
        authorisedBy: Value<Set<ActorID>>? = nil, measure: String, involves: Involvement? = nil,
        timing: Value<Timing> = .unstated,
        standDown: Condition? = nil, span: SourceSpan
    ) {
        self.name = name
        self.condition = condition
        self.who = who
        self.authorisedBy = authorisedBy
        self.measure = measure
        self.involves = involves
        self.timing = timing
        self.standDown = standDown
        self.span = span
    }
}

/// What must be true of an episode before a rung is called for.
public indirect enum Condition: Hashable, Sendable {
    /// There is a breach.
    case firstBreach
    /// A breach began after this rung's measure was taken, or fell due without being taken.
    case continuesAfter(RungName)
    /// The breaches amount to an expanded attack, as the document defines one, if it does.
    case expandedAttack(Value<Condition>)
    /// So many breaches, in any stretch of so many seconds or in the whole episode.
    case count(atLeast: Int, withinSeconds: Int64?)
    /// Breaches at so many places.
    case places(atLeast: Int)
    /// So many people killed.
    case killed(atLeast: Int)
    /// So many people hurt.
    case injured(atLeast: Int)
    /// Some breach is one of these acts.
    case actsInclude(Set<Act>)
    /// No breach for so many seconds.
    case stoppedFor(seconds: Int64)
    /// All who owe this deed have done it.
    case performed(DeedName)
    /// Whoever may certify this says that it holds.
    case certified(CertificationRule)
    /// Whoever decides this says yes, or is deemed to.
    case decided(DecisionRule)
    /// One of these actors found a breach of one of these provisions or duties; anybody where none are given.
    case breachFound(Set<ProvisionName>, by: Value<Set<ActorID>>? = nil)
    /// At least one of these.
    case any([Condition])
    /// All of these.
    case all([Condition])
    /// Not this.
    case not(Condition)
    /// Something the document does not say.
    case unstated
}
