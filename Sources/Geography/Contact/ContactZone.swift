/// An answer about a place that is known only to within a radius.
public enum PlaceAnswer: Hashable, Sendable {
    /// True wherever within the radius it was.
    case yes
    /// False wherever within the radius it was.
    case no
    /// True of one part of the circle and false of another.
    case undecided
}

/// The territory and the line of one day, ready for questions.
public struct ContactZone: Sendable {
    /// The day that was drawn.
    public let day: CivilDay
    /// Where it was read.
    public let source: String
    /// The territory on one side.
    public let territory: PreparedRegion
    /// The line; nil where the territory has none.
    public let line: LineIndex?
    /// The territory's whole border, which decides whether a place with a radius may lie on either side.
    private let border: LineIndex?

    /// Prepares a snapshot.
    public init(_ snapshot: ContactSnapshot) {
        day = snapshot.day
        source = snapshot.source
        territory = PreparedRegion(snapshot.region)
        line = LineIndex(snapshot.line)
        let outline = snapshot.region.outline()
        border = outline == snapshot.line ? line : LineIndex(outline)
    }

    /// On which side a position lies; a place exactly on the border is told apart, to the microdegree.
    public func position(of coordinate: Coordinate) -> RegionPosition { territory.position(of: coordinate) }

    /// Distance in metres to the line; nil where there is none.
    public func distanceMeters(to coordinate: Coordinate) -> Double? {
        line?.distanceMeters(to: coordinate)
    }

    /// Whether a place lies in the territory, borders included, wherever within its radius of doubt it was.
    public func holds(_ coordinate: Coordinate, precisionMeters: Double = 0) -> PlaceAnswer {
        let isInside = territory.contains(coordinate)
        if precisionMeters > 0, let border, border.isWithin(meters: precisionMeters, of: coordinate) {
            return .undecided
        }
        return isInside ? .yes : .no
    }

    /// Whether a place lies within so many metres of the line, on either side, the bound included, wherever within
    /// its radius of doubt it was; nil where there is no line.
    ///
    /// Equal distances make a strip: a buffer zone of 15 km on both sides is `isWithin(meters: 15_000, ...)`.
    public func isWithin(meters: Double, of coordinate: Coordinate, precisionMeters: Double = 0)
        -> PlaceAnswer?
    {
        guard let distance = distanceMeters(to: coordinate) else { return nil }
        if distance + precisionMeters <= meters { return .yes }
        return distance - precisionMeters > meters ? .no : .undecided
    }
}
