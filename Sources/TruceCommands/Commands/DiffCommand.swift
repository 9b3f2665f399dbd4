internal import Analysis
internal import ArgumentParser
internal import Publication

/// `truce diff`: what two versions of a draft say differently.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares two versions of an agreement in its own terms, and what they let happen.",
        usage: "truce diff [<options>] <first> <second>",
        discussion: """
            Who is bound now and was not, what is no longer spared, how much longer a measure may take; and the loopholes \
            and omissions that the second version opens and closes. Other line breaks, comments and the order of blocks \
            are no differences.

            EXAMPLE
              truce diff drafts/first.md drafts/second.md

            EXIT STATUS
              0   done; both say the same, in the same words
              1   done; they differ
              2   one of them has errors or cannot be read
              64  the command line cannot be understood
            """)

    @Argument(help: "The earlier version.")
    var first: String

    @Argument(help: "The later version.")
    var second: String

    @Flag(help: "Print a JSON document instead of the page.")
    var json = false

    @Flag(
        name: .customLong("no-search"), help: "Compare only what they say; do not search them for loopholes.")
    var skipsSearch = false

    func run() throws {
        let shell = Shell.current
        let loading = DraftLoading(shell: shell)
        let drafts = (
            try loading.draft(first, bounds: Draft.Bounds()),
            try loading.draft(second, bounds: Draft.Bounds())
        )
        var progress = LateProgress(shell)
        let checks =
            skipsSearch
            ? nil
            : (
                first: DraftCheck(drafts.0) { progress.show("searching \(Int($0 * 50)) %") },
                second: DraftCheck(drafts.1) { progress.show("searching \(50 + Int($0 * 50)) %") }
            )
        progress.end()
        let report = DiffReport(
            from: drafts.0.agreement, to: drafts.1.agreement, checks: checks, zones: shell.zones)
        shell.out(json ? report.json() : report.text(style: shell.style, width: shell.width))
        if !report.isSame { throw ExitStatus.notAsAsked.code }
    }
}
