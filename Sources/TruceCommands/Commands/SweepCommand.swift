internal import Analysis
internal import ArgumentParser
internal import CeasefireModel
internal import Evaluation

/// `truce sweep`: what moves the verdict.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Shows what moves the verdict, by how much, and the smallest change that would reverse it.",
        discussion: """
            One thing is changed at a time, everything else held: each weight, up and down by whole decibans; \
            the standard of proof; each term that a reading leaves open, given the values that other readings \
            hold; and each origin whose words help to make up a breach, left out. A result that a small change \
            reverses is a weak one, whichever way it points.
            """)

    @OptionGroup var inputs: InputOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Print a JSON document instead of the table.")
    var json = false

    func run() async throws {
        let shell = Shell.current
        let (agreement, record, moment, hasRejections) = try inputs.read(
            in: shell, release: output.release)
        let sensitivity = Sensitivity(
            agreement: agreement, prepared: PreparedRecord(record, asOf: moment))
        let variations = sensitivity.variations { share in
            shell.progress("sweeping \(Int(share * 100)) %")
        }
        shell.progress(nil)
        let sweep = SweepResult(outcomes: sensitivity.outcomes(), variations: variations)
        shell.out(json ? sweep.json() : sweep.text())
        if hasRejections { throw ExitStatus.rejections.code }
    }
}
