internal import CeasefireModel
internal import Evaluation
internal import Evidence
internal import Geography

// What would tell where exactly something happened, though it is no coordinate: several distances make a place.
extension ReleaseRules {
    func measures(of released: inout Verdict, from verdict: Verdict) {
        var distances: [IncidentID: [LineDistance]] = [:]
        for incident in verdict.incidents {
            guard let all = verdict.distances[incident.id], !isRecent(incident.occurred, now: verdict.now)
            else {
                continue
            }
            distances[incident.id] = all.map(rounded)
        }
        released.distances = distances
        for i in released.readings.indices {
            for j in released.readings[i].assessments.indices {
                for k in released.readings[i].assessments[j].grades.indices {
                    let grade = released.readings[i].assessments[j].grades[k]
                    guard !grade.figures.isEmpty else { continue }
                    released.readings[i].assessments[j].grades[k].reason = reason(grade.reason, grade.figures)
                    released.readings[i].assessments[j].grades[k].figures = ""
                }
            }
            for j in released.readings[i].outOfScope.indices {
                let row = released.readings[i].outOfScope[j]
                released.readings[i].outOfScope[j].reason = reason(row.reason, row.figures)
                released.readings[i].outOfScope[j].figures = ""
            }
        }
    }

    private func reason(_ words: Reason, _ figures: String) -> Reason {
        figures.isEmpty || distanceStepMeters != nil ? words : "\(words); \(figures)"
    }

    private func rounded(_ distance: LineDistance) -> LineDistance {
        guard let step = distanceStepMeters else { return distance }
        var rounded = distance
        rounded.meters = (distance.meters / step).rounded() * step
        // On which side something near the line lies says more than the figure may.
        if distance.meters < step, distance.isHeld != nil { rounded.isHeld = .undecided }
        return rounded
    }
}
