import CeasefireModel
import Foundation
import Geography

/// Incidents as lines of JSON, every field of each, so that two runs can be compared to the byte and two programs by
/// their groups.
enum IncidentLines {
    /// Writes them in the order given.
    static func write(_ incidents: [Incident], to path: String) throws {
        var data = Data()
        for incident in incidents {
            data += try JSONSerialization.data(withJSONObject: object(incident), options: .sortedKeys)
            data.append(0x0A)
        }
        try data.write(to: URL(filePath: path))
    }

    private static func object(_ incident: Incident) -> [String: Any] {
        let place = incident.place
        return [
            "id": incident.id.text, "reports": incident.reports.map(\.text),
            "parent": incident.parent?.text ?? "", "occurred": seconds(incident.occurred),
            "available": seconds(incident.available),
            "place": [place.name, place.region, place.country],
            "position": place.coordinate.map { [$0.latitudeMicrodegrees, $0.longitudeMicrodegrees] } ?? [],
            "precision": place.precisionMeters.map { [$0] } ?? [],
            "disagreements": incident.disagreements.map { disagreement in
                [
                    "field": disagreement.field,
                    "answers": disagreement.answers.map { [[$0.value], $0.reports.map(\.text)] },
                ] as [String: Any]
            },
            "reasons": incident.reasons,
        ]
    }

    private static func seconds(_ interval: Interval) -> [Int64] {
        [interval.earliest.secondsSinceEpoch, interval.latest.secondsSinceEpoch]
    }
}
