internal import ArgumentParser
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record decide`: a finding, or what belongs together.
struct RecordDecideCommand: AsyncParsableCommand {
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
    }

    func run() async throws { try await common.add(record, signer) { try content($0) } }

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

/// `truce record notice`: a notice of breach.
struct RecordNoticeCommand: AsyncParsableCommand {
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
    }

    func run() async throws { try await common.add(record, signer) { content($0) } }

    private func content(_ now: Instant) -> [(String, JSONValue)] {
        var members = EntryOptions.members([("by", by), ("on", on), ("at", at ?? now.utcText)])
        if !report.isEmpty { members.append(("incidents", .object([("reports", .strings(report))]))) }
        if !deed.isEmpty { members.append(("deeds", .strings(deed))) }
        return [("notice", .object(members))]
    }
}

/// What every entry has that is given by options.
struct EntryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The entry or entries as lines of JSON; - for standard input.", valueName: "file"))
    var file: String?
    @Option(help: ArgumentHelp("The entry's name, unique in the record.", valueName: "name"))
    var name: String?
    @Option(
        help: ArgumentHelp("Who says so; the holder of the key's role where not given.", valueName: "name"))
    var author: String?
    @Option(help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?
    @Option(help: ArgumentHelp("When it became known; now where not given.", valueName: "moment"))
    var available: String?
    @Option(help: ArgumentHelp("For whom it is: internal, parties or public.", valueName: "tier"))
    var release: String?
    @Option(help: ArgumentHelp("The zone in which dates without a clock are read.", valueName: "zone"))
    var sourceZone = "UTC"
    @Option(
        help: ArgumentHelp(
            "When it was recorded, for the replay of an archive: the recorder's word, never before the last entry.",
            valueName: "moment"))
    var recordedAt: String?

    @Flag(help: "Print a JSON document.")
    var json = false

    /// What was given, by the names that files of entries use.
    static func members(_ values: [(String, String?)]) -> [(String, JSONValue)] {
        values.compactMap { name, value in value.map { (name, .string($0)) } }
    }

    /// Adds the entry that the options make, read as if it had stood in a file, so that both are held to the same rules.
    func add(
        _ record: RecordOption, _ signer: SignerOptions, content: (Instant) throws -> [(String, JSONValue)]
    ) async throws {
        let shell = Shell.current
        let isRefused = try shell.recording {
            let writer = try RecordWriter(
                shell, record: record.record, signer: signer, recordedAt: recordedAt)
            var reader = IntakeReader(
                shell: shell, isStrict: false, sourceZone: sourceZone, release: .internal)
            let rows: [(entry: RecordedEntry, span: SourceSpan?)]
            if let file {
                rows = try EntriesAdded.read(file, &reader, writer)
            } else {
                let now = writer.clock.moment
                let members =
                    Self.members([
                        ("entry", name), ("author", author ?? writer.grant.holder),
                        ("role", writer.grant.role),
                        ("available", available ?? now.utcText), ("reason", reason), ("release", release),
                    ]) + (try content(now))
                let line = JSONValue.object(members).text(openLevels: 0)
                rows = try EntriesAdded.read(Array(line.utf8), "the options", &reader, writer)
            }
            return try EntriesAdded.add(rows, to: writer, &reader, json: json)
        }
        if isRefused { throw ExitStatus.rejections.code }
    }
}
