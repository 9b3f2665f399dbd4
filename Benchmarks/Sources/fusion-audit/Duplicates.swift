import CeasefireModel
import Evidence
import Geography

/// Rows that repeat another's time, position and headline must be one incident, every one of them.
struct Duplicates {
    private struct Key: Hashable {
        var occurred: Interval
        var latitude: Int32?
        var longitude: Int32?
        var headline: String
    }

    private let reports: [Report]
    private let incidents: [Incident]

    init(_ reports: [Report]) {
        self.reports = reports
        incidents = Fusion().incidents(from: reports)
    }

    /// Prints how many there are; false where one stands apart.
    func show() -> Bool {
        var incidentOf: [ReportID: IncidentID] = [:]
        for incident in incidents { for report in incident.reports { incidentOf[report] = incident.id } }
        var first: [Key: Report] = [:]
        var (repeated, apart) = (0, 0)
        for report in reports {
            let coordinate = report.place.coordinate
            let key = Key(
                occurred: report.occurred, latitude: coordinate?.latitudeMicrodegrees,
                longitude: coordinate?.longitudeMicrodegrees, headline: report.summary)
            guard let known = first[key] else {
                first[key] = report
                continue
            }
            repeated += 1
            if incidentOf[known.id] != incidentOf[report.id] {
                apart += 1
                print("apart: \(known.id) and \(report.id), \(known.place.name) and \(report.place.name)")
            }
        }
        print("\(reports.count) reports in \(incidents.count) incidents: ", terminator: "")
        print("\(repeated) repeat another's time, position and headline; \(apart) of them stand apart")
        return apart == 0
    }
}
