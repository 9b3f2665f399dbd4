/// A region: everything that one or more polygons hold.
///
/// Polygons may overlap and touch: a position is inside the region where it is inside any of them, else on its border where it is on
/// the border of any.
public struct MultiPolygon: Hashable, Sendable {
    /// The polygons, one or more.
    public let polygons: [Polygon]

    /// Creates a region of one or more polygons.
    public init(_ polygons: [Polygon]) throws(RegionFault) {
        guard !polygons.isEmpty else { throw RegionFault(.empty) }
        self.polygons = polygons
    }

    /// Creates a region of one polygon.
    public init(_ polygon: Polygon) { polygons = [polygon] }

    /// Where the position lies. Looks at every edge; see ``PreparedRegion`` for many positions.
    public func position(of coordinate: Coordinate) -> RegionPosition {
        var position = RegionPosition.outside
        for polygon in polygons {
            switch polygon.position(of: coordinate) {
            case .inside: return .inside
            case .onBorder: position = .onBorder
            case .outside: break
            }
        }
        return position
    }

    /// Whether the position lies inside or on the border.
    public func contains(_ coordinate: Coordinate) -> Bool { position(of: coordinate) != .outside }

    /// The box of all outer rings.
    public var boundingBox: BoundingBox? { BoundingBox(polygons.lazy.flatMap(\.exterior.coordinates)) }

    /// Positions in all rings.
    public var coordinateCount: Int {
        polygons.reduce(0) { sum, polygon in sum + polygon.rings.reduce(0) { $0 + $1.coordinates.count } }
    }
}
