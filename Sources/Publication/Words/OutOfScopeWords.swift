internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Under which readings an incident is out of scope, and why.
enum OutOfScopeWords {
    /// Readings that leave an incident out for the same reason share a line:
    /// `kremlin, kremlin-inclusive; energy-spared, Russian Federation: time: it did not begin before ...`.
    static func lines(_ incident: IncidentID, _ released: Released) -> [(readings: String, why: String)] {
        var told: [(readings: [String], why: String)] = []
        for (reading, row) in released.outOfScope(of: incident) {
            let why =
                "\(row.provision), \(released.name(row.party)): \(row.element.rawValue): \(released.moments.text(row.reason))"
            let name = reading.reading.name.text
            if let same = told.firstIndex(where: { $0.why == why }) {
                told[same].readings.append(name)
            } else {
                told.append(([name], why))
            }
        }
        return told.map { ($0.readings.joined(separator: ", "), $0.why) }
    }
}
