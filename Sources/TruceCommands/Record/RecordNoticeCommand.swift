internal import ArgumentParser
internal import CeasefireModel
internal import Publication

/// `truce record notice`: a notice of breach.
struct RecordNoticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "Records that a notice of breach was served, signed.",
        usage:
            "truce record notice --record <record> --key <file> (--file <file> | --by <party> --on <party> --report <report> ...)",
        discussion: """
            EXAMPLE
              truce record notice --record mission.record --key officer.key --name N-1 --by ukraine --on russia \\
                --report T26-R0405 --at 2026-02-03T12:00+02:00 --reason "Served on the liaison officer by hand."

            \(ExitStatus.help)
            """)

    @OptionGroup var record: RecordOption
    @OptionGroup var signer: SignerOptions
    @OptionGroup var common: EntryOptions

    @Option(help: ArgumentHelp("Who served it.", valueName: "party"))
    var by: String?
    @Option(help: ArgumentHelp("On whom.", valueName: "party"))
    var on: String?
    @Option(
        help: ArgumentHelp(
            "A report of an incident complained of. Repeat it for several.", valueName: "report"))
    var report: [String] = []
    @Option(help: ArgumentHelp("A duty complained of. Repeat it for several.", valueName: "deed"))
    var deed: [String] = []
    @Option(help: ArgumentHelp("When; now where not given.", valueName: "moment"))
    var at: String?

    func validate() throws {
        guard (common.file != nil) != (by != nil || on != nil || !report.isEmpty || !deed.isEmpty) else {
            throw ValidationError("Give --file, or --by, --on and what is complained of (--report, --deed).")
        }
        try common.requireEntry()
    }

    func run() throws { try common.add(record, signer) { content($0) } }

    private func content(_ now: Instant) -> [(String, JSONValue)] {
        var members = EntryOptions.members([("by", by), ("on", on), ("at", at ?? now.utcText)])
        if !report.isEmpty { members.append(("incidents", .object([("reports", .strings(report))]))) }
        if !deed.isEmpty { members.append(("deeds", .strings(deed))) }
        return [("notice", .object(members))]
    }
}
