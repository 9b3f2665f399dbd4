internal import Analysis
internal import ArgumentParser
internal import Publication

/// `truce survey`: several drafts side by side.
struct SurveyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey",
        abstract: "Checks several agreements and sets the results side by side.",
        usage: "truce survey [<options>] <agreement or folder> ...",
        discussion: """
            For each agreement the articles that ask something of somebody (points), how many of them can be monitored, have \
            clocks, can be attributed and are answered by a consequence, and how many omissions, ambiguities, loopholes \
            and breaches that nothing answers (in a column of their own) truce check finds. A folder stands for the \
            agreements in it, NAME.md or NAME/agreement.md; those of them that cannot be run are told of and left out.

            EXAMPLE
              truce survey Agreements

            EXIT STATUS
              0   done
              2   one that was named has errors or cannot be read; a folder holds no agreement
              64  the command line cannot be understood
            """)

    @Argument(help: "Agreements, which are Markdown documents with truce blocks, or folders of them.")
    var agreements: [String]

    @Flag(help: "Print a JSON document instead of the table.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Print the table in Markdown, its links counted from this folder.", valueName: "folder"))
    var markdownFor: String?

    func validate() throws {
        if json && markdownFor != nil {
            throw ValidationError("--json and --markdown-for print two different documents; ask for one")
        }
    }

    func run() throws {
        let shell = Shell.current
        let loading = DraftLoading(shell: shell)
        let drafts = try loading.drafts(agreements, bounds: Draft.Bounds())
        var progress = LateProgress(shell)
        var checks: [DraftCheck] = []
        for (i, draft) in drafts.enumerated() {
            progress.show("checking \(i + 1) of \(drafts.count)")
            checks.append(DraftCheck(draft))
        }
        progress.end()
        let report = SurveyReport(checks)
        if let markdownFor {
            let folder = markdownFor.hasSuffix("/") ? markdownFor : markdownFor + "/"
            return shell.out(report.markdown(from: folder))
        }
        shell.out(json ? report.json() : report.text(style: shell.style, width: shell.width))
    }
}
