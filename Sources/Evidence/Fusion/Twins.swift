import CeasefireModel

/// Finds reports that carry the same content under several names: a post copied by an aggregator, a row
/// exported twice. They tell of one event whatever the scores say, and weigh as one in the linkage, so that
/// saying a thing ten times moves nothing.
struct Twins {
    /// For each report the smallest number of a report with the same content.
    private(set) var first: [Int]

    /// Compares the reports, which are sorted by name.
    init(_ reports: [Report]) {
        var seen: [Content: Int] = [:]
        seen.reserveCapacity(reports.count)
        first = []
        first.reserveCapacity(reports.count)
        for (number, report) in reports.enumerated() {
            let content = Content(report)
            let known = seen[content] ?? number
            if known == number { seen[content] = number }
            first.append(known)
        }
    }
}

/// What must agree for two reports to be twins.
///
/// A sentence repeated word for word of the same place and time is a copy, whoever carried it and however a
/// coder classed it. A report without a sentence is a copy only where all the rest agrees.
private struct Content: Hashable {
    private static let leastWords = 3

    var occurred: Interval
    var place: Place
    var accused: [ActorID]
    var killed: Int?
    var injured: Int?
    var weaponCount: Int?
    var summary: String
    var rest: Rest?

    /// Time, position and length part almost all reports; hashing their texts would take longer than comparing
    /// the few that are left.
    func hash(into hasher: inout Hasher) {
        hasher.combine(occurred)
        hasher.combine(place.coordinate)
        hasher.combine(summary.utf8.count)
    }

    struct Rest: Hashable {
        var available: Interval
        var act: Act?
        var weapons: [Weapon]
        var target: TargetClass?
        var claimant: ActorID?
        var outlet: String
        var attribution: String
        var url: String
    }

    init(_ report: Report) {
        occurred = report.occurred
        place = report.place
        accused = report.accused
        killed = report.killed
        injured = report.injured
        weaponCount = report.weaponCount
        summary = report.summary
        if report.summary.split(separator: " ", maxSplits: Self.leastWords).count < Self.leastWords {
            rest = Rest(
                available: report.available, act: report.act, weapons: report.weapons, target: report.target,
                claimant: report.claimant, outlet: report.outlet, attribution: report.attribution,
                url: report.url)
        }
    }
}
