public import CeasefireModel

/// Where a provision applies.
public indirect enum PlaceScope: Hashable, Sendable {
    /// Everywhere.
    case anywhere
    /// At one of these places by name: each is compared with a report's place name, region and country.
    case named([String])
    /// In the zone of this name, its border included.
    case zone(ZoneName)
    /// Everywhere but in the zone of this name.
    case outside(ZoneName)
    /// Within so many metres of the baseline, on either side of it, the bound included.
    case within(meters: Int64, of: Baseline)
    /// Farther than so many metres from the baseline, on either side of it.
    case beyond(meters: Int64, of: Baseline)
    /// In the area that a line's map gives to the party that the line names as its holder.
    case held(by: ActorID, of: LineReference)
    /// In at least one of these.
    case any([PlaceScope])
}

/// A line, as drawn for the day of an incident or for one fixed date.
public struct LineReference: Hashable, Sendable {
    /// The line.
    public var line: LineName
    /// The date whose line counts, from its first moment to the first of the next; nil where the day of the incident
    /// decides.
    public var asOf: Interval?

    /// Creates a reference.
    public init(_ line: LineName, asOf: Interval? = nil) {
        self.line = line
        self.asOf = asOf
    }
}

/// What a distance is measured from.
public enum Baseline: Hashable, Sendable {
    /// One line for everybody.
    case line(LineReference)
    /// A line for each party: what a party does is measured from its own.
    case byParty([ActorID: LineReference])

    /// The line for a party; nil where none is agreed for it.
    public func line(for party: ActorID) -> LineReference? {
        switch self {
        case .line(let line): line
        case .byParty(let lines): lines[party]
        }
    }

    /// All lines that it may be measured from, sorted by party.
    public var lines: [LineReference] {
        switch self {
        case .line(let line): [line]
        case .byParty(let lines): lines.sorted { $0.key < $1.key }.map(\.value)
        }
    }
}

extension PlaceScope {
    /// All lines that it measures from or takes an area of.
    public var lines: [LineReference] {
        switch self {
        case .anywhere, .named, .zone, .outside: []
        case .within(_, let baseline), .beyond(_, let baseline): baseline.lines
        case .held(_, let line): [line]
        case .any(let all): all.flatMap(\.lines)
        }
    }

    /// All zones that it names.
    public var zones: [ZoneName] {
        switch self {
        case .zone(let zone), .outside(let zone): [zone]
        case .any(let all): all.flatMap(\.zones)
        case .anywhere, .named, .within, .beyond, .held: []
        }
    }
}
