internal import AgreementLanguage
internal import CeasefireModel

/// A drawing in place of one that a document names. Timelines are searched without maps: a place is where an article wants it, and
/// what is drawn plays no part. So a replay needs some drawing, and this one lies far from all that is played.
struct StandInDrawing {
    /// The zone or line.
    let name: String
    /// The file or folder that the command names.
    let path: String
    /// Where the file lies.
    let file: String
    /// The drawing, as GeoJSON.
    let text: String

    /// The folder of all of them.
    static let folder = "drawn"

    /// A square for each zone and line of a document, none over another.
    static func all(of agreement: Agreement) -> [StandInDrawing] {
        let zones = agreement.zones.map { zone in
            (zone.name.text, false, zone.features.isEmpty ? [[:]] : zone.features.map { ["name": $0] })
        }
        let lines = agreement.lines.map { line in
            let properties = line.selecting.map { ($0.property, $0.values.first ?? "") }
            let isFolder = if case .folder = line.source { true } else { false }
            return (line.name.text, isFolder, [Dictionary(properties) { a, _ in a }])
        }
        return (zones + lines).enumerated().map { number, drawing in
            let (name, isFolder, features) = drawing
            let path = isFolder ? "\(folder)/\(name)" : "\(folder)/\(name).geojson"
            // Files of a folder are known by their day.
            return StandInDrawing(
                name: name, path: path, file: isFolder ? "\(path)/line_2030-01-01.geojson" : path,
                text: geoJSON(features, number: number))
        }
    }

    private static func geoJSON(_ features: [[String: String]], number: Int) -> String {
        JSONValue.object([
            ("type", .string("FeatureCollection")),
            (
                "features",
                .array(
                    features.enumerated().map { i, properties in
                        .object([
                            ("type", .string("Feature")),
                            (
                                "properties",
                                .object(properties.sorted { $0.key < $1.key }.map { ($0, .string($1)) })
                            ),
                            ("geometry", square(west: -100 + number, south: -60 + i)),
                        ])
                    })
            ),
        ]).text(openLevels: 2)
    }

    /// A tenth of a degree in the South Pacific.
    private static func square(west: Int, south: Int) -> JSONValue {
        let (x, y) = (Double(west), Double(south))
        let corners = [(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y)]
        return .object([
            ("type", .string("Polygon")),
            ("coordinates", .array([.array(corners.map { .array([.number($0.0), .number($0.1)]) })])),
        ])
    }
}
