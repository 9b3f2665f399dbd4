internal import AgreementLanguage
internal import Analysis
internal import ArgumentParser
internal import CeasefireModel
internal import Publication

/// `truce check`: what is wrong with a draft, before anybody signs it.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Searches a draft for omissions, ambiguities and loopholes before anybody signs it.",
        usage: "truce check [<options>] <agreement>",
        discussion: """
            Every finding says what the draft lets happen, shows a shortest timeline that was replayed through the \
            assessment, and proposes a mend. Searches are bounded, and say by what: nothing found within a bound is not \
            nothing there.

            EXAMPLE
              truce check Examples/enforcement-plan-2026/enforcement-plan.md

            EXIT STATUS
              0   done; nothing was found, or all of it is accepted in the document
              1   done; something was found
              2   the draft has errors or cannot be read
              64  the command line cannot be understood
            """)

    @Argument(help: "The draft: a Markdown document with truce blocks.")
    var agreement: String

    @Flag(help: "Print a JSON document instead of the page.")
    var json = false

    @Option(help: ArgumentHelp("Search timelines of at most so many events.", valueName: "events"))
    var bound = Draft.Bounds().events

    func validate() throws {
        guard (1...Draft.Bounds.mostEvents).contains(bound) else {
            throw ValidationError(
                "--bound \(bound) is not a number of events that can be searched; write 1 to \(Draft.Bounds.mostEvents)"
            )
        }
    }

    func run() throws {
        let shell = Shell.current
        let draft = try DraftLoading(shell: shell).draft(agreement, bounds: Draft.Bounds(events: bound))
        let check = DraftCheck(draft) { shell.progress("searching \(Int($0 * 100)) %") }
        shell.progress(nil)
        let report = CheckReport(check, zones: shell.zones)
        shell.out(json ? report.json() : report.text(style: shell.style, width: shell.width))
        if check.flaws.contains(where: { $0.acceptance == nil }) { throw ExitStatus.notAsAsked.code }
    }
}
