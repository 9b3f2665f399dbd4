/// The edges of a region by strips of latitude; within a strip, by polygon.
struct EdgeStrips {
    private let steps: Steps
    private let firstEdge: [Int32]
    private let edges: [PolygonEdge]

    private struct PolygonEdge {
        let edge: Edge
        let polygon: Int32
    }

    init(_ region: MultiPolygon, box: BoundingBox?) {
        let edgeCount = region.coordinateCount
        steps = Steps(
            from: box?.southMicrodegrees ?? 0, through: box?.northMicrodegrees ?? 0,
            atMost: min(max(64, 4 * edgeCount), 1 << 14))
        // Counted first, then filled, so that each strip's edges lie side by side.
        var counts = [Int32](repeating: 0, count: steps.count + 1)
        Self.visit(region, steps) { strip, _ in counts[strip + 1] += 1 }
        for strip in 0..<steps.count { counts[strip + 1] += counts[strip] }
        firstEdge = counts
        let unset = PolygonEdge(edge: Edge(.zero, .zero), polygon: 0)
        var edges = [PolygonEdge](repeating: unset, count: Int(counts[steps.count]))
        Self.visit(region, steps) { strip, edge in
            edges[Int(counts[strip])] = edge
            counts[strip] += 1
        }
        self.edges = edges
    }

    private static func visit(_ region: MultiPolygon, _ steps: Steps, _ body: (Int, PolygonEdge) -> Void) {
        for (number, polygon) in region.polygons.enumerated() {
            for ring in polygon.rings {
                for edge in ring.edges {
                    let entry = PolygonEdge(edge: edge, polygon: Int32(number))
                    for strip in steps.index(edge.southLatitude)...steps.index(edge.northLatitude) {
                        body(strip, entry)
                    }
                }
            }
        }
    }

    /// Where a position of the region's box lies.
    func position(latitude: Int32, longitude: Int32) -> RegionPosition {
        let strip = steps.index(latitude)
        var polygon: Int32 = -1
        var isInside = false
        var isOnBorder = false
        var touchesPolygon = false
        for i in Int(firstEdge[strip])..<Int(firstEdge[strip + 1]) {
            let entry = edges[i]
            if entry.polygon != polygon {
                if isInside, !touchesPolygon { return .inside }
                polygon = entry.polygon
                isInside = false
                touchesPolygon = false
            }
            switch entry.edge.relation(latitude: latitude, longitude: longitude) {
            case .crossedEastward: isInside.toggle()
            case .touched:
                touchesPolygon = true
                isOnBorder = true
            case .elsewhere: break
            }
        }
        if isInside, !touchesPolygon { return .inside }
        return isOnBorder ? .onBorder : .outside
    }
}

extension Coordinate {
    /// Where the equator meets the prime meridian: stands for a value that is set later.
    static let zero = Coordinate(microdegreesNorth: 0, east: 0)

    private init(microdegreesNorth: Int32, east: Int32) {
        latitudeMicrodegrees = microdegreesNorth
        longitudeMicrodegrees = east
    }
}
