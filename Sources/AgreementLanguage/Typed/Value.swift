public import CeasefireModel

/// What a document says at a place where a value can stand.
public enum Value<Wrapped: Hashable & Sendable>: Hashable, Sendable {
    /// The value, as agreed.
    case stated(Wrapped)
    /// Nothing. Never a silent default: whoever needs the value must name what is assumed.
    case unstated
    /// Several values, because the text is relayed in several ways; at least two, in the document's order.
    case either([Wrapped])
    /// Whatever the reading gives for this open term.
    case term(TermName)
}

/// Everything, or only the members named.
public enum Selection<Member: Hashable & Sendable>: Hashable, Sendable {
    /// No restriction.
    case any
    /// These and no others.
    case only(Set<Member>)

    /// Whether the member is selected.
    public func contains(_ member: Member) -> Bool {
        switch self {
        case .any: true
        case .only(let members): members.contains(member)
        }
    }
}

/// A moment, given or counted from an open term: `2026-01-30T00:00`, `start + 7d`.
public struct InstantExpression: Hashable, Sendable {
    /// What it is counted from.
    public enum Base: Hashable, Sendable {
        /// A moment.
        case instant(Instant)
        /// An open term of type `instant`.
        case term(TermName)
        /// Something that happens: that a provision comes into force, that a deed is done.
        case event(EventReference)
        /// No moment at all: what ends `never` has no end.
        case never
    }
    /// What it is counted from.
    public var base: Base
    /// Seconds added to the base.
    public var plusSeconds: Int64
    /// The number of a day by the document's clocks, 1 for the day in which the base lies: the whole of it is
    /// meant. A time in force begins with its first moment; what is due by then is due by its last. Nil where
    /// a moment is meant.
    public var localDay: Int?

    /// Creates an expression.
    public init(base: Base, plusSeconds: Int64 = 0, localDay: Int? = nil) {
        self.base = base
        self.plusSeconds = plusSeconds
        self.localDay = localDay
    }
}

/// Something that happens, from which time is counted: `fire-ceases.started`, `withdrawal.completed`.
public enum EventReference: Hashable, Sendable {
    /// A provision comes into force.
    case provisionStarted(ProvisionName)
    /// A provision is no longer in force.
    case provisionEnded(ProvisionName)
    /// The first of those who owe a deed begins it.
    case deedStarted(DeedName)
    /// The last of those who owe a deed has done it.
    case deedCompleted(DeedName)
}
