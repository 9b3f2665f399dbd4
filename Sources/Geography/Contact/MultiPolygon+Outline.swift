/// Which parts of a region's border are a line between two sides.
public struct OutlineRule: Sendable {
    /// Border with the region on both sides of it within so many metres is a seam between two of its polygons, and left out; 0
    /// leaves nothing out. Maps drawn by hand have slivers between neighbours; 500 m closes most.
    public var seamMeters: Double
    /// Frontiers and coasts that are not the line in question.
    public var otherBorders: LineIndex?
    /// Border within so many metres of the other borders is left out.
    public var otherBordersMeters: Double

    /// Creates a rule that, with nothing given, leaves nothing out.
    public init(seamMeters: Double = 0, otherBorders: LineIndex? = nil, otherBordersMeters: Double = 0) {
        self.seamMeters = seamMeters
        self.otherBorders = otherBorders
        self.otherBordersMeters = otherBordersMeters
    }

    /// The length in metres of the parts into which border is cut before it is judged, each by its middle.
    static let stepMeters = 500.0
}

extension MultiPolygon {
    /// The border of all polygons and holes, as lines. Edges along the antimeridian and at the poles are left out always: there a
    /// region was cut because maps end, not because it does.
    public func outline() -> [[Coordinate]] {
        var lines: [[Coordinate]] = []
        for ring in polygons.lazy.flatMap({ $0.rings }) {
            var line: [Coordinate] = []
            for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                if Self.isMapEdge(a, b) {
                    if line.count > 1 { lines.append(line) }
                    line = []
                    continue
                }
                if line.isEmpty { line.append(a) }
                line.append(b)
            }
            if line.count > 1 { lines.append(line) }
        }
        return lines
    }

    private static func isMapEdge(_ a: Coordinate, _ b: Coordinate) -> Bool {
        (a.longitudeMicrodegrees == b.longitudeMicrodegrees
            && abs(Int(a.longitudeMicrodegrees)) == 180_000_000)
            || (a.latitudeMicrodegrees == b.latitudeMicrodegrees
                && abs(Int(a.latitudeMicrodegrees)) == 90_000_000)
    }

    /// The border that faces the other side, as lines: what the rule leaves out is missing, to the precision of half
    /// a kilometre along the border.
    public func outline(_ rule: OutlineRule) -> [[Coordinate]] {
        let prepared = PreparedRegion(self)
        var lines: [[Coordinate]] = []
        for border in outline() {
            var line: [Coordinate] = []
            for (a, b) in zip(border, border.dropFirst()) {
                let parts = max(1, Int((a.localMeters(to: b) / OutlineRule.stepMeters).rounded(.up)))
                let span = LonLatSpan(a, b)
                var from = a
                for part in 1...parts {
                    let to = part == parts ? b : span.coordinate(Double(part) / Double(parts)) ?? b
                    let middle = span.coordinate((Double(part) - 0.5) / Double(parts)) ?? a
                    if rule.keeps(middle, from: a, to: b, prepared) {
                        if line.isEmpty { line.append(from) }
                        line.append(to)
                    } else {
                        if line.count > 1 { lines.append(line) }
                        line = []
                    }
                    from = to
                }
            }
            if line.count > 1 { lines.append(line) }
        }
        return lines
    }
}

extension OutlineRule {
    /// Whether the border at a position, which runs from `a` to `b` there, is a line between two sides.
    fileprivate func keeps(
        _ middle: Coordinate, from a: Coordinate, to b: Coordinate, _ region: PreparedRegion
    ) -> Bool {
        if let otherBorders, otherBorders.isWithin(meters: otherBordersMeters, of: middle) { return false }
        guard seamMeters > 0 else { return true }
        // Rough metres do: the rule itself is rough.
        let shrink = max(0.01, SineCosine(microdegrees: Double(middle.latitudeMicrodegrees)).cosine)
        let metersPerDegree = 111_195.0
        let east = (b.longitude - a.longitude) * shrink
        let north = b.latitude - a.latitude
        let length = (east * east + north * north).squareRoot()
        guard length > 0 else { return true }
        let sides = [1.0, -1.0].map { side in
            Coordinate(
                latitude: middle.latitude - side * east / length * seamMeters / metersPerDegree,
                longitude: middle.longitude + side * north / length * seamMeters / metersPerDegree / shrink)
        }
        return !sides.allSatisfy { $0.map(region.contains) ?? false }
    }
}
