public import CeasefireModel

/// Reads tables of reports: one row for what one source said about one event.
public enum ReportsCSV {
    /// Reads a table of reports.
    ///
    /// The columns `report_id`, `occurred_from` and `occurred_to` must be there, in any order; others are
    /// optional, and unknown ones are named in one note. White space around a value does not count.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, RFC 4180.
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
        var words = WordCheck()
        var known: Report?
        var quick = QuickCSV(source, times: times)
        var reading = CSVReading(
            columns: { header in
                let columns = ReportColumns(&header)
                quick.begin(columns, count: header.names.count)
                return columns
            },
            row: { columns, cells in
                var outcome = columns.report(of: &cells, times, &words, known: &known)
                outcome.row = outcome.row.map {
                    quick.add($0, of: cells.row, isClean: cells.problems.list.isEmpty)
                }
                return outcome
            },
            saysTheSame: ==)
        reading.ahead = { quick.takeRows(&$0, &$1) }
        return reading.read(source, refusal: times.refusal(file: file))
    }

    /// Takes several files together; see ``Intake/merging(_:)``.
    public static func merge(_ intakes: [Intake<Report>]) -> Intake<Report> { .merging(intakes) }
}
