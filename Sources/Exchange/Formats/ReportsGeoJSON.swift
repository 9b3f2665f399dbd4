public import CeasefireModel

/// Reads reports as points of GeoJSON (RFC 7946): one feature for what one source said about one event.
public enum ReportsGeoJSON {
    /// Reads a file of reports: a `FeatureCollection`, or a single `Feature`.
    ///
    /// The properties of a feature have the names of the columns that ``ReportsCSV`` reads, and mean the same.
    /// Its geometry is a `Point`, longitude first, or `null` where the source gives no position. The feature's
    /// `id` is the report's name where no `report_id` is among the properties.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8.
    ///   - file: The file's path, for diagnostics.
    ///   - sourceZone: The zone of dates and times that name none, `Europe/Kyiv`.
    ///   - zones: What the clocks of zones showed.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules,
        limits: ReaderLimits = .standard
    ) -> Intake<Report> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        let times = TimeReader(zone: sourceZone, rules: zones)
        if let intake = QuickGeoJSON.read(source, times) { return intake }
        var builder = IntakeBuilder<Report>(saysTheSame: ==)
        guard let canAccept = builder.open(source, times) else { return builder.intake }
        var reader = FeatureReader(source: source, times: times)
        guard let features = reader.features() else {
            builder.tell(reader.reports.cells.problems)
            return builder.intake
        }
        builder.tell(reader.reports.cells.problems)
        for feature in features {
            reader.begin(feature)
            guard builder.intake.readCount < limits.rows else {
                let line = reader.reports.cells.problems.rowSpan.line
                builder.tell(.tooMany("features", limits.rows, file: file, line: line))
                break
            }
            guard canAccept else {
                builder.reject()
                continue
            }
            let outcome = reader.report(of: feature)
            builder.close(outcome, &reader.reports.cells.problems)
        }
        if let note = reader.reports.cells.unknown.note { builder.tell(note) }
        return builder.intake
    }
}
