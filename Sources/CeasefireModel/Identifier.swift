/// The name of a thing of one kind. The kind keeps a report's name from being taken for an incident's.
public struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// The name as people write it.
    public let text: String

    /// Takes the text as the name.
    public init(_ text: String) { self.text = text }

    /// Takes the literal as the name.
    public init(stringLiteral value: String) { text = value }

    /// By Unicode scalar values, the same everywhere.
    public static func < (a: Self, b: Self) -> Bool { a.text < b.text }

    /// The name itself.
    public var description: String { text }
}

/// The kinds of thing that carry a name. They have no values: each only marks an ``Identifier``.
public enum Named {
    /// A party, mediator, guarantor or other actor.
    public enum Actor {}
    /// A report.
    public enum Report {}
    /// A statement about the agreement.
    public enum Statement {}
    /// An incident.
    public enum Incident {}
    /// An entry: what a person says about the evidence.
    public enum Entry {}
    /// Whoever knew: the source behind the outlets.
    public enum Origin {}
    /// A kind of act, such as `drone-strike`.
    public enum Act {}
    /// A class of target, such as `energy`.
    public enum Target {}
    /// A kind of weapon, such as `cruise missile`.
    public enum Weapon {}
    /// An exemption that an agreement grants or an accused pleads.
    public enum Exemption {}
    /// A term that the authentic text leaves open.
    public enum Term {}
    /// One holder's values for the open terms.
    public enum Reading {}
    /// A provision of an agreement.
    public enum Provision {}
    /// A response that answers breaches.
    public enum Response {}
    /// A rung of a response.
    public enum Rung {}
    /// Something that a party owes: an obligation, a declaration, an exchange.
    public enum Deed {}
    /// A part of an exchange.
    public enum Tranche {}
    /// A permission.
    public enum Permission {}
    /// A matter that somebody certifies or decides.
    public enum Matter {}
    /// A measure that stands until something ends it.
    public enum StandingMeasure {}
    /// An area that an agreement names.
    public enum Zone {}
    /// A line that an agreement names.
    public enum Line {}
}

/// Names a party, mediator, guarantor or other actor: `ukraine`.
public typealias ActorID = Identifier<Named.Actor>
/// Names a report: `T26-R0412`.
public typealias ReportID = Identifier<Named.Report>
/// Names a statement: `T26-S009`.
public typealias StatementID = Identifier<Named.Statement>
/// Names an incident, after its first report: `I-T26-R0405`.
public typealias IncidentID = Identifier<Named.Incident>
/// Names an entry.
public typealias EntryID = Identifier<Named.Entry>
/// Names an origin, by its institution.
public typealias OriginID = Identifier<Named.Origin>
/// A kind of act: `drone-strike`, `shelling`.
public typealias Act = Identifier<Named.Act>
/// A class of target: `energy`, `residential`.
public typealias TargetClass = Identifier<Named.Target>
/// A kind of weapon, in the source's word: `uav`, `cruise missile`.
public typealias Weapon = Identifier<Named.Weapon>
/// Names an exemption: `military-use`.
public typealias ExemptionName = Identifier<Named.Exemption>
/// Names an open term: `start`.
public typealias TermName = Identifier<Named.Term>
/// Names a reading: `kyiv`.
public typealias ReadingName = Identifier<Named.Reading>
/// Names a provision: `energy-spared`.
public typealias ProvisionName = Identifier<Named.Provision>
/// Names a response: `multi-tiered`.
public typealias ResponseName = Identifier<Named.Response>
/// Names a rung: `warning`.
public typealias RungName = Identifier<Named.Rung>
/// Names something that a party owes: `heavy-weapons-withdrawn`.
public typealias DeedName = Identifier<Named.Deed>
/// Names a part of an exchange: `wounded`.
public typealias TrancheName = Identifier<Named.Tranche>
/// Names a permission: `rotation`.
public typealias PermissionName = Identifier<Named.Permission>
/// Names a matter that somebody certifies or decides: `withdrawal-irreversible`.
public typealias MatterName = Identifier<Named.Matter>
/// Names a measure that stands until something ends it: `oil-sanctions`.
public typealias StandingMeasureName = Identifier<Named.StandingMeasure>
/// Names an area that an agreement draws: `zolote`.
public typealias ZoneName = Identifier<Named.Zone>
/// Names a line that an agreement measures from: `contact`.
public typealias LineName = Identifier<Named.Line>
