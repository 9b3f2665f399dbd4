public import CeasefireModel

/// Who knew, as distinct from who relayed it.
public struct Origin: Hashable, Sendable, Identifiable, Comparable {
    /// The institution: a ministry's minister, deputy and press office are one origin.
    public var id: OriginID
    /// The side it speaks for; nil where for none.
    public var party: ActorID?
    /// How reliable it has shown itself, by the Admiralty code.
    public var reliability: Reliability
    /// How credible its information is, 1 (confirmed) to 6 (cannot be judged), by the Admiralty code.
    public var credibility: Int
    /// Whether the origins file names it.
    public var isListed: Bool
    /// Whether it must not be known outside the body that assesses.
    public var isProtected: Bool

    /// Creates an origin; F6 where nothing else is known.
    public init(
        id: OriginID, party: ActorID? = nil, reliability: Reliability = .f, credibility: Int = 6,
        isListed: Bool = false, isProtected: Bool = false
    ) {
        self.id = id
        self.party = party
        self.reliability = reliability
        self.credibility = credibility
        self.isListed = isListed
        self.isProtected = isProtected
    }

    /// `B2`.
    public var grade: String { reliability.rawValue + String(credibility) }

    /// By name.
    public static func < (a: Self, b: Self) -> Bool { a.id < b.id }
}

/// The letter of an Admiralty grade: how reliable a source has shown itself.
public enum Reliability: String, Hashable, Sendable, CaseIterable {
    /// Completely reliable.
    case a = "A"
    /// Usually reliable.
    case b = "B"
    /// Fairly reliable.
    case c = "C"
    /// Not usually reliable.
    case d = "D"
    /// Unreliable.
    case e = "E"
    /// Cannot be judged.
    case f = "F"
}

/// A line of an origins file: one way in which outlets name an institution.
public struct OriginAlias: Hashable, Sendable {
    /// The name as outlets write it.
    public var alias: String
    /// The institution behind it.
    public var institution: String
    /// The side it speaks for; nil where for none.
    public var party: ActorID?
    /// The letter of its Admiralty grade.
    public var reliability: Reliability
    /// The digit of its Admiralty grade.
    public var credibility: Int
    /// Whether the institution must not be known outside the body that assesses.
    public var isProtected: Bool

    /// Creates an alias.
    public init(
        alias: String, institution: String, party: ActorID? = nil, reliability: Reliability = .f,
        credibility: Int = 6, isProtected: Bool = false
    ) {
        self.alias = alias
        self.institution = institution
        self.party = party
        self.reliability = reliability
        self.credibility = credibility
        self.isProtected = isProtected
    }
}
