internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The same breach under every reading, on a terminal.
enum ComparisonText {
    static func put(_ released: Released, on page: inout TextPage) {
        let comparisons = Comparison.all(released)
        guard !comparisons.isEmpty, released.verdict.readings.count > 1 else { return }
        page.heading("The same breach under every reading")
        for comparison in comparisons {
            page.line(
                "\(comparison.incident.id): \(comparison.incident.place.name), \(released.name(comparison.party)) accused, \(released.moments.local(comparison.incident.occurred))",
                tone: .strong)
            for row in comparison.rows {
                let after = row.elapsed.map { ", \(Wording.after($0))" } ?? ""
                page.line(
                    "\(row.reading), \(row.provision): \(row.words)\(row.state == .meetsStandard ? after : ""); \(row.reason)",
                    indent: 2, hanging: 2, tone: row.state == .meetsStandard ? .grave : .plain)
            }
            page.blank()
        }
    }
}
