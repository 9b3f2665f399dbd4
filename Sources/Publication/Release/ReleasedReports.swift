internal import Algorithms
internal import CeasefireModel
internal import Evaluation

/// The reports of a record as a tier lets them be seen, by the names that are shown. Each is made when somebody asks for it: of a
/// million reports most pages tell a few.
struct ReleasedReports: RandomAccessCollection, Sendable {
    private let policy: ReleasePolicy
    private let withholding: Withholding
    /// All that is on the record, sorted by name.
    private let reports: [Report]
    /// The places of reports by the names that are shown.
    private let order: [Int32]
    /// The place of the incident that holds each report; negative where none does.
    private let holders: [Int32]
    /// The incidents as they are shown, by their places on the record.
    private let incidents: [Incident]
    /// Whether each incident is told by region and day.
    private let isDelayed: [Bool]

    /// Takes the reports of a verdict, its incidents as they are shown, and those of them that are told by region and day.
    init(
        _ verdict: Verdict, policy: ReleasePolicy, withholding: Withholding, incidents: ShownIncidents,
        delayed: Set<IncidentID> = []
    ) {
        self.policy = policy
        self.withholding = withholding
        self.incidents = incidents.shown
        isDelayed = verdict.incidents.map { delayed.contains($0.id) }
        let reports = verdict.record.reports
        self.reports = reports
        var holders = [Int32](repeating: -1, count: reports.count)
        for (number, incident) in verdict.incidents.enumerated() {
            for report in incident.reports {
                let place = reports.partitioningIndex { $0.id >= report }
                if place < reports.count, reports[place].id == report { holders[place] = Int32(number) }
            }
        }
        self.holders = holders
        let places = reports.indices.map { Int32($0) }
        // Sorted already where no name is withheld.
        order =
            withholding.reports.isEmpty
            ? places
            : places.sorted {
                withholding.shown(reports[Int($0)].id) < withholding.shown(reports[Int($1)].id)
            }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { order.count }

    /// The report at a place, as it is shown.
    subscript(place: Int) -> Report { released(Int(order[place])) }

    /// The name of the report at a place.
    func id(at place: Int) -> ReportID { withholding.shown(reports[Int(order[place])].id) }

    /// The place of a report by the name that is shown; nil where none has it.
    func place(of id: ReportID) -> Int? {
        let place = order.partitioningIndex { withholding.shown(reports[Int($0)].id) >= id }
        return place < order.count && self.id(at: place) == id ? place : nil
    }

    /// The incident that holds the report at a place, by the name that is shown.
    func incident(at place: Int) -> IncidentID? {
        let holder = holders[Int(order[place])]
        return holder < 0 ? nil : incidents[Int(holder)].id
    }

    /// How many are shown without what would name their origin, and of how many nothing is.
    var closedCounts: (masked: Int, withheld: Int) {
        guard !withholding.reports.isEmpty else { return (0, 0) }
        let closed = reports.lazy.filter { withholding.reports[$0.id] != nil }
        let withheld = closed.count { withholding.withheldReports.contains($0.id) }
        return (closed.count { _ in true } - withheld, withheld)
    }

    private func released(_ place: Int) -> Report {
        let report = reports[place]
        guard policy.tier != .internal else { return report }
        let number = holders[place] < 0 ? nil : Int(holders[place])
        guard withholding.reports[report.id] == nil else {
            return closed(report, in: number.map { incidents[$0] })
        }
        let isDelayed = number.map { self.isDelayed[$0] } ?? false
        var shown = report
        shown.place = isDelayed ? Coarse.region(report.place) : Coarse.place(report.place, policy)
        shown.occurred =
            isDelayed ? withholding.day(report.occurred) : Coarse.widened(report.occurred, policy)
        let words = withholding.words
        shown.summary = isDelayed ? "" : words.masked(report.summary)
        shown.url = isDelayed || words.occur(in: report.url) ? "" : report.url
        shown.attribution = words.masked(report.attribution)
        shown.outlet = words.masked(report.outlet)
        shown.place.name = words.masked(shown.place.name)
        return shown
    }

    /// A report that is not open: masked, what it says of the event; withheld, that it is there.
    private func closed(_ report: Report, in holder: Incident?) -> Report {
        let id = withholding.shown(report.id)
        guard !withholding.withheldReports.contains(report.id) else {
            return Report(
                id: id, occurred: holder?.occurred ?? withholding.day(report.occurred),
                available: holder?.available ?? withholding.day(report.available))
        }
        return Report(
            id: id, occurred: withholding.day(report.occurred), available: withholding.day(report.available),
            place: Coarse.region(report.place), act: report.act, target: report.target,
            accused: report.accused, killed: report.killed, injured: report.injured)
    }
}
