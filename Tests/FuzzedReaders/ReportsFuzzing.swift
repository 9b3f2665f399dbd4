import CeasefireModel
import Exchange

/// Reads tables and lines of reports, and lines of entries.
enum ReportsFuzzing {
    private static let zone = "Europe/Kyiv"

    static func faultsOfCSV(_ bytes: [UInt8]) -> [String] {
        let intake = ReportsCSV.read(
            bytes, file: "reports.csv", sourceZone: zone, zones: FoundationTimeZones())
        return Rules.faults(intake) + faults(intake.rows)
    }

    static func faultsOfNDJSON(_ bytes: [UInt8]) -> [String] {
        let intake = ReportsNDJSON.read(
            bytes, file: "reports.ndjson", sourceZone: zone, zones: FoundationTimeZones())
        return Rules.faults(intake) + faults(intake.rows)
    }

    static func faultsOfEntries(_ bytes: [UInt8]) -> [String] {
        Rules.faults(
            EntriesNDJSON.read(
                bytes, file: "entries.ndjson", sourceZone: zone, zones: FoundationTimeZones()))
    }

    /// What holds of every report that was taken in.
    static func faults(_ reports: [Report]) -> [String] {
        var faults: [String] = []
        for report in reports {
            if report.occurred.latest < report.occurred.earliest {
                faults.append("\(report.id) ends before it begins")
            }
            let numbers = [report.killed, report.injured, report.weaponCount].compactMap { $0 }
            if numbers.contains(where: { $0 < 0 || $0 > ReaderLimits.standard.count }) {
                faults.append("\(report.id) counts beyond the limit")
            }
        }
        if Set(reports.map(\.id)).count != reports.count { faults.append("two reports of one name") }
        return faults
    }
}
