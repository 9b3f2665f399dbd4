internal import ArgumentParser
internal import CeasefireModel
internal import EventStore
internal import Exchange
internal import Publication
internal import RecordKeeping

/// `truce record add`: entries that people write.
struct RecordAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds entries that people write: decisions, tasks, replies, files, notes, corrections.",
        usage:
            "truce record add --record <record> --key <file> [<file>] [--corrects <number>] [--withdraws <number>] [--confirms <number>]",
        discussion: """
            Reads lines of JSON, one entry in each, from a file or from standard input (-). All kinds of entries files \
            are taken, and task, reply, measure-authorised, resume, agreement, line, attachment and note; \
            `"files": ["photo.jpg"]` puts files on the record with any of them. Every entry is signed.

            Nothing is overwritten. --corrects N takes one entry, of the same kind and name as leaf N, as what holds \
            from now on in its place; a report is corrected by a file of reports with that one row (--reports), a \
            statement or an observation likewise. --withdraws N says that leaf N holds no longer. --confirms N says again, by \
            another key, what leaf N says: for what a key signed that was stolen. Each needs --reason.

            A correction is seen by whoever may see what it corrects. With --opens it is seen by whoever may see what it \
            says now: so an internal report can be shown to the parties later, in the words of the correction.

            EXAMPLES
              truce record add --record mission.record --key officer.key tasks.ndjson
              echo '{"entry": "N-1", "author": "Duty officer", "available": "2026-02-03T12:00Z", \\
                "note": {"about": ["report:T26-R0405"], "text": "The crater was seen by a patrol."}}' | \\
                truce record add --record mission.record --key officer.key -
              truce record add --record mission.record --key officer.key --corrects 17 \\
                --reports corrected.csv --reason "The toll was of the whole day."

            \(ExitStatus.help)
            """)

    @OptionGroup var record: RecordOption
    @OptionGroup var signer: SignerOptions

    @Argument(help: "Lines of JSON; - for standard input.")
    var file: String?

    @Option(
        help: ArgumentHelp(
            "With --corrects: a file with the report as it should have been.", valueName: "file"))
    var reports: String?

    @Option(
        help: ArgumentHelp(
            "With --corrects: a file with the statement as it should have been.", valueName: "file"))
    var statements: String?

    @Option(
        help: ArgumentHelp(
            "With --corrects: a file with the observation as it should have been.", valueName: "file"))
    var observations: String?

    @Option(
        help: ArgumentHelp("The leaf in whose place the one entry holds from now on.", valueName: "number"))
    var corrects: UInt64?

    @Option(help: ArgumentHelp("The leaf that holds no longer.", valueName: "number"))
    var withdraws: UInt64?

    @Option(
        help: ArgumentHelp(
            "The leaf that another key signed and that this one stands up for.", valueName: "number"))
    var confirms: UInt64?

    @Flag(
        help:
            "With --corrects: whoever may see the new words by their own mark sees the correction, though what it corrects is for a smaller circle."
    )
    var opens = false

    @Option(help: ArgumentHelp("Why, of a correction, withdrawal or confirmation.", valueName: "text"))
    var reason: String?

    @Option(
        help: ArgumentHelp("Who corrects; the holder of the key's role where not given.", valueName: "name"))
    var author: String?

    @OptionGroup var writing: WritingOptions

    func validate() throws {
        let rows = [file, reports, statements, observations].compactMap(\.self)
        if withdraws != nil || confirms != nil {
            guard rows.isEmpty, corrects == nil, withdraws == nil || confirms == nil else {
                throw ValidationError(
                    "'\(withdraws != nil ? "--withdraws" : "--confirms")' stands alone: it puts nothing in the place of its leaf."
                )
            }
        } else if rows.count != 1 {
            throw ValidationError("Name one file of entries, or - for standard input.")
        }
        if opens, corrects == nil {
            throw ValidationError("'--opens' goes with '--corrects': it opens what takes a leaf's place.")
        }
        if corrects != nil || withdraws != nil || confirms != nil {
            guard let reason, !reason.isEmpty else {
                throw ValidationError("A correction needs '--reason': whoever reads the record asks why.")
            }
        } else if file == nil {
            throw ValidationError(
                "'--reports', '--statements' and '--observations' go with '--corrects'; `truce record import` brings new rows."
            )
        }
    }

    func run() throws {
        let shell = Shell.current
        let hasRejections = try shell.recording { try add(in: shell) }
        if hasRejections { throw ExitStatus.rejections.code }
    }

    private func add(in shell: Shell) throws -> Bool {
        let writer = try RecordWriter(
            shell, record: record.record, signer: signer, recordedAt: writing.recordedAt)
        var reader = IntakeReader(
            shell: shell, isStrict: false, sourceZone: writing.sourceZone, release: .internal)
        if let confirms {
            let confirmation = try writer.confirmation(
                of: confirms, reason: reason ?? "", author: author ?? writer.grant.holder)
            return try EntriesAdded.add([(confirmation, nil)], to: writer, &reader, writing)
        }
        let rows = try withdraws == nil ? self.rows(&reader, writer) : []
        guard let number = corrects ?? withdraws else {
            return try EntriesAdded.add(rows, to: writer, &reader, writing)
        }
        guard rows.count <= 1 else {
            throw ShellError(description: "--corrects takes one entry, and here are \(rows.count)")
        }
        let correction = try writer.correction(
            of: number, by: rows.first?.entry, opens: opens, reason: reason ?? "",
            author: author ?? writer.grant.holder)
        guard let correction else {
            shell.out(
                writing.json
                    ? "{\"added\": []}\n" : "Leaf \(number) is corrected so already; nothing was done.\n")
            return false
        }
        return try EntriesAdded.add([(correction, rows.first?.span)], to: writer, &reader, writing)
    }

    /// The rows of the one file that is named.
    private func rows(
        _ reader: inout IntakeReader, _ writer: RecordWriter
    ) throws -> [(entry: RecordedEntry, span: SourceSpan?)] {
        let (zone, zones) = (writing.sourceZone, reader.shell.zones)
        let author = author ?? writer.grant.holder
        let role = writer.grant.role
        @Sendable func entry(_ substance: EntrySubstance) -> RecordedEntry {
            RecordedEntry(substance, author: author, role: role)
        }
        if let file { return try EntriesAdded.read(file, &reader, writer) }
        let files =
            try reader.filesOfReports([reports].compactMap(\.self)) { entry(EntrySubstance($0)) }
            + reader.filesOfRows([statements].compactMap(\.self)) {
                StatementsCSV.read($0, file: $1, sourceZone: zone, zones: zones)
            } as: {
                entry(EntrySubstance($0))
            }
            + reader.filesOfRows([observations].compactMap(\.self)) {
                ObservationsCSV.read($0, file: $1, sourceZone: zone, zones: zones)
            } as: {
                entry(EntrySubstance($0))
            }
        try reader.finishFiles(files)
        return try files.flatMap { file in
            let (rows, spans) = try file.content()
            return spans.enumerated().map { (rows.entry($0), $1) }
        }
    }
}
