public import CeasefireModel

/// An agreement that can be run: what a document means, every name resolved and every value typed.
public struct Agreement: Hashable, Sendable {
    /// The document's title.
    public var title: String
    /// The path it was read from.
    public var file: String
    /// The IANA zone in which times without an offset are read.
    public var timeZone: String
    /// Everybody named: parties, mediators, guarantors, observers, bodies, sorted by name.
    public var actors: [Actor]
    /// The terms that the text leaves open, in the document's order.
    public var openTerms: [OpenTerm]
    /// Who forbids what to whom, in the document's order.
    public var provisions: [Provision]
    /// Each holder's values for the open terms, in the document's order.
    public var readings: [Reading]
    /// The consequences agreed, those of documents used among them, in the documents' order.
    public var responses: [Response]
    /// The exemptions that the document defines, in its order.
    public var exemptions: [Exemption]
    /// What must be done, in the document's order.
    public var obligations: [Obligation] = []
    /// What must be declared, in the document's order.
    public var declarations: [Declaration] = []
    /// What must be exchanged, in the document's order.
    public var exchanges: [Exchange] = []
    /// What may be done although a provision forbids it, in the document's order.
    public var permissions: [Permission] = []
    /// The bodies that decide, in the document's order. Each is also among the actors.
    public var bodies: [Body] = []
    /// The measures that stand until something ends them, in the document's order.
    public var standingMeasures: [StandingMeasure] = []
    /// What of the draft check's findings somebody accepts, in the document's order. It says nothing of what the parties owe,
    /// and so is no part of the meaning.
    public var acceptedFindings: [AcceptedFinding] = []
    /// Who signed and in what capacity; nil where the document does not speak of signatures.
    public var signatures: [ActorID: Signature]?
    /// What the clocks of the document's zone showed, as far as it counts in days.
    public var localDays = LocalDays()
    /// The areas that the document draws, in its order.
    public var zones: [Zone]
    /// The lines that the document measures from, in its order.
    public var lines: [DrawnLine]
    /// The articles, with or without a meaning that can be run.
    public var articles: [Article]
    /// The documents that this one uses.
    public var uses: [UsedDocument]
    /// The path of the statements that readings cite, relative to the document; nil where none is named.
    public var statementsFile: String?
    /// SHA-256 of the authentic text, `sha256:` and 64 hexadecimal digits.
    public var textFingerprint: String
    /// SHA-256 of the meaning in canonical form.
    public var meaningFingerprint: String

    /// Creates an agreement.
    public init(
        title: String, file: String, timeZone: String, actors: [Actor], openTerms: [OpenTerm] = [],
        provisions: [Provision] = [], readings: [Reading] = [], responses: [Response] = [],
        exemptions: [Exemption] = [], zones: [Zone] = [], lines: [DrawnLine] = [], articles: [Article] = [],
        uses: [UsedDocument] = [],
        statementsFile: String? = nil, textFingerprint: String = "", meaningFingerprint: String = ""
    ) {
        self.title = title
        self.file = file
        self.timeZone = timeZone
        self.actors = actors
        self.openTerms = openTerms
        self.provisions = provisions
        self.readings = readings
        self.responses = responses
        self.exemptions = exemptions
        self.zones = zones
        self.lines = lines
        self.articles = articles
        self.uses = uses
        self.statementsFile = statementsFile
        self.textFingerprint = textFingerprint
        self.meaningFingerprint = meaningFingerprint
    }

    /// The actors that are parties to the conflict.
    public var parties: [ActorID] { actors.filter { $0.role == .party }.map(\.id) }
}

/// Somebody named in an agreement.
public struct Actor: Hashable, Sendable, Identifiable {
    /// What an actor is to the agreement.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// A side of the conflict.
        case party
        /// Whoever brought the sides together.
        case mediator
        /// Whoever promised a consequence.
        case guarantor
        /// Whoever watches, verifies or certifies: a mission, the Red Cross.
        case observer
        /// A body that the agreement itself sets up.
        case body
    }
    /// The short name: `ukraine`.
    public var id: ActorID
    /// The full name: `Ukraine`.
    public var name: String
    /// What it is to the agreement.
    public var role: Role

    /// Creates an actor.
    public init(id: ActorID, name: String, role: Role) {
        self.id = id
        self.name = name
        self.role = role
    }
}

/// A term that the authentic text leaves open.
public struct OpenTerm: Hashable, Sendable {
    /// What its values are.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case instant, duration, place, targets, acts, weapons, parties, exemptions, standard, anchor, timing
    }
    /// The term's name.
    public var name: TermName
    /// What its values are.
    public var kind: Kind
    /// Where it stands.
    public var span: SourceSpan

    /// Creates an open term.
    public init(name: TermName, kind: Kind, span: SourceSpan) {
        self.name = name
        self.kind = kind
        self.span = span
    }
}

/// A value of an open term, by the term's kind.
public enum TermValue: Hashable, Sendable {
    case instant(InstantExpression)
    case duration(seconds: Int64)
    case place(PlaceScope)
    case targets(Selection<TargetClass>)
    case acts(Selection<Act>)
    case weapons(WeaponScope)
    case parties(Set<ActorID>)
    case exemptions(Set<ExemptionName>)
    case standard(StandardOfProof)
    case anchor(Anchor)
    case timing(Timing)
}

