internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Geography

/// `incidents.geojson`: every incident as a feature of RFC 7946, with the state that each reading gives it.
/// An incident without a place that may be shown has a null geometry.
enum IncidentsGeoJSON {
    static func bytes(_ released: Released) -> [UInt8] {
        JSONValue.object([
            ("type", .string("FeatureCollection")),
            ("release", VerdictJSON.release(released)),
            ("features", .rows(released.verdict.incidents) { feature($0, released) }),
        ]).bytes(openLevels: 2)
    }

    private static func feature(_ incident: Incident, _ released: Released) -> JSONValue {
        .object([
            ("type", .string("Feature")),
            ("id", .string(incident.id.text)),
            (
                "geometry",
                .maybe(incident.place.coordinate) { coordinate in
                    .object([
                        ("type", .string("Point")),
                        (
                            "coordinates",
                            .array([.number(coordinate.longitude), .number(coordinate.latitude)])
                        ),
                    ])
                }
            ),
            (
                "properties",
                .object([
                    ("id", .string(incident.id.text)),
                    ("parent", .maybe(incident.parent) { .string($0.text) }),
                    ("place", .string(incident.place.name)),
                    ("region", .string(incident.place.region)),
                    ("country", .string(incident.place.country)),
                    ("precision_m", .maybe(incident.place.precisionMeters) { .number($0.rounded()) }),
                    ("occurred", VerdictJSON.interval(incident.occurred, released)),
                    ("reports", .strings(incident.reports)),
                    (
                        "states",
                        .array(
                            released.assessments(of: incident.id).map { reading, assessment in
                                .object([
                                    ("reading", .string(reading.reading.name.text)),
                                    ("provision", .string(assessment.provision.text)),
                                    ("party", .maybe(assessment.party) { .string($0.text) }),
                                    ("state", .string(assessment.state.rawValue)),
                                ])
                            })
                    ),
                    ("release", .string(released.tier.rawValue)),
                ])
            ),
        ])
    }
}
