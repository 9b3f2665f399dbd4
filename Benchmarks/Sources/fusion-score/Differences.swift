import CeasefireModel
import FusionScoring

/// Lists where incidents and labels differ, for whoever wants to know why.
struct Differences {
    private var labelOf: [ReportID: String] = [:]
    private let incidents: [Incident]

    /// Compares incidents with the labels of their reports.
    init(_ labelled: LabelledReports, _ incidents: [Incident]) {
        self.incidents = incidents
        for (report, label) in zip(labelled.reports, labelled.labels) { labelOf[report.id] = label }
    }

    /// Prints labels that are spread over several incidents, and incidents that hold several labels.
    func show() {
        var spread: [String: [String]] = [:]
        for incident in incidents {
            let byLabel = Dictionary(grouping: incident.reports) { labelOf[$0] ?? "" }
            for (label, reports) in byLabel {
                spread[label, default: []].append(reports.map(\.text).joined(separator: " "))
            }
            if byLabel.count > 1 {
                let parts = byLabel.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.count)" }
                print("merged", incident.id, parts.joined(separator: ", "))
            }
        }
        for (label, groups) in spread.sorted(by: { $0.key < $1.key }) where groups.count > 1 {
            print("split", label, groups.sorted().map { "[" + $0 + "]" }.joined(separator: " "))
        }
    }
}
