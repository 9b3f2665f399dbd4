internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence
internal import Geography

/// `assessments.csv`: a row for each assessment, and one for each incident, provision and party that is out
/// of scope. Times are ISO 8601 in Universal Time, and in the agreement's zone in the columns `_local`.
enum AssessmentsCSV {
    static let columns =
        [
            "assessment", "reading", "provision", "party", "incident", "counted_in", "part_of", "state",
            "standard", "highest_standard", "occurred_from", "occurred_to", "occurred_from_local",
            "occurred_to_local", "available_from", "available_to", "sufficed_from", "elapsed_least_seconds",
            "elapsed_most_seconds",
        ] + Element.allCases.map(\.rawValue) + [
            "decisive_elements", "reason", "place", "region", "country", "latitude", "longitude",
            "precision_m", "reports", "distances", "coverage", "release",
        ]

    static func text(_ released: Released) -> String {
        var table = CSVText(columns: columns)
        for reading in released.verdict.readings {
            for assessment in reading.assessments {
                guard let incident = released.verdict.incident(assessment.incident) else { continue }
                table.add(
                    row(assessment, reading.reading.name, incident, released)
                        + rest(incident, assessment.provision, reading, released))
            }
            for row in reading.outOfScope {
                guard let incident = released.verdict.incident(row.incident) else { continue }
                table.add(
                    self.row(row, reading.reading.name, incident, released)
                        + rest(incident, row.provision, reading, released))
            }
        }
        return table.text
    }

    private static func row(
        _ assessment: Assessment, _ reading: ReadingName, _ incident: Incident, _ released: Released
    ) -> [CSVText.Cell] {
        let decisive = assessment.decisive
        var cells: [CSVText.Cell] = [
            .text(assessment.id), .text(reading.text), .text(assessment.provision.text),
            maybe(assessment.party?.text), .text(incident.id.text), maybe(assessment.countedIn?.text),
            maybe(incident.parent?.text), .text(assessment.state.rawValue),
            .text(assessment.standard.rawValue), maybe(assessment.highestStandard?.rawValue),
        ]
        cells += times(assessment.occurred, released)
        cells += [
            .text(assessment.available.earliest.utcText), .text(assessment.available.latest.utcText),
            maybe(assessment.sufficedFrom?.utcText),
            assessment.elapsed.map { .number($0.least) } ?? .empty,
            assessment.elapsed.map { .number($0.most) } ?? .empty,
        ]
        cells += Element.allCases.map { maybe(assessment.grade($0)?.state.rawValue) }
        cells += [
            .text(decisive.map(\.element.rawValue).joined(separator: "; ")),
            .text(decisive.map(\.reason.utcText).joined(separator: "; ")),
        ]
        return cells + whereabouts(incident)
    }

    private static func row(
        _ row: OutOfScope, _ reading: ReadingName, _ incident: Incident, _ released: Released
    ) -> [CSVText.Cell] {
        var cells: [CSVText.Cell] = [
            .empty, .text(reading.text), .text(row.provision.text), maybe(row.party?.text),
            .text(incident.id.text), .empty, maybe(incident.parent?.text), .text("out-of-scope"), .empty,
            .empty,
        ]
        cells += times(incident.occurred, released)
        cells += [
            .text(incident.available.earliest.utcText), .text(incident.available.latest.utcText), .empty,
            .empty, .empty,
        ]
        cells += Element.allCases.map { $0 == row.element ? .text("outside") : .empty }
        cells += [.text(row.element.rawValue), .text(row.reason.utcText)]
        return cells + whereabouts(incident)
    }

    private static func times(_ interval: Interval, _ released: Released) -> [CSVText.Cell] {
        [
            .text(interval.earliest.utcText), .text(interval.latest.utcText),
            maybe(released.moments.iso(interval.earliest)), maybe(released.moments.iso(interval.latest)),
        ]
    }

    private static func whereabouts(_ incident: Incident) -> [CSVText.Cell] {
        let place = incident.place
        return [
            .text(place.name), .text(place.region), .text(place.country),
            place.coordinate.map { .decimal($0.latitude) } ?? .empty,
            place.coordinate.map { .decimal($0.longitude) } ?? .empty,
            place.precisionMeters.map { .number(Int64($0.rounded())) } ?? .empty,
            .text(incident.reports.map(\.text).joined(separator: " ")),
        ]
    }

    private static func rest(
        _ incident: Incident, _ provision: ProvisionName, _ reading: ReadingVerdict, _ released: Released
    ) -> [CSVText.Cell] {
        [
            .text(DistanceWords.text(of: incident.id, released)),
            .text(Wording.coverage(of: provision, in: reading)), .text(released.tier.rawValue),
        ]
    }

    private static func maybe(_ text: String?) -> CSVText.Cell { text.map { .text($0) } ?? .empty }
}
