/// The least upright rectangle of latitudes and longitudes that holds some positions, its edges included.
public struct BoundingBox: Hashable, Sendable {
    /// The southernmost latitude, in microdegrees.
    public private(set) var southMicrodegrees: Int32
    /// The northernmost latitude, in microdegrees.
    public private(set) var northMicrodegrees: Int32
    /// The westernmost longitude, in microdegrees.
    public private(set) var westMicrodegrees: Int32
    /// The easternmost longitude, in microdegrees; never less than the westernmost.
    public private(set) var eastMicrodegrees: Int32

    /// The box of some positions; nil where there are none.
    public init?(_ coordinates: some Sequence<Coordinate>) {
        var box: Self?
        for coordinate in coordinates {
            if box == nil { box = Self(at: coordinate) } else { box?.include(coordinate) }
        }
        guard let box else { return nil }
        self = box
    }

    private init(at coordinate: Coordinate) {
        southMicrodegrees = coordinate.latitudeMicrodegrees
        northMicrodegrees = coordinate.latitudeMicrodegrees
        westMicrodegrees = coordinate.longitudeMicrodegrees
        eastMicrodegrees = coordinate.longitudeMicrodegrees
    }

    private mutating func include(_ coordinate: Coordinate) {
        southMicrodegrees = min(southMicrodegrees, coordinate.latitudeMicrodegrees)
        northMicrodegrees = max(northMicrodegrees, coordinate.latitudeMicrodegrees)
        westMicrodegrees = min(westMicrodegrees, coordinate.longitudeMicrodegrees)
        eastMicrodegrees = max(eastMicrodegrees, coordinate.longitudeMicrodegrees)
    }

    /// The least box that holds both.
    public func union(_ other: Self) -> Self {
        var box = self
        box.southMicrodegrees = min(southMicrodegrees, other.southMicrodegrees)
        box.northMicrodegrees = max(northMicrodegrees, other.northMicrodegrees)
        box.westMicrodegrees = min(westMicrodegrees, other.westMicrodegrees)
        box.eastMicrodegrees = max(eastMicrodegrees, other.eastMicrodegrees)
        return box
    }

    /// Whether the position lies in the box or on its edge.
    public func contains(_ coordinate: Coordinate) -> Bool {
        southMicrodegrees <= coordinate.latitudeMicrodegrees
            && coordinate.latitudeMicrodegrees <= northMicrodegrees
            && westMicrodegrees <= coordinate.longitudeMicrodegrees
            && coordinate.longitudeMicrodegrees <= eastMicrodegrees
    }
}
