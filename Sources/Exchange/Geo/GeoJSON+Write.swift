internal import Geography

extension GeoJSON {
    /// Writes a FeatureCollection, one feature on each line. Properties become texts, in the order of their keys.
    /// What it writes, ``read(_:file:limits:)`` reads back as it was.
    public static func write(_ features: [GeoFeature]) -> [UInt8] {
        var text = #"{"type":"FeatureCollection","features":["#
        for (i, feature) in features.enumerated() {
            text += (i == 0 ? "\n" : ",\n") + write(feature)
        }
        return Array((text + "\n]}\n").utf8)
    }

    private static func write(_ feature: GeoFeature) -> String {
        let id = feature.id.map { #","id":"# + quoted($0) } ?? ""
        let properties = feature.properties.sorted { $0.key < $1.key }
            .map { quoted($0.key) + ":" + quoted($0.value) }.joined(separator: ",")
        let geometry = feature.geometry.map(write) ?? "null"
        return #"{"type":"Feature"\#(id),"properties":{\#(properties)},"geometry":\#(geometry)}"#
    }

    /// Writes a shape alone.
    public static func write(_ geometry: GeoGeometry) -> String {
        switch geometry {
        case .point(let position): object("Point", write(position))
        case .multiPoint(let positions): object("MultiPoint", write(positions))
        case .lineString(let line): object("LineString", write(line))
        case .multiLineString(let lines): object("MultiLineString", list(lines.map(write)))
        case .polygon(let polygon): object("Polygon", write(polygon))
        case .multiPolygon(let polygons): object("MultiPolygon", list(polygons.map(write)))
        case .collection(let parts):
            #"{"type":"GeometryCollection","geometries":"# + list(parts.map(write)) + "}"
        }
    }

    private static func object(_ type: String, _ coordinates: String) -> String {
        #"{"type":"\#(type)","coordinates":\#(coordinates)}"#
    }

    private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

    private static func write(_ polygon: Polygon) -> String {
        list(polygon.rings.map { write($0.coordinates) })
    }

    private static func write(_ positions: [Coordinate]) -> String { list(positions.map(write)) }

    private static func write(_ position: Coordinate) -> String {
        "[" + degrees(position.longitudeMicrodegrees) + "," + degrees(position.latitudeMicrodegrees) + "]"
    }

    /// Whole digits, so that no rounding comes in.
    private static func degrees(_ microdegrees: Int32) -> String {
        let magnitude = Int(microdegrees.magnitude)
        var fraction = String(magnitude % 1_000_000 + 1_000_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return (microdegrees < 0 ? "-" : "") + String(magnitude / 1_000_000)
            + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
