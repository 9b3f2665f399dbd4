public import CeasefireModel

/// What silence means once a duty is past due.
public enum Silence: String, Hashable, Sendable, CaseIterable {
    /// Nothing: that nobody says it was done does not show that it was not.
    case unverified
    /// A breach: the record itself is where the deed must be seen.
    case breach
}

/// How much is owed, in a unit of the agreement's own: 60 `tanks`.
public struct Amount: Hashable, Sendable {
    /// How many.
    public var count: Int
    /// Of what; empty where the document names no unit.
    public var unit: String

    /// Creates an amount.
    public init(count: Int, unit: String = "") {
        self.count = count
        self.unit = unit
    }
}

/// Something that must be done. It is pending until it opens, then due, and in the end performed, excused,
/// breached or unverified.
public struct Obligation: Hashable, Sendable {
    /// The obligation's name.
    public var name: DeedName
    /// Who owes it.
    public var binds: Value<Set<ActorID>>
    /// What must be done, in the document's words.
    public var deed: String
    /// By which acts it is done; nil where the document does not speak of them.
    public var involves: Involvement?
    /// From when it is owed.
    public var opens: Value<InstantExpression>
    /// By when it must have begun; nil where the document does not speak of it.
    public var beginBy: Value<InstantExpression>?
    /// By when it must be done; nil where the document does not speak of it.
    public var completeBy: Value<InstantExpression>?
    /// After how many seconds it is owed anew; nil for a duty that is owed once. The first is due by
    /// `completeBy`.
    public var everySeconds: Value<Int64>?
    /// The moment at which a duty that recurs no longer does; nil for one that is owed once.
    public var until: Value<InstantExpression>?
    /// What must have come about before it opens; nil for nothing.
    public var waitsFor: Condition?
    /// What releases from it; nil for nothing.
    public var excusedWhen: Condition?
    /// Who may release from it; nil where the document does not say: then all of those to whom it is owed.
    public var releasedBy: Value<Set<ActorID>>?
    /// How much is owed; nil where the document does not count.
    public var amount: Amount?
    /// Who alone can say that it was done; nil where any word counts by its weight.
    public var verifiedBy: Value<Set<ActorID>>?
    /// What silence means once it is past due.
    public var silence: Silence
    /// The standard that performance, or its absence, must meet.
    public var standard: Value<StandardOfProof>
    /// The heading of the article that it gives meaning to.
    public var article: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates an obligation.
    public init(
        name: DeedName, binds: Value<Set<ActorID>>, deed: String, involves: Involvement? = nil,
        opens: Value<InstantExpression> = .unstated,
        beginBy: Value<InstantExpression>? = nil, completeBy: Value<InstantExpression>? = nil,
        everySeconds: Value<Int64>? = nil, until: Value<InstantExpression>? = nil,
        waitsFor: Condition? = nil, excusedWhen: Condition? = nil,
        releasedBy: Value<Set<ActorID>>? = nil, amount: Amount? = nil,
        verifiedBy: Value<Set<ActorID>>? = nil, silence: Silence = .unverified,
        standard: Value<StandardOfProof> = .unstated, article: String = "", span: SourceSpan
    ) {
        self.name = name
        self.binds = binds
        self.deed = deed
        self.involves = involves
        self.opens = opens
        self.beginBy = beginBy
        self.completeBy = completeBy
        self.everySeconds = everySeconds
        self.until = until
        self.waitsFor = waitsFor
        self.excusedWhen = excusedWhen
        self.releasedBy = releasedBy
        self.amount = amount
        self.verifiedBy = verifiedBy
        self.silence = silence
        self.standard = standard
        self.article = article
        self.span = span
    }
}

/// An inventory that a party must give: prisoners held, mines laid, weapons in a zone.
public struct Declaration: Hashable, Sendable {
    /// The declaration's name.
    public var name: DeedName
    /// Who owes it.
    public var binds: Value<Set<ActorID>>
    /// Of what, in the document's words.
    public var of: String
    /// To whom it is owed.
    public var to: Value<Set<ActorID>>
    /// By when.
    public var by: Value<InstantExpression>
    /// Who may release from it; nil where the document does not say: then all of those to whom it is owed.
    public var releasedBy: Value<Set<ActorID>>?
    /// What silence means once it is past due. It is given to those who keep the record, so a declaration
    /// that is not there was not given, unless the document says otherwise.
    public var silence: Silence
    /// The heading of the article that it gives meaning to.
    public var article: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a declaration.
    public init(
        name: DeedName, binds: Value<Set<ActorID>>, of: String, to: Value<Set<ActorID>> = .unstated,
        by: Value<InstantExpression> = .unstated, releasedBy: Value<Set<ActorID>>? = nil,
        silence: Silence = .breach, article: String = "",
        span: SourceSpan
    ) {
        self.name = name
        self.binds = binds
        self.of = of
        self.to = to
        self.by = by
        self.releasedBy = releasedBy
        self.silence = silence
        self.article = article
        self.span = span
    }
}

/// An exchange of all for all, or of some for some: each side owes, and none is in default first.
public struct Exchange: Hashable, Sendable {
    /// The exchange's name.
    public var name: DeedName
    /// Who hands over what it holds to the others.
    public var between: Value<Set<ActorID>>
    /// What is exchanged, in the document's words.
    public var of: String
    /// The declaration by which each holder says how much it holds; nil where tranches give counts.
    public var declaration: DeedName?
    /// Its parts, in order.
    public var tranches: [Tranche]
    /// Who may release from it; nil where the document does not say: then all of those to whom it is owed.
    public var releasedBy: Value<Set<ActorID>>?
    /// Who alone can say that it was done; nil where any word counts by its weight.
    public var verifiedBy: Value<Set<ActorID>>?
    /// The standard that performance, or its absence, must meet.
    public var standard: Value<StandardOfProof>
    /// The heading of the article that it gives meaning to.
    public var article: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates an exchange.
    public init(
        name: DeedName, between: Value<Set<ActorID>>, of: String, declaration: DeedName? = nil,
        tranches: [Tranche], releasedBy: Value<Set<ActorID>>? = nil,
        verifiedBy: Value<Set<ActorID>>? = nil,
        standard: Value<StandardOfProof> = .unstated, article: String = "", span: SourceSpan
    ) {
        self.name = name
        self.between = between
        self.of = of
        self.declaration = declaration
        self.tranches = tranches
        self.releasedBy = releasedBy
        self.verifiedBy = verifiedBy
        self.standard = standard
        self.article = article
        self.span = span
    }
}

/// A part of an exchange, due from all sides at once.
public struct Tranche: Hashable, Sendable {
    /// How much of what each side declared.
    public enum Share: Hashable, Sendable {
        /// So many hundredths of it, rounded up.
        case percent(Int)
        /// So many.
        case count(Int)
        /// Whatever the tranches before it left.
        case rest
    }
    /// The tranche's name.
    public var name: TrancheName
    /// How much.
    public var share: Share
    /// By when.
    public var by: Value<InstantExpression>
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a tranche.
    public init(name: TrancheName, share: Share, by: Value<InstantExpression>, span: SourceSpan) {
        self.name = name
        self.share = share
        self.by = by
        self.span = span
    }
}
