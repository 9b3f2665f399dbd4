internal import CeasefireModel
internal import Geography

/// What a report says, in a line or two.
enum ReportWords {
    /// `drone-strike on energy with shahed (25), by Russian Federation; 2 killed, 11 injured`.
    static func said(_ report: Report, _ released: Released) -> String {
        guard !released.isWithheld(report) else { return "what it says is withheld" }
        var text = report.act?.text ?? "what was done is not said"
        text += report.target.map { " on \($0)" } ?? ", what was hit is not said"
        if !report.weapons.isEmpty {
            text += " with " + report.weapons.map(\.text).joined(separator: ", ")
        }
        if let count = report.weaponCount { text += " (\(count))" }
        text += report.accused.isEmpty ? "; nobody accused" : "; accused: " + released.names(report.accused)
        if let killed = report.killed { text += "; \(killed) killed" }
        if let injured = report.injured { text += "; \(injured) injured" }
        return text
    }

    /// Who knew and who relayed.
    static func source(_ report: Report, _ released: Released) -> String {
        if released.isWithheld(report) { return "a report that is not shown at this release tier" }
        if released.isMasked(report) { return "a protected source" }
        return report.attribution.isEmpty || report.attribution == report.outlet
            ? report.outlet : "\(report.attribution), in \(report.outlet)"
    }

    /// What most reports of an incident say was done to what, for a heading.
    static func gist(_ incident: Incident, _ released: Released) -> String {
        let reports = incident.reports.compactMap { released.report($0) }
        func most(_ values: [String]) -> String? {
            Dictionary(grouping: values) { $0 }.min { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }?
                .key
        }
        let target = most(reports.compactMap(\.target?.text))
        guard let act = most(reports.compactMap(\.act?.text)) else {
            return target.map { "\($0) hit, how is not said" } ?? "what was done is not said"
        }
        return target.map { "\(act) on \($0)" } ?? "\(act), what was hit is not said"
    }

    /// Name, region and country of a place, and how closely it is known.
    static func place(_ place: Place) -> String {
        let names = [place.name, place.region, place.country].filter { !$0.isEmpty }
        var unique: [String] = []
        for name in names where unique.last != name { unique.append(name) }
        var text = unique.isEmpty ? "place not said" : unique.joined(separator: ", ")
        if let coordinate = place.coordinate {
            text += " (\(coordinate.latitude), \(coordinate.longitude)"
            if let precision = place.precisionMeters {
                text += ", within \(Int((precision / 1_000).rounded(.up))) km"
            }
            text += ")"
        }
        return text
    }
}
