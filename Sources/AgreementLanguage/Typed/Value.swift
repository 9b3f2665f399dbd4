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
    }
    /// What it is counted from.
    public var base: Base
    /// Seconds added to the base.
    public var plusSeconds: Int64

    /// Creates an expression.
    public init(base: Base, plusSeconds: Int64 = 0) {
        self.base = base
        self.plusSeconds = plusSeconds
    }
}
