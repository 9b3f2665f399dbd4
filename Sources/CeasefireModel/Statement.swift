/// What somebody said about the agreement itself: when it starts, what it spares, that it was broken.
public struct Statement: Hashable, Sendable, Identifiable {
    /// The statement's name, unique in a record.
    public var id: StatementID
    /// When it became known.
    public var available: Interval
    /// Who spoke, in the page's words.
    public var speaker: String
    /// For whom; nil where for nobody known.
    public var onBehalfOf: ActorID?
    /// To whom; nil where to nobody in particular.
    public var addressedTo: ActorID?
    /// `announcement`, `acceptance`, `denial`, `claim-of-violation` and the like.
    public var kind: String
    /// What it is about: `truce-start`, `truce-end`, `truce-scope`.
    public var about: String
    /// The outlet that carried it.
    public var outlet: String
    /// The public page it was taken from.
    public var url: String
    /// What was said, in a sentence.
    public var summary: String
    /// Who may see it.
    public var release: ReleaseMark

    /// Creates a statement; what is not given counts as not said.
    public init(
        id: StatementID, available: Interval, speaker: String = "", onBehalfOf: ActorID? = nil,
        addressedTo: ActorID? = nil, kind: String = "", about: String = "", outlet: String = "",
        url: String = "", summary: String = "", release: ReleaseMark = .open
    ) {
        self.id = id
        self.available = available
        self.speaker = speaker
        self.onBehalfOf = onBehalfOf
        self.addressedTo = addressedTo
        self.kind = kind
        self.about = about
        self.outlet = outlet
        self.url = url
        self.summary = summary
        self.release = release
    }
}
