/// Where a position lies with respect to a region.
public enum RegionPosition: Hashable, Sendable {
    /// Within, and not on the border.
    case inside
    /// Exactly on the border, to the microdegree.
    case onBorder
    /// Neither within nor on the border.
    case outside
}

/// A ring and the holes in it.
///
/// A position lies inside where a ray from it crosses the edges of all rings an odd number of times. The
/// arithmetic is that of whole numbers: there is no rounding, and no position for which the answer is "nearly".
public struct Polygon: Hashable, Sendable {
    /// The outer ring.
    public let exterior: Ring
    /// The holes.
    public let holes: [Ring]

    /// Creates a polygon.
    public init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The outer ring and the holes.
    public var rings: [Ring] { [exterior] + holes }

    /// Where the position lies. Looks at every edge; for many positions prepare the region once.
    public func position(of coordinate: Coordinate) -> RegionPosition {
        var isInside = false
        for ring in rings {
            for edge in ring.edges {
                switch edge.relation(
                    latitude: coordinate.latitudeMicrodegrees, longitude: coordinate.longitudeMicrodegrees)
                {
                case .touched: return .onBorder
                case .crossedEastward: isInside.toggle()
                case .elsewhere: break
                }
            }
        }
        return isInside ? .inside : .outside
    }
}
