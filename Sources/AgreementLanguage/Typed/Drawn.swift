public import CeasefireModel

/// An area that an agreement draws: the polygons of a GeoJSON file. The language names the file and reads nothing of it.
public struct Zone: Hashable, Sendable {
    /// The zone's name.
    public var name: ZoneName
    /// The path of the file, counted from where the document's own path is counted.
    public var file: String
    /// The names of the features that make it up; empty where all of the file does.
    public var features: [String]
    /// What the document says of it; empty where it says nothing.
    public var text: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a zone.
    public init(
        name: ZoneName, file: String, features: [String] = [], text: String = "", span: SourceSpan
    ) {
        self.name = name
        self.file = file
        self.features = features
        self.text = text
        self.span = span
    }
}

/// A line that an agreement measures from: one that lies still, or one that is drawn anew day by day.
public struct DrawnLine: Hashable, Sendable {
    /// Where it is drawn.
    public enum Source: Hashable, Sendable {
        /// In one file: the line does not move.
        case file(String)
        /// In the files of a folder, one a day, with the rule for days that have none.
        case folder(String, missingDays: MissingDays)
    }

    /// What holds for a day without a file.
    public enum MissingDays: Hashable, Sendable {
        /// The line of that day is not known.
        case unknown
        /// The line of the latest earlier day that has one, if it is at most so many days older; nil for any age.
        case latestBefore(atMostDays: Int?)
    }

    /// Which features of a file make up the line: those whose property has one of these values.
    public struct Selection: Hashable, Sendable {
        /// The property.
        public var property: String
        /// The values.
        public var values: [String]

        /// Creates a selection.
        public init(property: String, values: [String]) {
            self.property = property
            self.values = values
        }
    }

    /// Border that another line follows too, and that is no part of this one: frontiers and coasts.
    public struct LeftOut: Hashable, Sendable {
        /// The other line.
        public var line: LineName
        /// Border within so many metres of it is left out.
        public var meters: Int64

        /// Creates the rule.
        public init(line: LineName, meters: Int64) {
            self.line = line
            self.meters = meters
        }
    }

    /// The line's name.
    public var name: LineName
    /// Where it is drawn.
    public var source: Source
    /// Which features count, all of the rules together; empty for all features.
    public var selecting: [Selection]
    /// Whose area the polygons are, where the file holds polygons; nil where the document does not say.
    public var holder: ActorID?
    /// Border with the area on both sides of it within so many metres is a seam of the drawing, and no line.
    public var seamMeters: Int64
    /// Border that is not this line.
    public var leavingOut: LeftOut?
    /// What the document says of it; empty where it says nothing.
    public var text: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates a line.
    public init(
        name: LineName, source: Source, selecting: [Selection] = [], holder: ActorID? = nil,
        seamMeters: Int64 = 0, leavingOut: LeftOut? = nil, text: String = "", span: SourceSpan
    ) {
        self.name = name
        self.source = source
        self.selecting = selecting
        self.holder = holder
        self.seamMeters = seamMeters
        self.leavingOut = leavingOut
        self.text = text
        self.span = span
    }

    /// The path of the file or folder.
    public var path: String {
        switch source {
        case .file(let path), .folder(let path, _): path
        }
    }
}
