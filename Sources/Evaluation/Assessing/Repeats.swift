internal import CeasefireModel

/// Finds the reports that repeat one word for word: what holds of the one holds of the others.
struct Repeats {
    private let byWords: [Report: [Report]]

    /// Only a record in which somebody concedes is looked through.
    init(_ record: Record) {
        let isAsked = record.entries.contains { entry in
            guard case .bearing(let bearing) = entry.content else { return false }
            return bearing.effect == .concedes
        }
        byWords = isAsked ? Dictionary(grouping: record.reports, by: Self.words) : [:]
    }

    /// The report itself and its repeats.
    func of(_ report: Report) -> [Report] { byWords[Self.words(report)] ?? [report] }

    private static func words(_ report: Report) -> Report {
        var words = report
        words.id = ""
        return words
    }
}
