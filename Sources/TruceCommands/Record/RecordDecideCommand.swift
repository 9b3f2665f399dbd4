internal import ArgumentParser
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record decide`: a finding, or what belongs together.
struct RecordDecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Records a decision, signed: a finding, or which reports tell of one event.",
        usage:
            "truce record decide --record <record> --key <file> (--file <file> | --finding <report> ... | --same-event <report> ... )",
        discussion: """
            A decision has an author, a reason and, where a body voted, the votes and the dissent. It is given by \
            options or as lines of JSON in a file; either way it is checked as any entry is, and signed.

            EXAMPLES
              truce record decide --record mission.record --key commission.key --name F-1 \\
                --finding T26-R0405 --provision energy-spared --party russia --conclusion breach \\
                --body "Joint commission" --at 2026-02-05T10:00+02:00 \\
                --votes-for Norway,Chile --votes-against Peru \\
                --dissent "Peru held the reports to be one source." --reason "Two patrols saw the crater."
              truce record decide --record mission.record --key officer.key --name L-1 \\
                --same-event T26-R0405 --same-event T26-R0406 --reason "One explosion, told of twice."

            \(ExitStatus.help)
            """)

    @OptionGroup var record: RecordOption
    @OptionGroup var signer: SignerOptions
    @OptionGroup var common: EntryOptions

    @Option(help: ArgumentHelp("A finding on the incident that holds this report.", valueName: "report"))
    var finding: String?
    @Option(help: ArgumentHelp("A finding on this duty.", valueName: "deed"))
    var deed: String?
    @Option(help: ArgumentHelp("The part of the duty that is meant.", valueName: "tranche"))
    var tranche: String?
    @Option(help: ArgumentHelp("The provision that the finding is about.", valueName: "provision"))
    var provision: String?
    @Option(help: ArgumentHelp("The party that the finding is about.", valueName: "party"))
    var party: String?
    @Option(
        help: ArgumentHelp(
            "What was found: \(Finding.Conclusion.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "conclusion"))
    var conclusion: String?
    @Option(help: ArgumentHelp("The body that decided.", valueName: "name"))
    var body: String?
    @Option(help: ArgumentHelp("When it was decided; now where not given.", valueName: "moment"))
    var at: String?
    @Option(help: ArgumentHelp("A verification that was done. Repeat it for several.", valueName: "text"))
    var verification: [String] = []
    @Option(help: ArgumentHelp("The notice that was served before.", valueName: "entry"))
    var notice: String?
    @Option(help: ArgumentHelp("What the party replied.", valueName: "text"))
    var reply: String?
    @Option(help: ArgumentHelp("Who voted for it, parted by commas.", valueName: "names"))
    var votesFor: String?
    @Option(help: ArgumentHelp("Who voted against it, parted by commas.", valueName: "names"))
    var votesAgainst: String?
    @Option(help: ArgumentHelp("Who abstained, parted by commas.", valueName: "names"))
    var votesAbstained: String?
    @Option(help: ArgumentHelp("The dissent, in its own words.", valueName: "text"))
    var dissent: String?

    @Option(
        help: ArgumentHelp(
            "A report that tells of the same event as the others. Repeat it.", valueName: "report"))
    var sameEvent: [String] = []
    @Option(
        help: ArgumentHelp(
            "A report that tells of another event than the others. Repeat it.", valueName: "report"))
    var differentEvents: [String] = []
    @Option(
        help: ArgumentHelp(
            "WHOLE=PART: the incident of one report contains that of another.", valueName: "reports"))
    var contains: String?

    func validate() throws {
        let kinds = [common.file, finding, deed, sameEvent.first, differentEvents.first, contains].compactMap(
            \.self)
        guard kinds.count == 1 else {
            throw ValidationError(
                "Say what was decided, and one thing at a time: --file, --finding, --deed, --same-event, --different-events or --contains."
            )
        }
        try common.requireEntry()
    }

    func run() throws { try common.add(record, signer) { try content($0) } }

    private func content(_ now: Instant) throws -> [(String, JSONValue)] {
        if !sameEvent.isEmpty { return [("same-event", .strings(sameEvent))] }
        if !differentEvents.isEmpty { return [("different-events", .strings(differentEvents))] }
        if let contains {
            let parts = contains.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw ShellError(description: "--contains '\(contains)' is not WHOLE=PART")
            }
            return [("contains", .object([("whole", .string(parts[0])), ("part", .string(parts[1]))]))]
        }
        let voters: [(Finding.Vote.Choice, String?)] = [
            (.inFavour, votesFor), (.against, votesAgainst), (.abstaining, votesAbstained),
        ]
        let votes = voters.compactMap { choice, names in
            names.map { (choice.rawValue, JSONValue.strings($0.split(separator: ",").map(String.init))) }
        }
        var members = EntryOptions.members([
            ("report", finding), ("deed", deed), ("tranche", tranche), ("provision", provision),
            ("party", party),
            ("conclusion", conclusion), ("body", body), ("at", at ?? now.utcText), ("notice", notice),
            ("reply", reply), ("dissent", dissent),
        ])
        if !verification.isEmpty { members.append(("verification", .strings(verification))) }
        if !votes.isEmpty { members.append(("votes", .object(votes))) }
        return [("finding", .object(members))]
    }
}
