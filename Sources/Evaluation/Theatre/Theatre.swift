public import AgreementLanguage
public import CeasefireModel
public import Geography

/// What the zones and lines that an agreement names look like on the ground: the content of their files.
public struct Theatre: Sendable {
    /// The area of each zone.
    public var zones: [ZoneName: MultiPolygon]
    /// The course of each line.
    public var lines: [LineName: LineCourse]
    /// The files that all of it was read from, each with what names its content.
    public var sources: [DrawnSource]

    /// Creates a theatre; empty where nothing is given.
    public init(
        zones: [ZoneName: MultiPolygon] = [:], lines: [LineName: LineCourse] = [:],
        sources: [DrawnSource] = []
    ) {
        self.zones = zones
        self.lines = lines
        self.sources = sources
    }
}

/// A file from which a zone or a line was read.
public struct DrawnSource: Hashable, Sendable {
    /// What it draws.
    public enum Kind: String, Hashable, Sendable {
        case zone, line
    }
    /// What it draws.
    public var kind: Kind
    /// The name of the zone or line.
    public var name: String
    /// The file's path.
    public var file: String
    /// The day that it shows; nil for what does not move.
    public var day: CivilDay?
    /// SHA-256 of its content, `sha256:` and 64 hexadecimal digits.
    public var digest: String

    /// Creates a source.
    public init(kind: Kind, name: String, file: String, day: CivilDay? = nil, digest: String) {
        self.kind = kind
        self.name = name
        self.file = file
        self.day = day
        self.digest = digest
    }
}

/// The course of a line: one for good, or one for some of the days.
public struct LineCourse: Sendable {
    /// The line as one file draws it.
    public struct Drawing: Sendable {
        /// The day that it shows; nil for a line that does not move.
        public var day: CivilDay?
        /// From the first moment of that day to the first of the next, in the agreement's zone; nil for a line that does
        /// not move.
        public var shows: Interval?
        /// When the drawing was certainly known; nil for one that was known before everything else.
        public var available: Instant?
        /// The territory on one side; nil where the file draws none.
        public var territory: MultiPolygon?
        /// The line: several parts, each of two positions or more.
        public var line: [[Coordinate]]

        /// Creates a drawing.
        public init(
            day: CivilDay? = nil, shows: Interval? = nil, available: Instant? = nil,
            territory: MultiPolygon? = nil, line: [[Coordinate]]
        ) {
            self.day = day
            self.shows = shows
            self.available = available
            self.territory = territory
            self.line = line
        }
    }

    /// The drawings, the earliest day first.
    public var drawings: [Drawing]
    /// What holds for a day without a drawing; nil for a line that does not move.
    public var missingDays: DrawnLine.MissingDays?

    /// Creates a course from drawings in any order.
    public init(_ drawings: [Drawing], missingDays: DrawnLine.MissingDays? = nil) {
        self.drawings = drawings.sorted { a, b in
            guard let a = a.shows, let b = b.shows else { return a.shows == nil && b.shows != nil }
            return a.earliest < b.earliest
        }
        self.missingDays = missingDays
    }
}
