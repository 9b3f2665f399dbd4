internal import AgreementLanguage
internal import ArgumentParser
internal import CeasefireModel
internal import EventStore
internal import Publication

/// `truce assess`: the main job.
struct AssessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Assesses reports against an agreement, under each of its readings.",
        usage: "truce assess [<options>] <agreement> [<agreement> ...] [--reports <file> ...]",
        discussion: """
            Prints a matrix: for each reading what is assessed, since when and after how long, by whom, incidents \
            by state, the highest rung that would be called for, and clocks. Every result is an assessment by a \
            machine; findings are made by people, and clocks on assessments are hypothetical.

            With --out it also writes report.html (opens without a network), assessments.csv, duties.csv, \
            incidents.geojson, verdict.json and deadlines.ics. All files are written, or none. \
            Documentation/Formats.md tells how inputs are written.

            A document in which nothing can be broken, such as a plan of responses, needs no reports: what it answers, \
            what it leaves open and how a truce uses it is told; with --json for programs, with --out as plan.txt and \
            plan.json.

            Several documents are held against the same record, which is read and made ready once: a row for each reading of \
            each. With --out each has a folder of its own, and index.html leads to them.

            The same inputs give the same bytes. Reports, statements and entries may come in any order.

            STATES, the worst first
              refuted            the sum against some element is beyond the standard
              undecidable        a fact or a term is needed that nobody gives
              contested          words that are not mere interest stand on both sides
              alleged            supported below the standard, or by interested origins only
              unattributed       the event meets the standard, who did it does not
              meets the standard every element does

            EXAMPLES
              truce assess Examples/energy-truce-2026/energy-truce.md \\
                --reports Examples/energy-truce-2026/reports.csv \\
                --origins Examples/energy-truce-2026/origins.csv --out out
              truce assess Examples/all-for-all/agreement.md \\
                --reports Examples/all-for-all/reports.csv \\
                --entries Examples/all-for-all/entries.ndjson --as-of 2026-06-25T00:00+02:00
              truce assess draft-1.md draft-2.md draft-3.md --reports reports.csv
              truce assess agreement.md --record mission.record \\
                --as-of 2026-06-25T00:00+02:00 --basis recorded

            \(ExitStatus.help)
            """)

    @OptionGroup var inputs: InputOptions

    @Argument(
        help: "More documents, to be held against the same record.", completion: .file(extensions: ["md"]))
    var others: [String] = []

    @OptionGroup var output: OutputOptions

    @Flag(help: "Print verdict.json instead of the matrix.")
    var json = false

    @Option(help: ArgumentHelp("Write the report and the files beside it here.", valueName: "folder"))
    var out: String?

    @Flag(
        help: ArgumentHelp(
            "Put clocks on assessments into deadlines.ics too, marked HYPOTHETICAL: they bind nobody."))
    var hypotheticalDeadlines = false

    func validate() throws {
        if others.isEmpty, inputs.files.reports.isEmpty, inputs.kept.record == nil,
            (try? inputs.plan(in: Shell.current)) != nil
        {
            return
        }
        try inputs.requireInput()
    }

    func run() throws {
        let shell = Shell.current
        guard others.isEmpty else { return try runSeveral(in: shell) }
        if inputs.files.reports.isEmpty, inputs.kept.record == nil, let plan = try inputs.plan(in: shell) {
            return try put(plan, in: shell)
        }
        let assessed = try inputs.assessed(in: shell, release: output.release)
        var context = assessed.context(
            release: output.release, shell: shell,
            command: inputs.commandLine(of: inputs.agreement, release: output.release))
        context.showsHypotheticalDeadlines = hypotheticalDeadlines
        var files: [(name: String, bytes: [UInt8])] = []
        if let out {
            shell.progress("writing \(out)")
            files = ReportFolder.files(context)
            try shell.write(files, out)
        }
        shell.progress(nil)
        shell.warn(of: context)
        if json {
            shell.out(ReportFolder.verdictJSON(context))
        } else {
            shell.out(TerminalMatrix.text(context, style: shell.style, width: shell.width))
            if let out {
                shell.out("\nWritten: \(out)/\(files.map(\.name).joined(separator: ", "))\n")
            }
        }
        if assessed.hasRejections { throw ExitStatus.rejections.code }
    }

    /// A plan of responses alone, in the same three ways: as words, for programs, and as files.
    private func put(_ plan: Agreement, in shell: Shell) throws {
        let text = PlanText.text(plan, zones: shell.zones, style: shell.style, width: shell.width)
        let data = PlanText.json(plan, zones: shell.zones)
        if let out {
            let plain = PlanText.text(plan, zones: shell.zones, style: .plain, width: 120)
            try shell.write([("plan.txt", Array(plain.utf8)), ("plan.json", Array(data.utf8))], out)
        }
        shell.out(json ? data : text)
        if let out, !json { shell.out("\nWritten: \(out)/plan.txt, plan.json\n") }
    }
}

extension InputOptions {
    /// The command that makes the same assessment again. The folder that it writes to is left out: it
    /// changes nothing of what is written.
    func commandLine(of agreement: String, release: ReleaseTier) -> [String] {
        var words = ["truce", "assess", agreement]
        if !files.reports.isEmpty { words += ["--reports"] + files.reports }
        if let record = kept.record {
            words += ["--record", RecordAddress.isDatabase(record) ? "ADDRESS" : record]
        }
        for (option, value) in [
            ("--statements", statements), ("--entries", entries), ("--origins", origins),
            ("--weights", weights),
            ("--as-of", asOf), ("--basis", kept.basis == "available" ? nil : kept.basis),
            ("--source-zone", sourceZone),
        ] {
            if let value { words += [option, value] }
        }
        for (option, values) in [
            ("--observations", observations), ("--gazetteer", gazetteer), ("--drawn", drawn),
        ] where !values.isEmpty { words += [option] + values }
        for name in reading where name != "all" { words += ["--reading", name] }
        if release != .public { words += ["--release", release.rawValue] }
        if strict { words.append("--strict") }
        return words
    }
}
