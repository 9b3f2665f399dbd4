public import CeasefireModel

/// What may be done although a provision forbids it: a rotation, repairs, demining, a drill outside a zone.
public struct Permission: Hashable, Sendable {
    /// The permission's name.
    public var name: PermissionName
    /// The provisions from which it takes something out.
    public var lifts: Set<ProvisionName>
    /// To whom it is given.
    public var to: Value<Set<ActorID>>
    /// The acts permitted.
    public var acts: Value<Selection<Act>>
    /// Against what; `.stated(.any)` where the permission does not speak of it.
    public var targets: Value<Selection<TargetClass>>
    /// With what; `.stated(.any)` where the permission does not speak of it.
    public var weapons: Value<WeaponScope>
    /// Where.
    public var place: Value<PlaceScope>
    /// From when.
    public var from: Value<InstantExpression>
    /// The moment at which it no longer holds.
    public var until: Value<InstantExpression>
    /// The notice that must be given beforehand; nil where none is asked for.
    public var notice: NoticeRule?
    /// The heading of the article that it gives meaning to.
    public var article: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a permission; what is not given does not restrict.
    public init(
        name: PermissionName, lifts: Set<ProvisionName>, to: Value<Set<ActorID>>,
        acts: Value<Selection<Act>> = .stated(.any), targets: Value<Selection<TargetClass>> = .stated(.any),
        weapons: Value<WeaponScope> = .stated(.any), place: Value<PlaceScope> = .stated(.anywhere),
        from: Value<InstantExpression> = .unstated, until: Value<InstantExpression> = .unstated,
        notice: NoticeRule? = nil, article: String = "", span: SourceSpan
    ) {
        self.name = name
        self.lifts = lifts
        self.to = to
        self.acts = acts
        self.targets = targets
        self.weapons = weapons
        self.place = place
        self.from = from
        self.until = until
        self.notice = notice
        self.article = article
        self.span = span
    }
}

/// The notice that must be given before a permission is used.
public struct NoticeRule: Hashable, Sendable {
    /// To whom.
    public var to: Value<Set<ActorID>>
    /// At least so many seconds before.
    public var beforeSeconds: Value<Int64>

    /// Creates a rule.
    public init(to: Value<Set<ActorID>> = .unstated, beforeSeconds: Value<Int64> = .unstated) {
        self.to = to
        self.beforeSeconds = beforeSeconds
    }
}

/// How many acts a provision allows before one more is a breach.
public struct Quota: Hashable, Sendable {
    /// So many are allowed.
    public var atMost: Int
    /// In any stretch of so many seconds; nil for the whole time in force.
    public var perSeconds: Int64?

    /// Creates a quota.
    public init(atMost: Int, perSeconds: Int64? = nil) {
        self.atMost = atMost
        self.perSeconds = perSeconds
    }
}

/// What an act must answer to be allowed: return fire, self-defence.
public struct AnswerRule: Hashable, Sendable {
    /// The provisions that the other side must have broken before.
    public var provisions: Set<ProvisionName>
    /// At most so many seconds before.
    public var withinSeconds: Int64
    /// At most so many metres away; nil where the document does not say.
    public var distanceMeters: Double?

    /// Creates a rule.
    public init(provisions: Set<ProvisionName>, withinSeconds: Int64, distanceMeters: Double? = nil) {
        self.provisions = provisions
        self.withinSeconds = withinSeconds
        self.distanceMeters = distanceMeters
    }
}

/// In what capacity somebody put its name to an agreement, or is bound without having done so.
public struct Signature: Hashable, Sendable {
    /// Who signed for it; empty where nobody did.
    public var signatory: String
    /// In what capacity, or by what ground it is bound without a signature; empty where the document does not say.
    public var capacity: String

    /// Creates a signature.
    public init(signatory: String = "", capacity: String = "") {
        self.signatory = signatory
        self.capacity = capacity
    }
}
