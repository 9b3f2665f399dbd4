/// A closed line of positions whose edges are straight in latitude and longitude, as in RFC 7946.
///
/// Positions may repeat and edges may cross: what is inside follows the even-odd rule. An edge never crosses the
/// antimeridian: a region that does is cut in two there, as RFC 7946 asks, and an edge that spans more
/// than 180 degrees is refused.
public struct Ring: Hashable, Sendable {
    /// The positions in order, the last like the first; four or more.
    public let coordinates: [Coordinate]

    /// Takes the positions of a ring, the last like the first.
    public init(_ coordinates: [Coordinate]) throws(RegionFault) {
        guard coordinates.count >= 4 else { throw RegionFault(.tooFewPositions(count: coordinates.count)) }
        guard coordinates.first == coordinates.last else {
            throw RegionFault(.notClosed, index: coordinates.count - 1)
        }
        for i in coordinates.indices.dropLast() {
            let from = Int(coordinates[i].longitudeMicrodegrees)
            let to = Int(coordinates[i + 1].longitudeMicrodegrees)
            if abs(to - from) > 180_000_000 { throw RegionFault(.crossesAntimeridian, index: i) }
        }
        self.coordinates = coordinates
    }

    /// The edges in order.
    var edges: some Sequence<Edge> { zip(coordinates, coordinates.dropFirst()).lazy.map(Edge.init) }
}

/// A straight edge, from its southern to its northern end: which way it is walked does not matter.
struct Edge: Hashable {
    let southLatitude, southLongitude, northLatitude, northLongitude: Int32

    init(_ a: Coordinate, _ b: Coordinate) {
        let (south, north) = a.latitudeMicrodegrees <= b.latitudeMicrodegrees ? (a, b) : (b, a)
        southLatitude = south.latitudeMicrodegrees
        southLongitude = south.longitudeMicrodegrees
        northLatitude = north.latitudeMicrodegrees
        northLongitude = north.longitudeMicrodegrees
    }

    /// How an edge lies to a position.
    enum Relation { case elsewhere, crossedEastward, touched }

    /// Whether the ray from the position to the east crosses the edge, or the position lies on it. An edge holds
    /// its southern end and not its northern one, so that a ray through a vertex crosses once.
    @inline(__always)
    func relation(latitude: Int32, longitude: Int32) -> Relation {
        guard southLatitude <= latitude, latitude <= northLatitude else { return .elsewhere }
        if latitude == northLatitude { return touchesAtNorth(longitude) ? .touched : .elsewhere }
        // Exact: the factors stay below 2^29, their products below 2^58.
        let east = Int64(northLongitude) - Int64(southLongitude)
        let north = Int64(northLatitude) - Int64(southLatitude)
        let turn =
            east * (Int64(latitude) - Int64(southLatitude))
            - north * (Int64(longitude) - Int64(southLongitude))
        if turn == 0 { return .touched }
        return turn > 0 ? .crossedEastward : .elsewhere
    }

    /// Whether a position on the latitude of the northern end lies on the edge.
    private func touchesAtNorth(_ longitude: Int32) -> Bool {
        guard southLatitude == northLatitude else { return longitude == northLongitude }
        return min(southLongitude, northLongitude) <= longitude
            && longitude <= max(southLongitude, northLongitude)
    }
}
