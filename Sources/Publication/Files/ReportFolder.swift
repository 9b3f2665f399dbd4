internal import Evaluation

/// The files of a report, as bytes under their names. Writing them is the shell's affair.
public enum ReportFolder {
    /// All files, in a fixed order: `report.html`, `verdict.json`, `assessments.csv`, `duties.csv`,
    /// `incidents.geojson`, `deadlines.ics`.
    public static func files(_ context: Context) -> [(name: String, bytes: [UInt8])] {
        let released = context.released
        return [
            ("report.html", Array(HTMLReport.text(released).utf8)),
            ("verdict.json", VerdictJSON.bytes(released)),
            ("assessments.csv", Array(AssessmentsCSV.text(released).utf8)),
            ("duties.csv", Array(DutiesCSV.text(released).utf8)),
            ("incidents.geojson", IncidentsGeoJSON.bytes(released)),
            (
                "deadlines.ics",
                Array(
                    DeadlinesCalendar.text(released, withHypothetical: context.showsHypotheticalDeadlines)
                        .utf8)
            ),
        ]
    }

    /// What is remarked on in the record, a line each, as far as the release tier tells it and safe to print.
    public static func remarks(_ context: Context) -> [String] {
        let released = context.released
        return released.verdict.remarks.map { TerminalStyle.plain.safe(released.moments.text($0)) }
    }

    /// `verdict.json` alone, for `--json`.
    public static func verdictJSON(_ context: Context) -> String {
        String(decoding: VerdictJSON.bytes(context.released), as: UTF8.self)
    }
}
