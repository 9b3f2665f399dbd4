internal import Analysis
internal import ArgumentParser
internal import Evaluation
internal import Exchange
internal import Publication

/// `truce sweep`: what moves the verdict.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Shows what moves the verdict, by how much, and the smallest change that would reverse it.",
        usage: "truce sweep [<options>] <agreement> --reports <file> ...",
        discussion: """
            One thing is changed at a time, everything else held: each weight, up and down by whole decibans; \
            the standard of proof; each duty's standard, and what silence on it means; each term that a reading leaves open, given the values that other readings \
            hold; and each origin whose words help to make up a breach, or say whether a duty was done, left out; what is relayed in several ways, taken in each of them; and single reports and entries, left out as \
            if they had never come, up to a limit that is told. A result that a small change \
            reverses is a weak one, whichever way it points. Where no single change reverses a reading, pairs are \
            tried, up to a limit that is told. With --out the same is written as a page with a chart.

            EXAMPLE
              truce sweep Examples/energy-truce-2026/energy-truce.md --reading kyiv \\
                --reports Examples/energy-truce-2026/reports.csv \\
                --entries Examples/energy-truce-2026/entries.ndjson \\
                --origins Examples/energy-truce-2026/origins.csv --out out/sweep

            \(ExitStatus.help)
            """)

    @OptionGroup var inputs: InputOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Print a JSON document instead of the table.")
    var json = false

    @Option(help: ArgumentHelp("Write sweep.html, with a chart, and sweep.json here.", valueName: "folder"))
    var out: String?

    func validate() throws { try inputs.requireReports(in: Shell.current) }

    func run() throws {
        let shell = Shell.current
        let inputs = try inputs.read(in: shell, release: output.release)
        let prepared = PreparedRecord(inputs.record, asOf: inputs.moment, workers: AllCores())
        let sensitivity = Sensitivity(agreement: inputs.agreement, prepared: prepared)
        let variations = sensitivity.variations { share in
            shell.progress("sweeping \(Int(share * 100)) %")
        }
        let rows = sensitivity.rows(workers: AllCores()) { share in
            shell.progress("leaving rows out \(Int(share * 100)) %")
        }
        let pairs = sensitivity.pairs(besides: variations + rows.variations) { share in
            shell.progress("sweeping pairs \(Int(share * 100)) %")
        }
        shell.progress(nil)
        let context = Context(
            verdict: assess(inputs.agreement, prepared: prepared), zones: shell.zones,
            release: output.release)
        shell.warn(of: context)
        let sweep = SweepReport(
            context, outcomes: sensitivity.outcomes(), variations: variations, rows: rows, pairs: pairs)
        if let out { try shell.write(sweep.files(), out) }
        shell.out(json ? sweep.json() : sweep.text(style: shell.style, width: shell.width))
        if let out, !json { shell.out("\nWritten: \(out)/sweep.html, sweep.json\n") }
        if inputs.hasRejections { throw ExitStatus.rejections.code }
    }
}
