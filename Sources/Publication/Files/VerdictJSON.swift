internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence
internal import Geography

/// `verdict.json`: everything that was assessed, for programs. Documented in `Documentation/verdict.schema.json`;
/// members stand in a fixed order, times are ISO 8601, lengths are seconds, weights are decibans.
enum VerdictJSON {
    /// Changes whenever a member changes its meaning or goes.
    static let schema = "truce-verdict/1"

    static func bytes(_ released: Released) -> [UInt8] {
        let verdict = released.verdict
        return JSONValue.object([
            ("schema", .string(schema)),
            ("release", release(released)),
            ("agreement", agreement(verdict.agreement)),
            ("inputs", .array(released.files.map(file))),
            ("as_of", .maybe(verdict.asOf) { instant($0, released) }),
            ("now", .maybe(verdict.now) { instant($0, released) }),
            ("counting_rule", .string(Tally.countingRule)),
            ("coverage", .string(Coverage.text(of: verdict.readings.flatMap(\.coverage)))),
            ("drawn", .array(verdict.record.theatre.sources.map { drawn($0, released) })),
            (
                "weights",
                .object(verdict.record.weights.lines.map { ($0.setting.rawValue, .number($0.decibans)) })
            ),
            ("remarks", .array(verdict.remarks.map { .string($0.utcText) })),
            ("entries", .rows(verdict.record.entries) { entry($0, released) }),
            ("reports", .rows(released.reports) { report($0, released) }),
            ("incidents", .rows(verdict.incidents) { incident($0, released) }),
            ("readings", .rows(verdict.readings) { reading($0, released) }),
        ]).bytes(openLevels: 4)
    }

    static func release(_ released: Released) -> JSONValue {
        let policy = released.policy
        return .object([
            ("tier", .string(released.tier.rawValue)), ("rules", .strings(policy.sentences)),
            (
                "policy",
                .object([
                    ("grid_degrees", .maybe(policy.gridMicrodegrees) { .number(Double($0) / 1e6) }),
                    ("least_precision_m", .number(policy.leastPrecisionMeters)),
                    ("shift_m", .number(policy.shiftMeters)),
                    ("distance_step_m", .maybe(policy.distanceStepMeters) { .number($0) }),
                    ("time_step_seconds", .maybe(policy.timeStepSeconds) { .integer($0) }),
                    ("delay_seconds", .maybe(policy.delaySeconds) { .integer($0) }),
                    ("sensitive_delay_seconds", .maybe(policy.sensitiveDelaySeconds) { .integer($0) }),
                    (
                        "sensitive_targets",
                        .strings(ReleasePolicy.sensitiveTargets.sorted())
                    ),
                    ("masks_protected", .bool(policy.masksProtected)),
                    ("masks_authors", .bool(policy.masksAuthors)),
                    ("masks_folders", .bool(policy.masksFolders)),
                ])
            ),
            (
                "kept_back",
                .object(
                    released.keptBack.lines.map {
                        ($0.name.replacing(" ", with: "_"), .int($0.count))
                    })
            ),
        ])
    }

    private static func agreement(_ agreement: Agreement) -> JSONValue {
        .object([
            ("title", .string(agreement.title)),
            ("time_zone", .string(agreement.timeZone)),
            ("text_fingerprint", .string(agreement.textFingerprint)),
            ("meaning_fingerprint", .string(agreement.meaningFingerprint)),
            (
                "actors",
                .array(
                    agreement.actors.map {
                        .object([
                            ("id", .string($0.id.text)), ("name", .string($0.name)),
                            ("role", .string($0.role.rawValue)),
                        ])
                    })
            ),
            ("bodies", .array(agreement.bodies.map(body))),
            (
                "uses",
                .array(
                    agreement.uses.map {
                        .object([
                            ("title", .string($0.title)),
                            ("text_fingerprint", .string($0.textFingerprint)),
                            ("meaning_fingerprint", .string($0.meaningFingerprint)),
                        ])
                    })
            ),
        ])
    }

    private static func file(_ file: IntakeCount) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("file", .string(file.file)), ("kind", .string(file.kind)), ("read", .int(file.read)),
            ("accepted", .int(file.accepted)), ("rejected", .int(file.rejected)),
            ("filtered", .int(file.filtered)),
            ("digest", .string(file.digest)),
        ]
        if let record = file.record {
            members += [
                ("origin", .string(record.origin)), ("basis", .string(record.basis)),
                ("signed_by", .maybe(record.signers) { .strings($0) }),
                ("size", .maybe(record.size) { .integer(Int64(clamping: $0)) }),
                ("root", .maybe(record.root) { .string($0) }),
            ]
        }
        return .object(members)
    }

    static func instant(_ instant: Instant, _ released: Released) -> JSONValue {
        .object([
            ("utc", .string(instant.utcText)),
            ("local", .maybe(released.moments.iso(instant)) { .string($0) }),
        ])
    }

    static func interval(_ interval: Interval, _ released: Released) -> JSONValue {
        .object([
            ("from", instant(interval.earliest, released)), ("to", instant(interval.latest, released)),
        ])
    }

    static func seconds(_ elapsed: ElapsedSeconds) -> JSONValue {
        .object([("least", .integer(elapsed.least)), ("most", .integer(elapsed.most))])
    }

    static func place(_ place: Place) -> JSONValue {
        .object([
            ("name", .string(place.name)), ("region", .string(place.region)),
            ("country", .string(place.country)),
            ("latitude", .maybe(place.coordinate) { .number($0.latitude) }),
            ("longitude", .maybe(place.coordinate) { .number($0.longitude) }),
            ("precision_m", .maybe(place.precisionMeters) { .number($0.rounded()) }),
        ])
    }
}
