public import CeasefireModel
public import Evaluation

/// The names by which incidents and their reports go at a release tier, where nothing but names is shown.
public enum ReleasedNames {
    /// The incidents with the names that may be shown, and how many reports go by another than their own.
    public static func of(
        _ incidents: [Incident], in record: Record, for tier: ReleaseTier
    ) -> (incidents: [Incident], renamedReports: Int) {
        let withholding = Withholding(
            record, incidents: incidents, actors: [], now: record.lastKnown, policy: .of(tier))
        let shown = incidents.map { incident in
            var shown = incident
            shown.id = withholding.shown(incident.id)
            shown.parent = incident.parent.map { withholding.shown($0) }
            shown.reports = incident.reports.map { withholding.shown($0) }
            return shown
        }
        return (shown, record.reports.count { withholding.reports[$0.id] != nil })
    }
}
