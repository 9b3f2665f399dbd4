internal import CeasefireModel

/// The incidents of a record, sorted by name, found by their names and by the reports that they hold.
struct IncidentIndex: Sendable {
    /// The incidents.
    let incidents: [Incident]
    /// Their names, in the same order.
    let names: [IncidentID]
    /// The reports of each, in the order of their names.
    let reports: [[Report]]
    /// The place of each among all incidents by time, then by name: whoever sorts rows by it need not compare moments.
    let ranks: [Int32]
    private let numbers: [IncidentID: Int32]
    private let holders: [ReportID: Int32]
    /// Most incidents are part of no other.
    private let parents: [IncidentID: IncidentID]

    init(_ incidents: [Incident], reports known: [ReportID: Report]) {
        self.incidents = incidents
        names = incidents.map(\.id)
        reports = incidents.map { $0.reports.compactMap { known[$0] } }
        numbers = Dictionary(
            incidents.indices.map { (incidents[$0].id, Int32($0)) }, uniquingKeysWith: { a, _ in a })
        var holders: [ReportID: Int32] = [:]
        holders.reserveCapacity(known.count)
        var parents: [IncidentID: IncidentID] = [:]
        for (number, incident) in incidents.enumerated() {
            for report in incident.reports where holders[report] == nil { holders[report] = Int32(number) }
            if let parent = incident.parent { parents[incident.id] = parents[incident.id] ?? parent }
        }
        self.holders = holders
        self.parents = parents
        let byTime = incidents.indices.sorted {
            let (a, b) = (incidents[$0].occurred, incidents[$1].occurred)
            // Named in order already.
            return a == b ? $0 < $1 : a < b
        }
        var ranks = [Int32](repeating: 0, count: incidents.count)
        for (rank, number) in byTime.enumerated() { ranks[number] = Int32(rank) }
        self.ranks = ranks
    }

    /// The place of an incident in ``incidents``; nil for one that is not on the record.
    func number(of incident: IncidentID) -> Int? { numbers[incident].map(Int.init) }

    /// The place in ``incidents`` of the first that holds a report.
    func number(holding report: ReportID) -> Int? { holders[report].map(Int.init) }

    /// The incident that one is a part of.
    func parent(of incident: IncidentID) -> IncidentID? { parents[incident] }

    /// All that an incident is a part of, the nearest first.
    func ancestors(of incident: IncidentID) -> [IncidentID] {
        var ancestors: [IncidentID] = []
        var ancestor = parents[incident]
        // A chain of parents is never longer than there are parts, even in a faulty record.
        while let id = ancestor, ancestors.count <= parents.count {
            ancestors.append(id)
            ancestor = parents[id]
        }
        return ancestors
    }

    /// The incidents that a selector names, and their parts where it reaches them, sorted.
    func reached(by selector: IncidentSelector) -> [IncidentID] {
        // Nearly all selectors name reports: then no other incident need be asked.
        let asked =
            selector.reports.isEmpty
            ? Array(incidents.indices) : Set(selector.reports.compactMap { number(holding: $0) }).sorted()
        let named = asked.filter { selector.names(incidents[$0], reports: reports[$0]) }
            .map { incidents[$0].id }
        guard selector.reachesParts, !named.isEmpty else { return named }
        var reached = Set(named)
        for part in parents.keys where ancestors(of: part).contains(where: reached.contains) {
            reached.insert(part)
        }
        return reached.sorted()
    }
}
