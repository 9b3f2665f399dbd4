internal import CeasefireModel
internal import Evaluation

// Reports, entries and incidents.
extension VerdictJSON {
    static func report(_ report: Report, _ released: Released) -> JSONValue {
        .object([
            ("id", .string(report.id.text)),
            (
                "shown",
                .string(
                    released.isWithheld(report)
                        ? "withheld" : released.isMasked(report) ? "masked" : "open")
            ),
            ("incident", .maybe(released.incident(holding: report.id)) { .string($0.text) }),
            ("occurred", interval(report.occurred, released)),
            ("available", interval(report.available, released)),
            ("place", place(report.place)),
            ("act", .maybe(report.act) { .string($0.text) }),
            ("weapons", .strings(report.weapons)),
            ("weapon_count", .maybe(report.weaponCount) { .int($0) }),
            ("target", .maybe(report.target) { .string($0.text) }),
            ("claimant", .maybe(report.claimant) { .string($0.text) }),
            ("accused", .strings(report.accused)),
            ("killed", .maybe(report.killed) { .int($0) }),
            ("injured", .maybe(report.injured) { .int($0) }),
            ("outlet", .string(report.outlet)),
            ("attribution", .string(report.attribution)),
            ("url", .string(report.url)),
            ("summary", .string(report.summary)),
        ])
    }

    static func entry(_ entry: Entry, _ released: Released) -> JSONValue {
        .object([
            ("id", .string(entry.id.text)),
            ("shown", .string(released.isWithheld(entry) ? "withheld" : "open")),
            ("author", entry.author.isEmpty ? .null : .string(entry.author)),
            ("role", .string(entry.role)),
            ("available", interval(entry.available, released)),
            ("does", .string(EntryWords.text(entry, released))),
            ("reason", .string(entry.reason)),
        ])
    }

    static func incident(_ incident: Incident, _ released: Released) -> JSONValue {
        .object([
            ("id", .string(incident.id.text)),
            ("parent", .maybe(incident.parent) { .string($0.text) }),
            ("parts", .strings(released.parts(of: incident.id))),
            ("occurred", interval(incident.occurred, released)),
            ("available", interval(incident.available, released)),
            ("place", place(incident.place)),
            ("distances", .array((released.verdict.distances[incident.id] ?? []).map(distance))),
            ("reports", .strings(incident.reports)),
            (
                "disagreements",
                .array(
                    incident.disagreements.map { disagreement in
                        .object([
                            ("field", .string(disagreement.field)),
                            (
                                "answers",
                                .array(
                                    disagreement.answers.map {
                                        .object([
                                            ("value", .string($0.value)), ("reports", .strings($0.reports)),
                                        ])
                                    })
                            ),
                        ])
                    })
            ),
            ("reasons", .strings(incident.reasons)),
        ])
    }
}
