import CeasefireModel
import Exchange

/// Reads shapes, writes them and reads them again; and reads the same bytes as reports.
enum GeoJSONFuzzing {
    static func faults(_ bytes: [UInt8]) -> [String] {
        let intake = GeoJSON.read(bytes, file: "map.geojson")
        var faults = Rules.faults(intake)
        if !intake.rows.isEmpty {
            let again = GeoJSON.read(GeoJSON.write(intake.rows), file: "again.geojson")
            if again.rows != intake.rows { faults.append("what was written is read otherwise") }
        }
        let reports = ReportsGeoJSON.read(
            bytes, file: "reports.geojson", sourceZone: "Europe/Kyiv", zones: FoundationTimeZones())
        return faults + Rules.faults(reports) + ReportsFuzzing.faults(reports.rows)
    }
}
