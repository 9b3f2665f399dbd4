internal import CeasefireModel
internal import Evaluation
internal import Geography

// Zones, lines, distances from them, and coverage.
extension VerdictJSON {
    static func drawn(_ source: DrawnSource, _ released: Released) -> JSONValue {
        .object([
            ("kind", .string(source.kind.rawValue)), ("name", .string(source.name)),
            ("file", .string(released.policy.path(source.file))),
            ("day", .maybe(source.day) { .string($0.description) }), ("digest", .string(source.digest)),
        ])
    }

    static func distance(_ distance: LineDistance) -> JSONValue {
        .object([
            ("line", .string(distance.line.text)),
            ("drawn_for", .maybe(distance.day) { .string($0.description) }),
            ("age_days", .int(distance.ageDays)), ("meters", .number(distance.meters.rounded())),
            (
                "is_held",
                .maybe(distance.isHeld) { answer in
                    switch answer {
                    case .yes: .string("yes")
                    case .no: .string("no")
                    case .undecided: .string("undecided")
                    }
                }
            ),
        ])
    }

    static func coverage(_ coverage: Coverage, _ released: Released) -> JSONValue {
        .object([
            ("provision", .string(coverage.provision.text)), ("text", .string(coverage.text)),
            ("least", .maybe(coverage.share) { .number(rounded($0.least)) }),
            ("most", .maybe(coverage.share) { .number(rounded($0.most)) }),
            ("reason", .string(coverage.reason)),
            ("period", .maybe(coverage.period) { interval($0, released) }),
            ("area_km2", .maybe(coverage.squareKilometers) { .number($0.rounded()) }),
            ("observations", .strings(coverage.observations)),
            (
                "left_out",
                .array(
                    coverage.leftOut.map {
                        .object([
                            ("observation", .string($0.observation.text)), ("reason", .string($0.reason)),
                        ])
                    })
            ),
        ])
    }

    /// Sampling tells no more than a thousandth apart.
    private static func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
}
