internal import AgreementLanguage
internal import Analysis
internal import ArgumentParser
internal import CeasefireModel
internal import Publication

/// `truce obligations`: who must do what by when.
struct ObligationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obligations",
        abstract: "Tells who must do what by when: a table, a timeline and a calendar.",
        usage: "truce obligations [<options>] <agreement>",
        discussion: """
            What is owed, what must not be done, who must act when something is broken, who must decide and who must give \
            notice, as the document says it before anything has happened, under each of its readings. With --out the \
            same is written as a page, as a calendar (obligations.ics) and as JSON.

            EXAMPLE
              truce obligations Examples/all-for-all/agreement.md --out out/obligations

            EXIT STATUS
              0   done
              2   the agreement has errors or cannot be read
              64  the command line cannot be understood
            """)

    @Argument(help: "The agreement: a Markdown document with truce blocks.")
    var agreement: String

    @Option(
        help: ArgumentHelp(
            "A reading; may be given more than once. All where none is given.", valueName: "name"))
    var reading: [String] = []

    @Flag(help: "Print a JSON document instead of the page.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Write obligations.html, obligations.ics and obligations.json here.", valueName: "folder"))
    var out: String?

    func run() throws {
        let shell = Shell.current
        var document = try DraftLoading(shell: shell).draft(agreement, bounds: Draft.Bounds()).agreement
        document.addReadingAsWritten()
        let wanted = try document.readings(named: reading, in: agreement, shell: shell)
        let report = ObligationsReport(document, readings: wanted, zones: shell.zones)
        if let out { try shell.write(report.files(), out) }
        shell.out(json ? report.json() : report.text(style: shell.style, width: shell.width))
        if let out, !json {
            shell.out("\nWritten: \(out)/obligations.html, obligations.ics, obligations.json\n")
        }
    }
}
