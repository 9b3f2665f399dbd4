internal import ArgumentParser
internal import CeasefireModel
internal import Evaluation
internal import EventStore
internal import Evidence
internal import Exchange
internal import Publication

/// `truce incidents`: fusion alone, for anyone to score.
struct IncidentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents",
        abstract: "Fuses reports into incidents and says which report belongs to which.",
        usage: "truce incidents (--reports <file> ... | --record <record>) [<options>]",
        discussion: """
            Writes a line report_id,incident_id,parent_id for each report, sorted by report. The parent is the \
            incident that the incident is a part of, empty for an outermost one. Labels that a file may hold \
            (incident_key) are never read.

            EXAMPLE
              truce incidents --reports Examples/energy-truce-2026/reports.csv \\
                --origins Examples/energy-truce-2026/origins.csv --source-zone Europe/Kyiv

            \(ExitStatus.help)
            """)

    @OptionGroup var files: ReportFiles

    @Option(
        help: ArgumentHelp(
            "Fuse the reports of a record instead: its path, or a sealed folder.", valueName: "record"))
    var record: String?

    @Option(help: ArgumentHelp("What people say about the evidence, as NDJSON.", valueName: "file"))
    var entries: String?

    @Option(help: ArgumentHelp("Who stands behind the names that outlets give, as CSV.", valueName: "file"))
    var origins: String?

    @Option(
        help: ArgumentHelp("Where to write the lines; standard output where not given.", valueName: "file"))
    var assignments: String?

    @Option(help: ArgumentHelp("The zone in which dates without a clock are read.", valueName: "zone"))
    var sourceZone = "UTC"

    @Flag(help: "Stop if any row is rejected.")
    var strict = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard record != nil else { return try files.require() }
        guard let other = (files.reports + [entries].compactMap(\.self)).first else { return }
        throw ValidationError("'\(other)' beside '--record': reports and entries come from the record.")
    }

    func run() throws {
        let shell = Shell.current
        var reader = IntakeReader(
            shell: shell, isStrict: strict, sourceZone: sourceZone, release: output.release)
        let origins = try reader.origins(origins)
        let view = try record.map { try shell.view(of: $0, asOf: nil, basis: .available).view }
        let reports = try view?.reports ?? reader.reports(files.reports)
        let entries = try view?.entries ?? reader.entries(self.entries)
        let fused = Fusion(origins: origins).incidents(
            from: reports, decisions: FusionDecisions(entries: entries), workers: AllCores())
        let (incidents, closed) = ReleasedNames.of(
            fused, in: Record(reports: reports, entries: entries, origins: origins), for: output.release)
        if closed > 0 {
            shell.err(
                "truce: \(closed) of \(reports.count) reports go by another name at the release tier \(output.release.rawValue)\n"
            )
        }
        var lines = incidents.flatMap { incident in
            incident.reports.map { report in
                [report.text, incident.id.text, incident.parent?.text ?? ""].map(csvCell).joined(
                    separator: ",")
            }
        }
        lines.sort()
        let text = "report_id,incident_id,parent_id\r\n" + lines.map { $0 + "\r\n" }.joined()
        if let assignments {
            let (folder, name) = Self.split(assignments)
            try shell.write([(name, Array(text.utf8))], folder)
            let parts = incidents.count { $0.parent != nil }
            shell.out(
                "\(reports.count) reports make \(incidents.count) incidents, \(parts) of them parts of another: \(assignments)\n"
            )
        } else {
            shell.out(text)
        }
        if reader.hasRejections { throw ExitStatus.rejections.code }
    }

    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = String(path[..<slash])
        return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
    }
}

/// A CSV cell, quoted where it must be (RFC 4180).
func csvCell(_ text: String) -> String {
    let marks: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
    guard text.unicodeScalars.contains(where: marks.contains) else { return text }
    return "\"" + text.doubling("\"") + "\""
}
