public import CeasefireModel

/// Reads reports from any of the forms that Truce knows.
public enum ReportsReader {
    /// The form of a file of reports.
    public enum Form: Hashable, Sendable {
        /// A table, ``ReportsCSV``.
        case csv
        /// One object on each line, ``ReportsNDJSON``.
        case ndjson
        /// Points, ``ReportsGeoJSON``.
        case geojson
    }

    /// Reads a file of reports: a table, lines of JSON or points of GeoJSON, packed with gzip or not. With a
    /// mapping the file is a foreign table.
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - file: The file's path, for diagnostics; its ending helps to tell the form.
    ///   - mapping: How a foreign table's columns become fields; nil for Truce's own forms.
    ///   - sourceZone: The zone of dates and times that name none, `Europe/Kyiv`.
    ///   - zones: What the clocks of zones showed.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, mapping: ReportMapping? = nil, sourceZone: String,
        zones: any TimeZoneRules, limits: ReaderLimits = .standard
    ) -> Intake<Report> {
        var bytes = bytes
        if Gzip.isCompressed(bytes) {
            switch Gzip.inflate(bytes, file: file, limits: limits) {
            case .success(let content): bytes = content
            case .failure(let fault): return Intake(diagnostics: [fault.diagnostic])
            }
        }
        if let mapping {
            return MappedReports.read(
                bytes, file: file, mapping: mapping, sourceZone: sourceZone, zones: zones, limits: limits)
        }
        return switch form(of: bytes, file: file) {
        case .csv:
            ReportsCSV.read(bytes, file: file, sourceZone: sourceZone, zones: zones, limits: limits)
        case .ndjson:
            ReportsNDJSON.read(bytes, file: file, sourceZone: sourceZone, zones: zones, limits: limits)
        case .geojson:
            ReportsGeoJSON.read(bytes, file: file, sourceZone: sourceZone, zones: zones, limits: limits)
        }
    }

    /// The form of a file that is not packed: a table unless its first character is `{`; then points where its
    /// name ends in `.geojson` or `.json`, or, if it ends in neither these nor `.ndjson` or `.jsonl`, where it
    /// begins as GeoJSON does.
    public static func form(of bytes: [UInt8], file: String) -> Form {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].first { byte in
            byte != ASCII.space && byte != ASCII.tab && byte != ASCII.lineFeed && byte != ASCII.carriageReturn
        }
        guard first == UInt8(ascii: "{") else { return .csv }
        var name = file.lowercased()
        if name.hasSuffix(".gz") { name.removeLast(3) }
        if name.hasSuffix(".geojson") || name.hasSuffix(".json") { return .geojson }
        if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") { return .ndjson }
        let head = String(decoding: bytes[start...].prefix(4_096), as: UTF8.self)
        return head.contains("\"FeatureCollection\"") || head.contains("\"Feature\"") ? .geojson : .ndjson
    }
}
