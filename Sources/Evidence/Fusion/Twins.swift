import CeasefireModel
import Geography

/// Finds reports that carry the same content under several names: a post copied by an aggregator, a row
/// exported twice. They tell of one event whatever the scores say, and weigh as one in the linkage, so that
/// saying a thing ten times moves nothing.
struct Twins: Sendable {
    /// For each report the smallest number of a report with the same content.
    private(set) var first: [Int]

    /// Compares the reports, which are sorted by name.
    ///
    /// Time, position and length part almost all reports: hashing their texts would take longer than comparing the
    /// few that are left, of which the different ones are chained from the last back to the first.
    init(_ reports: [Report]) {
        var last: [Key: Int32] = [:]
        last.reserveCapacity(reports.count)
        var before = Array(repeating: -1 as Int32, count: reports.count)
        first = Array(reports.indices)
        for number in reports.indices {
            let key = Key(reports[number])
            let latest = last[key] ?? -1
            var other = latest
            while other >= 0, !Self.areTwins(reports[Int(other)], reports[number]) {
                other = before[Int(other)]
            }
            if other >= 0 {
                first[number] = Int(other)
            } else {
                before[number] = latest
                last[key] = Int32(number)
            }
        }
    }

    private struct Key: Hashable {
        var occurred: Interval
        var coordinate: Coordinate?
        var length: Int

        init(_ report: Report) {
            occurred = report.occurred
            coordinate = report.place.coordinate
            length = report.summary.utf8.count
        }
    }

    private static let leastWords = 3

    /// Whether two reports of one time, position and length carry the same content.
    ///
    /// A sentence repeated word for word of the same place and time is a copy, whoever carried it and however a
    /// coder classed it; unless other weapons are named, as in the lines of a list. A report without a sentence is a copy only where all the rest agrees.
    private static func areTwins(_ a: Report, _ b: Report) -> Bool {
        guard a.summary == b.summary, a.occurred == b.occurred, a.place == b.place, a.accused == b.accused,
            a.killed == b.killed, a.injured == b.injured, a.weaponCount == b.weaponCount,
            a.weapons == b.weapons
        else { return false }
        if a.summary.split(separator: " ", maxSplits: leastWords).count >= leastWords { return true }
        return a.available == b.available && a.act == b.act && a.target == b.target
            && a.claimant == b.claimant && a.outlet == b.outlet && a.attribution == b.attribution
            && a.url == b.url
    }
}
