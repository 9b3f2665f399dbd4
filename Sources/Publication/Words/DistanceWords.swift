internal import CeasefireModel
internal import Evaluation
internal import Geography

/// How far an incident lies from a line, in words that tell no more than the release tier allows.
enum DistanceWords {
    /// `310 km from contact as drawn for 2025-03-20`.
    static func text(_ distance: LineDistance, policy: ReleasePolicy) -> String {
        var text = meters(distance.meters, step: policy.distanceStepMeters) + " from \(distance.line)"
        if let day = distance.day {
            text += " as drawn for \(day)"
            if distance.ageDays > 0 {
                text += ", the latest drawing, \(Wording.count(distance.ageDays, "day")) older"
            }
        }
        switch distance.isHeld {
        case .yes: text += ", inside the area that is drawn"
        case .no: text += ", outside the area that is drawn"
        case .undecided, nil: break
        }
        return text
    }

    /// All distances of an incident, parted by semicolons; empty where none is known.
    static func text(of incident: IncidentID, _ released: Released) -> String {
        (released.verdict.distances[incident] ?? []).map { text($0, policy: released.policy) }.joined(
            separator: "; ")
    }

    private static func meters(_ meters: Double, step: Double?) -> String {
        guard let step else { return distanceText(meters: meters) }
        return meters < step ? "under " + distanceText(meters: step) : "some " + distanceText(meters: meters)
    }
}
