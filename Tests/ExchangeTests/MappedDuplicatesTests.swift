import CeasefireModel
import Evidence
import Exchange
import Foundation
import Geography
import Testing

/// Rows that repeat another's time, position and headline are one incident, every one of them. `fusion-audit duplicates` asks the same of all
/// 17 months; here the first rows of a month answer in which one row in three is a repetition.
@Suite("Exact duplicates of news-coded rows")
struct MappedDuplicatesTests {
    private static let month = "viina-monthly/viina_incidents_202401.csv"
    private static let rowCount = 3_000

    /// What a duplicate repeats.
    private struct Content: Hashable {
        var occurred: Interval
        var coordinate: Coordinate?
        var headline: String
    }

    @Test("fuse without exception, in thousands of real rows")
    func exactDuplicates() throws {
        guard let bytes = Repository.data(Self.month, for: "MappedDuplicatesTests.exactDuplicates") else {
            return
        }
        // Each row of this table is one line.
        let end = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.dropFirst(Self.rowCount).first
        let intake = ReportsReader.read(
            Array(bytes.prefix(through: try #require(end))), file: Self.month,
            mapping: try MappedDataSetTests.mapping("viina-monthly.mapping.json"),
            sourceZone: "Europe/Kyiv", zones: FoundationTimeZones())
        var holder: [ReportID: IncidentID] = [:]
        for incident in Fusion().incidents(from: intake.rows) {
            for report in incident.reports { holder[report] = incident.id }
        }
        var first: [Content: Report] = [:]
        var repeated = 0
        for report in intake.rows {
            let content = Content(
                occurred: report.occurred, coordinate: report.place.coordinate, headline: report.summary)
            guard let known = first[content] else {
                first[content] = report
                continue
            }
            repeated += 1
            #expect(
                holder[known.id] == holder[report.id], "\(known.id) and \(report.id): \(report.summary)")
        }
        print("\(intake.rows.count) reports, \(repeated) of them repeat another")
        #expect(repeated > 100, "rows without duplicates show nothing")
    }
}
