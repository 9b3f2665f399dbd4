internal import Analysis
internal import CeasefireModel
internal import Evaluation

extension SweepReport {
    /// The same for programs: `{"schema": "truce-sweep/1", "release": ..., "smallest": [...], "outcomes": [...],
    /// "variations": [...], "pairs": ...}`.
    public func json() -> String {
        JSONValue.object([
            ("schema", .string("truce-sweep/1")),
            ("release", VerdictJSON.release(released)),
            ("withheld", .int(withheldCount)),
            ("smallest", .strings(smallest)),
            (
                "outcomes",
                .array(
                    outcomes.map { .object([("reading", .string($0.reading.text))] + fields($0.outcome)) })
            ),
            (
                "variations",
                .array(
                    variations.map { variation in
                        .object(
                            [("reading", .string(variation.reading.text))] + fields(variation.change) + [
                                ("reverses", .bool(variation.reverses)),
                                ("from", .object(fields(variation.from))),
                                ("to", .object(fields(variation.to))),
                            ])
                    })
            ),
            (
                "rows",
                .object([
                    ("limit", .int(Sensitivity.mostRows)),
                    ("reports_tried", .int(rows.reports.tried)),
                    ("reports_possible", .int(rows.reports.possible)),
                    ("entries_tried", .int(rows.entries.tried)),
                    ("entries_possible", .int(rows.entries.possible)),
                ])
            ),
            (
                "pairs",
                .object([
                    ("limit", .int(Sensitivity.mostPairs)), ("tried", .int(pairs.tried)),
                    ("possible", .int(pairs.possible)),
                    (
                        "found",
                        .array(
                            pairs.found.map { pair in
                                .object([
                                    ("reading", .string(pair.reading.text)),
                                    ("changes", .array(pair.changes.map { .object(fields($0)) })),
                                    ("from", .object(fields(pair.from))),
                                    ("to", .object(fields(pair.to))),
                                ])
                            })
                    ),
                ])
            ),
        ]).text(openLevels: 2)
    }

    private func fields(_ change: Change) -> [(String, JSONValue)] {
        [
            ("changed", .string(change.label)), ("before", .string(change.before)),
            ("after", .string(change.after)), ("decibans", .maybe(change.decibans) { .number($0) }),
        ]
    }

    private func fields(_ outcome: Outcome) -> [(String, JSONValue)] {
        [
            ("headline", .string(outcome.headlineText)), ("breaches", .int(outcome.breaches)),
            (
                "duties",
                .object(
                    DeedState.allCases.compactMap { state in
                        outcome.duties[state].map { (state.rawValue, .int($0)) }
                    })
            ),
            ("parties", .strings(outcome.parties)),
        ]
    }
}
