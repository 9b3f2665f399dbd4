internal import CeasefireModel
internal import Evidence

/// What was said of every incident of a record, and which incidents each notice reaches.
struct IncidentAccounts: Sendable {
    /// The incidents, found by their names.
    let index: IncidentIndex
    /// The account of each, in the same order.
    private(set) var all: [IncidentAccount]
    private let noticed: [EntryID: Set<IncidentID>]

    init(_ index: IncidentIndex, all: [IncidentAccount], notices entries: [Entry]) {
        self.index = index
        self.all = all
        noticed = Dictionary(
            entries.compactMap { entry in
                guard case .noticeServed(let notice) = entry.content else { return nil }
                return (entry.id, Set(index.reached(by: notice.incidents)))
            }, uniquingKeysWith: { a, _ in a })
    }

    /// Of no record.
    static let none = IncidentAccounts(IncidentIndex([], reports: [:]), all: [], notices: [])

    /// The same accounts without the words of some origins.
    func ignoring(_ origins: Set<OriginID>) -> Self {
        guard !origins.isEmpty else { return self }
        var rest = self
        rest.all = all.map { IncidentAccount($0, ignoring: origins) }
        return rest
    }

    /// The account of an incident; nil for one that is not on the record.
    func account(of incident: IncidentID) -> IncidentAccount? { index.number(of: incident).map { all[$0] } }

    /// The account of the incident that holds a report.
    func account(holding report: ReportID) -> IncidentAccount? {
        index.number(holding: report).map { all[$0] }
    }

    /// The incidents that a notice reaches.
    func incidents(reachedByNotice entry: EntryID) -> Set<IncidentID> { noticed[entry] ?? [] }
}
