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
        usage: """
            truce check [<options>] <agreement>
            truce check --explain [<rule>]
            """,
        discussion: """
            Every finding says what the draft lets happen, shows a shortest timeline that was replayed through the \
            assessment where there is one, and proposes a mend. Searches are bounded, and say by what: nothing found \
            within a bound is not nothing there. Findings of one rule are told together, what they have in common once; --json, \
            --sarif and the page that --out writes tell each of them in full. A finding can be accepted in the document, with a reason and a name:

              ```truce
              accepted: no-stand-down
              at: ladder/deployment
              reason: The mission's mandate ends it.
              by: A. Northman
              ```

            EXAMPLE
              truce check Examples/enforcement-plan-2026/enforcement-plan.md --out out/check

            EXIT STATUS
              0   done; nothing was found, or all of it is accepted in the document
              1   done; something was found
              2   the draft has errors or cannot be read
              64  the command line cannot be understood
            """)

    @Argument(help: "The draft: a Markdown document with truce blocks.")
    var agreement: String?

    @Flag(help: "Print a JSON document instead of the page.")
    var json = false

    @Flag(help: "Print SARIF 2.1.0, for editors and places that host code.")
    var sarif = false

    @Option(help: ArgumentHelp("Give the pages of rules in SARIF this address.", valueName: "url"))
    var rulesAt: String?

    @Option(
        help: ArgumentHelp(
            "Write check.html and check.json here, and each timeline as files with the command that replays it.",
            valueName: "folder"))
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Tell what the agreements in this folder, NAME/agreement.md or NAME.md, say at each point.",
            valueName: "folder"))
    var library: String?

    @Option(
        help: ArgumentHelp(
            "Search timelines of so many events, and of as many more as a ladder counts.", valueName: "events"
        ))
    var bound = Draft.Bounds().events

    @Option(
        defaultAsFlag: "",
        help: ArgumentHelp(
            "Tell what a rule looks for, and why; without a rule, list them.", valueName: "rule"))
    var explain: String?

    func validate() throws {
        guard (1...Draft.Bounds.mostEvents).contains(bound) else {
            throw ValidationError(
                "--bound \(bound) is not a number of events that can be searched; write 1 to \(Draft.Bounds.mostEvents)"
            )
        }
        if json && sarif {
            throw ValidationError("--json and --sarif print two different documents; ask for one")
        }
        if rulesAt != nil && !sarif { throw ValidationError("--rules-at is told in SARIF; add --sarif") }
        if agreement == nil && explain == nil {
            throw ValidationError("name the draft to check, or ask for --explain")
        }
    }

    func run() throws {
        let shell = Shell.current
        if let explain { return try RuleExplanation(shell: shell).put(explain) }
        let loading = DraftLoading(shell: shell)
        let draft = try loading.draft(agreement ?? "", bounds: Draft.Bounds(events: bound))
        let others = try library.map { try loading.library($0, without: draft) } ?? []
        var progress = LateProgress(shell)
        let check = DraftCheck(draft, library: others) { progress.show("searching \(Int($0 * 100)) %") }
        progress.end()
        let report = CheckReport(check, zones: shell.zones)
        let replays = out == nil ? [] : report.replayFolders()
        if let out {
            try clear(out, for: replays, shell)
            for part in replays { try shell.write(part.files, "\(out)/\(part.folder)") }
            try shell.write(report.files(), out)
        }
        shell.out(
            json
                ? report.json()
                : sarif ? report.sarif(rulesAt: rulesAt) : report.text(style: shell.style, width: shell.width)
        )
        if let out, !json, !sarif {
            let played =
                replays.isEmpty
                ? "" : "; replays/README.md lists the timelines with the commands that replay them"
            shell.out("\nWritten: \(out)/check.html, check.json\(played)\n")
        }
        if check.flaws.contains(where: { $0.acceptance == nil }) { throw ExitStatus.notAsAsked.code }
    }
    /// Takes away the timelines of an earlier check that this one does not write anew: nobody shall take them for its own.
    private func clear(
        _ out: String, for replays: [(folder: String, files: [(name: String, bytes: [UInt8])])],
        _ shell: Shell
    ) throws {
        let folder = "\(out)/\(CheckReport.replaysFolder)"
        guard let list = try? shell.read("\(folder)/\(CheckReport.replayList)") else { return }
        let new = Set(replays.flatMap { part in part.files.map { "\(out)/\(part.folder)/\($0.name)" } })
        let old = String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
        let left = old.filter { !new.contains("\(folder)/\($0)") }
        if !left.isEmpty { try shell.remove(left, folder) }
    }
}
