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

    /// `verdict.json` alone, for `--json`.
    public static func verdictJSON(_ context: Context) -> String { VerdictJSON.text(Released(context)) }
}
