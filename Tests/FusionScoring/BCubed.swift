/// B-cubed: for each report, which share of its incident's reports belong with it (precision), and which share
/// of those that belong with it are in its incident (recall); averaged over the reports.
public struct BCubed {
    /// The mean share of an incident that belongs together.
    public private(set) var precision = 0.0
    /// The mean share of what belongs together that is in one incident.
    public private(set) var recall = 0.0
    /// Their harmonic mean.
    public var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

    /// Compares the incident of each report with its label.
    public init<Found: Hashable>(_ found: [Found], labels: [String]) {
        var sizes: [Found: Int] = [:]
        var labelSizes: [String: Int] = [:]
        var shared: [Pair<Found>: Int] = [:]
        for (incident, label) in zip(found, labels) {
            sizes[incident, default: 0] += 1
            labelSizes[label, default: 0] += 1
            shared[Pair(found: incident, label: label), default: 0] += 1
        }
        for (pair, count) in shared {
            let square = Double(count * count)
            precision += square / Double(sizes[pair.found] ?? 1) / Double(labels.count)
            recall += square / Double(labelSizes[pair.label] ?? 1) / Double(labels.count)
        }
    }

    private struct Pair<Found: Hashable>: Hashable {
        var found: Found
        var label: String
    }
}
