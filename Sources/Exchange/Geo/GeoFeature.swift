public import Geography

/// A feature of a GeoJSON file.
public struct GeoFeature: Hashable, Sendable {
    /// Its name in the file, a number as it is written; nil where it has none.
    public var id: String?
    /// Its shape; nil where the file says `null`.
    public var geometry: GeoGeometry?
    /// Its properties that are texts, numbers (as they are written) or `true` and `false`. Lists, objects and `null` are passed over.
    public var properties: [String: String]

    /// Creates a feature.
    public init(id: String? = nil, geometry: GeoGeometry?, properties: [String: String] = [:]) {
        self.id = id
        self.geometry = geometry
        self.properties = properties
    }
}

/// A shape of RFC 7946. Heights are not kept.
public indirect enum GeoGeometry: Hashable, Sendable {
    /// One position.
    case point(Coordinate)
    /// Several positions.
    case multiPoint([Coordinate])
    /// A line of two positions or more.
    case lineString([Coordinate])
    /// Several lines.
    case multiLineString([[Coordinate]])
    /// A polygon.
    case polygon(Polygon)
    /// Several polygons.
    case multiPolygon([Polygon])
    /// Several shapes.
    case collection([GeoGeometry])

    /// All polygons, those of nested collections too.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        case .collection(let parts): parts.flatMap(\.polygons)
        case .point, .multiPoint, .lineString, .multiLineString: []
        }
    }

    /// All lines, those of nested collections too; the borders of polygons are none.
    public var lines: [[Coordinate]] {
        switch self {
        case .lineString(let line): [line]
        case .multiLineString(let lines): lines
        case .collection(let parts): parts.flatMap(\.lines)
        case .point, .multiPoint, .polygon, .multiPolygon: []
        }
    }
}
