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
        var chains = WordInterner(expecting: reports.count)
        var last: [Int32] = []
        var before = Array(repeating: -1 as Int32, count: reports.count)
        first = Array(reports.indices)
        for number in reports.indices {
            let chain = Int(chains.number(Self.key(of: number, among: reports)))
            if chain == last.count { last.append(-1) }
            let latest = last[chain]
            var other = latest
            while other >= 0, !Self.areTwins(reports[Int(other)], reports[number]) {
                other = before[Int(other)]
            }
            if other >= 0 {
                first[number] = Int(other)
            } else {
                before[number] = latest
                last[chain] = Int32(number)
            }
        }
    }

    /// A number for a report's time, position and length. Where two that differ share one, they are told apart when they are compared.
    private static func key(of number: Int, among reports: [Report]) -> UInt64 {
        let occurred = reports[number].occurred
        let coordinate = reports[number].coordinate
        var key = UInt64(bitPattern: occurred.earliest.secondsSinceEpoch) &* 0x9E37_79B9_7F4A_7C15
        key ^= UInt64(bitPattern: occurred.lengthSeconds) &* 0xC2B2_AE3D_27D4_EB4F
        key ^= UInt64(reports[number].summaryLength) &* 0x1656_67B1_9E37_79F9
        if let coordinate {
            let latitude = UInt32(bitPattern: coordinate.latitudeMicrodegrees)
            let longitude = UInt32(bitPattern: coordinate.longitudeMicrodegrees)
            key ^= (UInt64(latitude) << 32 | UInt64(longitude)) &* 0x27D4_EB2F_1656_67C5
        }
        return key
    }

    private static let leastWords = 3

    /// Whether two reports of one time, position and length carry the same content.
    ///
    /// A sentence repeated word for word of the same place and time is a copy, whoever carried it and however a
    /// coder classed it; unless other weapons are named, as in the lines of a list. A report without a sentence is a copy only where all the rest agrees.
    private static func areTwins(_ a: Report, _ b: Report) -> Bool {
        guard a.occurred == b.occurred, a.coordinate == b.coordinate, a.summary == b.summary,
            a.place == b.place, a.accused == b.accused,
            a.killed == b.killed, a.injured == b.injured, a.weaponCount == b.weaponCount,
            a.weapons == b.weapons
        else { return false }
        if a.summary.split(separator: " ", maxSplits: leastWords).count >= leastWords { return true }
        return a.available == b.available && a.act == b.act && a.target == b.target
            && a.claimant == b.claimant && a.outlet == b.outlet && a.attribution == b.attribution
            && a.url == b.url
    }
}
