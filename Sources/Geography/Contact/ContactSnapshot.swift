/// Who held what on one day, as one source drew it.
public struct ContactSnapshot: Hashable, Sendable {
    /// The day that it shows.
    public var day: CivilDay
    /// The territory on one side. The other side is everything else.
    public var region: MultiPolygon
    /// The line between the sides: several parts, each of two positions or more.
    public var line: [[Coordinate]]
    /// Where it was read, for reports: a file's name.
    public var source: String

    /// Creates a snapshot. Without a line, the whole border of the region is taken for it, coasts and other
    /// frontiers included; ``MultiPolygon/outline(_:)`` leaves those out.
    public init(day: CivilDay, region: MultiPolygon, line: [[Coordinate]]? = nil, source: String = "") {
        self.day = day
        self.region = region
        self.line = line ?? region.outline()
        self.source = source
    }
}
