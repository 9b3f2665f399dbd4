internal import ArgumentParser
internal import Publication

/// `truce explain`: the chain behind one result.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows the whole chain behind one assessment, incident, report, duty or clock.",
        usage: "truce explain [<options>] <id> <agreement> --reports <file> ...",
        discussion: """
            From the article to the provision, the reports with their links, the incident with its disagreements \
            and the reasons why its reports belong together, each element with every weight and the sums spelled \
            out, the state, the episode, the rung and the clock. Names stand in the report and in verdict.json:

              an assessment  kyiv/energy-spared/russia/I-T26-R0405
              an incident    I-T26-R0405
              a report       T26-R0405
              a duty         kyiv/prisoners-exchanged/wounded/russia
              a clock        kyiv/multi-tiered/russia/I-T26-R0405/warning/occurred/within

            EXAMPLE
              truce explain kyiv/energy-spared/russia/I-T26-R0405 \\
                Examples/energy-truce-2026/energy-truce.md \\
                --reports Examples/energy-truce-2026/reports.csv \\
                --entries Examples/energy-truce-2026/entries.ndjson \\
                --origins Examples/energy-truce-2026/origins.csv

            \(ExitStatus.help)
            """)

    @Argument(help: "The name of what is to be explained.")
    var id: String

    @OptionGroup var inputs: InputOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try inputs.requireReports(in: Shell.current) }

    func run() throws {
        let shell = Shell.current
        let assessed = try inputs.assessed(in: shell, release: output.release)
        let context = assessed.context(
            release: output.release, shell: shell,
            command: inputs.commandLine(of: inputs.agreement, release: output.release))
        shell.progress(nil)
        shell.warn(of: context)
        guard let text = Explanation.text(for: id, context: context, style: shell.style, width: shell.width)
        else {
            let near = Explanation.nearest(id, in: context)
            shell.err(
                "truce: there is nothing named '\(id)' in this assessment; "
                    + (near.isEmpty
                        ? Explanation.kinds(in: context) + "\n"
                        : "did you mean \(near.joined(separator: ", "))?\n"))
            throw ExitStatus.badInput.code
        }
        shell.out(text)
        if assessed.hasRejections { throw ExitStatus.rejections.code }
    }
}