/// One holder's values for the open terms, at one date.
public struct Reading: Hashable, Sendable {
    /// The reading's name.
    public var name: ReadingName
    /// Who holds it; nil for a reading that only analysts discuss.
    public var heldBy: ActorID?
    /// The date it was held, at the end of which all it rests on was known.
    public var asOf: Interval?
    /// The values; an open term that is missing here is `unstated`, as is one that says so.
    public var values: [TermName: Value<TermValue>]
    /// The statements it rests on.
    public var cites: [StatementID]
    /// A remark for the reader.
    public var note: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a reading.
    public init(
        name: ReadingName, heldBy: ActorID? = nil, asOf: Interval? = nil,
        values: [TermName: Value<TermValue>] = [:], cites: [StatementID] = [], note: String = "",
        span: SourceSpan
    ) {
        self.name = name
        self.heldBy = heldBy
        self.asOf = asOf
        self.values = values
        self.cites = cites
        self.note = note
        self.span = span
    }
}

/// What an agreement forbids.
public struct Provision: Hashable, Sendable {
    /// The provision's name.
    public var name: ProvisionName
    /// Who is bound.
    public var binds: Value<Set<ActorID>>
    /// The acts forbidden.
    public var acts: Value<Selection<Act>>
    /// What is protected.
    public var targets: Value<Selection<TargetClass>>
    /// The weapons forbidden; `.stated(.any)` where the provision does not speak of weapons.
    public var weapons: Value<WeaponScope>
    /// Where it applies.
    public var place: Value<PlaceScope>
    /// The zone over which its coverage is counted, where that is not the place where it applies; nil where none is named.
    public var observedOver: ZoneName?
    /// When it begins to apply.
    public var from: Value<InstantExpression>
    /// The moment at which it no longer applies.
    public var until: Value<InstantExpression>
    /// The exemptions that the provision grants.
    public var exemptions: Value<Set<ExemptionName>>
    /// How many such acts are allowed; nil where none is.
    public var quota: Quota?
    /// The standard that a breach must meet.
    public var standard: Value<StandardOfProof>
    /// The heading of the article that it gives meaning to.
    public var article: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a provision; what is not given does not restrict.
    public init(
        name: ProvisionName, binds: Value<Set<ActorID>>, acts: Value<Selection<Act>> = .stated(.any),
        targets: Value<Selection<TargetClass>> = .stated(.any),
        weapons: Value<WeaponScope> = .stated(.any), place: Value<PlaceScope> = .stated(.anywhere),
        observedOver: ZoneName? = nil,
        from: Value<InstantExpression> = .unstated, until: Value<InstantExpression> = .unstated,
        exemptions: Value<Set<ExemptionName>> = .stated([]), quota: Quota? = nil,
        standard: Value<StandardOfProof> = .unstated, article: String = "", span: SourceSpan
    ) {
        self.name = name
        self.binds = binds
        self.quota = quota
        self.acts = acts
        self.targets = targets
        self.weapons = weapons
        self.place = place
        self.observedOver = observedOver
        self.from = from
        self.until = until
        self.exemptions = exemptions
        self.standard = standard
        self.article = article
        self.span = span
    }
}

/// A ground on which an act that is otherwise forbidden is allowed.
public struct Exemption: Hashable, Sendable {
    /// The exemption's name.
    public var name: ExemptionName
    /// What it says, in the document's words.
    public var text: String
    /// What an act must answer to be allowed; nil where only a plea that is shown counts.
    public var answers: AnswerRule?
    /// Where it stands.
    public var span: SourceSpan

    /// Creates an exemption.
    public init(name: ExemptionName, text: String, answers: AnswerRule? = nil, span: SourceSpan) {
        self.name = name
        self.text = text
        self.answers = answers
        self.span = span
    }
}

/// A stretch of the authentic text under one heading.
public struct Article: Hashable, Sendable {
    /// The heading, without its marks.
    public var heading: String
    /// The words under it, blocks left out.
    public var text: String
    /// Whether a block gives it a meaning that can be run. One without is a promise that nobody can check.
    public var hasMeaning: Bool
    /// Where the heading stands.
    public var span: SourceSpan

    /// Creates an article.
    public init(heading: String, text: String, hasMeaning: Bool, span: SourceSpan) {
        self.heading = heading
        self.text = text
        self.hasMeaning = hasMeaning
        self.span = span
    }
}

/// A document that another one uses.
public struct UsedDocument: Hashable, Sendable {
    /// Its title.
    public var title: String
    /// Its path as the using document gives it.
    public var path: String
    /// SHA-256 of its authentic text.
    public var textFingerprint: String
    /// SHA-256 of its meaning.
    public var meaningFingerprint: String

    /// Creates a used document.
    public init(title: String, path: String, textFingerprint: String, meaningFingerprint: String) {
        self.title = title
        self.path = path
        self.textFingerprint = textFingerprint
        self.meaningFingerprint = meaningFingerprint
    }
}
