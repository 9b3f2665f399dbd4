/// What somebody puts on the record about the carrying out of an agreement: that a duty was done or was not, that
/// a thing is certified, that a body decided.
public enum Proceeding: Hashable, Sendable {
    /// Somebody's words on what a party did, or did not do, of what it owes.
    case step(Step)
    /// An inventory or a notice that an agreement asks for, as given.
    case declared(Declared)
    /// Whoever may certify a matter says that it holds, or that it does not.
    case certified(Certified)
    /// A matter was put to whoever decides it, and perhaps decided.
    case decided(Decided)
    /// A use of a permission, as announced beforehand.
    case announced(Announced)
}

/// Somebody's words on what a party did, or did not do, of what it owes.
public struct Step: Hashable, Sendable {
    /// How far it came.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        /// It stood ready to do its part, and the other side did not take it.
        case offered
        /// It began.
        case begun
        /// It did all of it, or so much of it as `amount` says.
        case completed
        /// It had not begun at that time.
        case notBegun = "not-begun"
        /// It had not done all of it at that time.
        case notCompleted = "not-completed"
        /// It was released from it.
        case excused
    }
    /// What is owed: an obligation, a declaration, an exchange.
    public var deed: DeedName
    /// The part of an exchange; nil elsewhere.
    public var tranche: TrancheName?
    /// Who owes it.
    public var by: ActorID
    /// How far it came.
    public var stage: Stage
    /// When.
    public var occurred: Interval
    /// How much was done on this occasion, in the unit of the agreement; nil where nobody counts.
    public var amount: Int?
    /// Whose words these are, to be looked up among the origins; taken from the statement where empty.
    public var speaker: String
    /// The statement that holds the words; nil where a speaker is named.
    public var statement: StatementID?

    /// Creates a step.
    public init(
        deed: DeedName, tranche: TrancheName? = nil, by: ActorID, stage: Stage, occurred: Interval,
        amount: Int? = nil, speaker: String = "", statement: StatementID? = nil
    ) {
        self.deed = deed
        self.tranche = tranche
        self.by = by
        self.stage = stage
        self.occurred = occurred
        self.amount = amount
        self.speaker = speaker
        self.statement = statement
    }
}

/// An inventory or a notice that an agreement asks for, as given.
public struct Declared: Hashable, Sendable {
    /// The declaration that asks for it.
    public var deed: DeedName
    /// Who gave it.
    public var by: ActorID
    /// When.
    public var given: Interval
    /// How many things it names; nil where it gives no count.
    public var amount: Int?
    /// The things, in the declarer's words; empty where they are not listed here.
    public var items: [String]

    /// Creates a declaration as given.
    public init(deed: DeedName, by: ActorID, given: Interval, amount: Int? = nil, items: [String] = []) {
        self.deed = deed
        self.by = by
        self.given = given
        self.amount = amount
        self.items = items
    }
}

/// Whoever may certify a matter says that it holds, or that it does not.
public struct Certified: Hashable, Sendable {
    /// The matter, by the agreement's name for it.
    public var matter: MatterName
    /// Who certifies.
    public var by: ActorID
    /// Whether it holds.
    public var holds: Bool
    /// When.
    public var made: Interval
    /// The standard that the certifier says was met; nil where none is named.
    public var standard: StandardOfProof?

    /// Creates a certification.
    public init(
        matter: MatterName, by: ActorID, holds: Bool, made: Interval, standard: StandardOfProof? = nil
    ) {
        self.matter = matter
        self.by = by
        self.holds = holds
        self.made = made
        self.standard = standard
    }
}

/// A matter that was put to whoever decides it, and perhaps decided.
public struct Decided: Hashable, Sendable {
    /// The matter, by the agreement's name for it.
    public var matter: MatterName
    /// Who decides: a body or an actor.
    public var by: ActorID
    /// When the matter was put to it; nil where it was decided without being put.
    public var put: Interval?
    /// When it was decided; nil where it has not been.
    public var made: Interval?
    /// Whether the decision is yes; nil where it has not been made.
    public var isYes: Bool?
    /// Who voted how; empty where there was no vote.
    public var votes: [Finding.Vote]
    /// What the minority held; empty where nobody dissented.
    public var dissent: String

    /// Creates a decision.
    public init(
        matter: MatterName, by: ActorID, put: Interval? = nil, made: Interval? = nil, isYes: Bool? = nil,
        votes: [Finding.Vote] = [], dissent: String = ""
    ) {
        self.matter = matter
        self.by = by
        self.put = put
        self.made = made
        self.isYes = isYes
        self.votes = votes
        self.dissent = dissent
    }
}

/// A use of a permission, as announced beforehand: who will do what where and when.
public struct Announced: Hashable, Sendable {
    /// The permission.
    public var permission: PermissionName
    /// Who announced it.
    public var by: ActorID
    /// To whom it was announced; empty where the record does not say.
    public var to: Set<ActorID>
    /// When it was announced.
    public var served: Interval
    /// When the permitted acts were to take place.
    public var period: Interval
    /// Where: names of places, regions or countries; empty where the announcement does not say.
    public var places: [String]

    /// Creates an announcement.
    public init(
        permission: PermissionName, by: ActorID, to: Set<ActorID> = [], served: Interval, period: Interval,
        places: [String] = []
    ) {
        self.permission = permission
        self.by = by
        self.to = to
        self.served = served
        self.period = period
        self.places = places
    }
}
