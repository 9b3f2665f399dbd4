internal import Evaluation

/// The files of a report, as bytes under their names. Writing them is the shell's affair.
public enum ReportFolder {
    /// All files, in a fixed order: `report.html`, `verdict.json`, `assessments.csv`, `duties.csv`,
    /// `incidents.geojson`, `deadlines.ics`.
    public static func files(_ context: Context) -> [(name: String, bytes: [UInt8])] {
        let released = Released(context)
        return [
            ("report.html", HTMLReport.text(released)),
            ("verdict.json", VerdictJSON.text(released)),
            ("assessments.csv", AssessmentsCSV.text(released)),
            ("duties.csv", DutiesCSV.text(released)),
            ("incidents.geojson", IncidentsGeoJSON.text(released)),
            (
                "deadlines.ics",
                DeadlinesCalendar.text(released, withHypothetical: context.showsHypotheticalDeadlines)
            ),
        ].map { ($0.0, Array($0.1.utf8)) }
    }

    /// What is remarked on in the record, a line each, as far as the release tier tells it and safe to print.
    public static func remarks(_ context: Context) -> [String] {
        let released = Released(context)
        return released.verdict.remarks.map { TerminalStyle.plain.safe(released.moments.text($0)) }
    }

    /// `verdict.json` alone, for `--json`.
    public static func verdictJSON(_ context: Context) -> String { VerdictJSON.text(Released(context)) }
}
