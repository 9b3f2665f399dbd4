internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

// What each reading says.
extension VerdictJSON {
    static func reading(_ reading: ReadingVerdict, _ released: Released) -> JSONValue {
        let totals = released.verdict.reconciliation(of: reading)
        let left: JSONValue = .rows(reading.outOfScope, outOfScope)
        return .object([
            ("name", .string(reading.reading.name.text)),
            ("held_by", .maybe(reading.reading.heldBy) { .string($0.text) }),
            ("note", .string(reading.reading.note)),
            ("cites", .strings(reading.reading.cites)),
            ("headline", .string(reading.headlineText)),
            ("coverage", .array(reading.coverage.map { coverage($0, released) })),
            ("windows", .array(reading.windows.map { window($0, released) })),
            ("assumptions", .array(reading.assumptions.map(assumption))),
            ("breaches", .array(reading.breaches.map { breach($0, released) })),
            ("highest_rung", .maybe(reading.highestRung) { .string($0.text) }),
            ("reconciliation", reconciliation(totals)),
            ("tallies", .rows(reading.tallies) { tally($0, reading) }),
            ("assessments", .rows(reading.assessments) { assessment($0, released) }),
            ("out_of_scope", left),
            ("findings", .array(reading.findings.map { finding($0, released) })),
            ("responses", .array(reading.responses.map { response($0, released) })),
            ("deeds", .array(reading.deeds.map { deed($0, released) })),
            (
                "standing_measures",
                .array(reading.standingMeasures.map { standingMeasure($0, released) })
            ),
            (
                "guarantor_defaults",
                .array(reading.guarantorDefaults.map { guarantorDefault($0, released) })
            ),
        ])
    }

    private static func window(_ window: Window, _ released: Released) -> JSONValue {
        .object([
            ("provision", .string(window.provision.text)),
            ("from", .array(window.from.map { instant($0, released) })),
            ("until", .array(window.until.map { instant($0, released) })),
            ("text", .string(window.text)),
        ])
    }

    static func assumption(_ assumption: Assumption) -> JSONValue {
        .object([("subject", .string(assumption.subject)), ("text", .string(assumption.text.utcText))])
    }

    static func breach(_ breach: PartyBreach, _ released: Released) -> JSONValue {
        .object([
            ("party", .string(breach.party.text)),
            ("since", interval(breach.since, released)),
            (
                "provisions",
                .array(
                    breach.provisions.map {
                        .object([
                            ("provision", .string($0.provision.text)),
                            ("since", interval($0.since, released)),
                            ("elapsed_seconds", .maybe($0.elapsed, seconds)),
                        ])
                    })
            ),
            ("highest_standard", .maybe(breach.highestStandard) { .string($0.rawValue) }),
            ("assessments", .strings(breach.assessments)),
            ("deeds", .strings(breach.deeds)),
        ])
    }

    private static func tally(_ tally: Tally, _ reading: ReadingVerdict) -> JSONValue {
        .object([
            ("provision", .string(tally.provision.text)),
            ("party", .maybe(tally.party) { .string($0.text) }),
            ("state", .string(tally.state.rawValue)),
            ("count", .int(tally.count)),
            ("coverage", .string(Wording.coverage(of: tally.provision, in: reading))),
            (
                "units",
                .array(
                    tally.units.map {
                        .object([
                            ("incident", .string($0.incident.text)), ("members", .strings($0.members)),
                        ])
                    })
            ),
        ])
    }

    private static func outOfScope(_ row: OutOfScope) -> JSONValue {
        .object([
            ("incident", .string(row.incident.text)), ("provision", .string(row.provision.text)),
            ("party", .maybe(row.party) { .string($0.text) }),
            ("element", .string(row.element.rawValue)), ("reason", .string(row.reason.utcText)),
        ])
    }

    private static func assessment(_ assessment: Assessment, _ released: Released) -> JSONValue {
        .object([
            ("id", .string(assessment.id)), ("incident", .string(assessment.incident.text)),
            ("provision", .string(assessment.provision.text)),
            ("party", .maybe(assessment.party) { .string($0.text) }),
            ("state", .string(assessment.state.rawValue)),
            ("standard", .string(assessment.standard.rawValue)),
            ("highest_standard", .maybe(assessment.highestStandard) { .string($0.rawValue) }),
            ("counted_in", .maybe(assessment.countedIn) { .string($0.text) }),
            ("sufficed_from", .maybe(assessment.sufficedFrom) { instant($0, released) }),
            ("elapsed_seconds", .maybe(assessment.elapsed, seconds)),
            ("grades", .array(assessment.grades.map(grade))),
        ])
    }

    private static func grade(_ grade: ElementGrade) -> JSONValue {
        .object([
            ("element", .string(grade.element.rawValue)), ("state", .string(grade.state.rawValue)),
            ("sum", .maybe(grade.sum) { .number($0) }),
            ("sum_against", .maybe(grade.sumAgainst) { .number($0) }),
            ("reason", .string(grade.reason.utcText)),
            ("weighings", .array(grade.weighings.map(weighing))),
        ])
    }

    static func weighing(_ weighing: Weighing) -> JSONValue {
        .object([
            ("origin", .string(weighing.origin.id.text)),
            ("party", .maybe(weighing.origin.party) { .string($0.text) }),
            ("grade", .string(weighing.origin.grade)),
            ("direction", .string(weighing.direction.rawValue)),
            ("interest", .string(weighing.interest.rawValue)),
            ("decibans", .number(weighing.decibans)),
            ("reports", .strings(weighing.reports)),
            ("entries", .strings(weighing.entries)),
        ])
    }
}
