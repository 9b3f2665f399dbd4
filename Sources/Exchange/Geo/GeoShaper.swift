internal import CeasefireModel
internal import Geography

/// An object of a GeoJSON file as it stands there: a feature, a geometry or a collection of geometries.
struct GeoObject {
    var range: Range<Int>
    var keys: Set<String> = []
    var type: (text: String, range: Range<Int>)?
    var id: String?
    var coordinates: GeoCoordinates?
    /// The geometry of a feature, or the geometries of a collection.
    var parts: [GeoObject] = []
    var hasNoGeometry = false
    var properties: [String: String] = [:]

    init(range: Range<Int>) { self.range = range }
}

/// Makes shapes of what a file holds, and tells what is wrong with them.
struct GeoShaper {
    var problems: Problems

    /// The feature, or the shape that stands alone; nil with the reasons told.
    mutating func feature(_ object: GeoObject) -> GeoFeature? {
        guard let type = object.type else {
            tell("missing-key", "The object has no 'type'.", object)
            return nil
        }
        guard type.text == "Feature" else {
            return geometry(object).map { GeoFeature(geometry: $0) }
        }
        guard let part = object.parts.first else {
            // What is wrong with a geometry that is no object was told.
            if !object.keys.contains("geometry") {
                tell("missing-key", "The feature has no 'geometry'; write null where it has none.", object)
            }
            guard object.hasNoGeometry else { return nil }
            return GeoFeature(id: object.id, geometry: nil, properties: object.properties)
        }
        return geometry(part).map {
            GeoFeature(id: object.id, geometry: $0, properties: object.properties)
        }
    }

    private mutating func geometry(_ object: GeoObject) -> GeoGeometry? {
        guard let type = object.type else {
            tell("missing-key", "The geometry has no 'type'.", object)
            return nil
        }
        if type.text == "GeometryCollection" {
            guard object.keys.contains("geometries") else {
                tell("missing-key", "The GeometryCollection has no 'geometries'.", object)
                return nil
            }
            let parts = object.parts.map { geometry($0) }
            return parts.contains { $0 == nil } ? nil : .collection(parts.compactMap { $0 })
        }
        let depths = [
            "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2,
            "MultiPolygon": 3,
        ]
        guard let depth = depths[type.text] else {
            problems.error(
                "unknown-type", "\(type.text.quoted) is not a geometry of GeoJSON.", at: type.range,
                mend: NearestWord.question(type.text, among: depths.keys.sorted()))
            return nil
        }
        guard let coordinates = object.coordinates else {
            tell("missing-key", "The geometry has no 'coordinates'.", object)
            return nil
        }
        return shape(type.text, coordinates, depth: depth, object)
    }

    private mutating func shape(
        _ type: String, _ coordinates: GeoCoordinates, depth: Int, _ object: GeoObject
    ) -> GeoGeometry? {
        if let found = coordinates.depth, found != depth {
            tell("wrong-nesting", "The coordinates do not nest like those of a \(type).", object)
            return nil
        }
        switch type {
        case "Point":
            if case .position(let coordinate) = coordinates { return .point(coordinate) }
            if case .list(let items, let range) = coordinates, items.isEmpty {
                problems.error("not-a-position", "A position needs two numbers.", at: range)
            }
            return nil
        case "MultiPoint": return positions(coordinates).map { .multiPoint($0) }
        case "LineString": return line(coordinates).map { .lineString($0) }
        case "MultiLineString": return each(coordinates) { $0.line($1) }.map { .multiLineString($0) }
        case "Polygon": return polygon(coordinates).map { .polygon($0) }
        default: return each(coordinates) { $0.polygon($1) }.map { .multiPolygon($0) }
        }
    }

    /// The items of a list, all of which must be well; nil otherwise, with the reasons told.
    private mutating func each<Item>(
        _ coordinates: GeoCoordinates, _ make: (inout Self, GeoCoordinates) -> Item?
    ) -> [Item]? {
        // A position's place is not kept: the list around it is told of.
        guard case .list(let items, let range) = coordinates else { return nil }
        let made = items.map { make(&self, $0) }
        guard made.allSatisfy({ $0 != nil }) else {
            if !problems.isRejected {
                problems.error("wrong-nesting", "The lists do not nest alike.", at: firstByte(range))
            }
            return nil
        }
        return made.compactMap { $0 }
    }

    private mutating func positions(_ coordinates: GeoCoordinates) -> [Coordinate]? {
        each(coordinates) { _, item in
            if case .position(let coordinate) = item { coordinate } else { nil }
        }
    }

    private mutating func line(_ coordinates: GeoCoordinates) -> [Coordinate]? {
        guard let positions = positions(coordinates) else { return nil }
        if positions.count < 2, case .list(_, let range) = coordinates {
            problems.error("short-line", "A line needs two positions or more.", at: firstByte(range))
            return nil
        }
        return positions
    }

    private mutating func polygon(_ coordinates: GeoCoordinates) -> Polygon? {
        guard let rings = each(coordinates, { $0.ring($1) }) else { return nil }
        guard let exterior = rings.first else {
            if case .list(_, let range) = coordinates {
                problems.error("no-ring", "A polygon needs a ring.", at: range)
            }
            return nil
        }
        return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
    }

    private mutating func ring(_ coordinates: GeoCoordinates) -> Ring? {
        guard let positions = positions(coordinates), case .list(_, let range) = coordinates else {
            return nil
        }
        do throws(RegionFault) {
            return try Ring(positions)
        } catch {
            problems.error("bad-ring", error.description, at: firstByte(range), mend: error.mend)
            return nil
        }
    }

    private func firstByte(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound..<(range.lowerBound + 1)
    }

    private mutating func tell(_ code: String, _ message: String, _ object: GeoObject) {
        problems.error(code, message, at: object.type?.range ?? firstByte(object.range))
    }
}
