internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Exchange
internal import Publication
internal import RecordKeeping

/// `truce record import`: the rows of files.
struct RecordImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Puts the rows of files on the record, and signs what each file brought.",
        usage: "truce record import --record <record> --key <file> --reports <file> ... [<options>]",
        discussion: """
            Reads the same files as `truce assess`, with the same diagnostics. All are read before anything is written. \
            Then rows are taken in, 4,096 at a time, and each file ends with an intake: an entry that names the file, its \
            digest, the rows read, accepted, rejected and set aside, and the leaves that hold them, signed by --key.

            A row that stands on the record already is passed over, so an import that was killed is simply run again: \
            it finishes, and nothing stands there twice. A row whose name is taken by something else is refused, and \
            the message says how to correct.

            --recorded-at is for replays of old archives, whose entries shall carry the time at which they were \
            recorded then. It is the recorder's word and nothing proves it; it cannot lie before the last entry.

            EXAMPLES
              truce record import --record mission.record --key officer.key \\
                --reports Examples/energy-truce-2026/reports.csv \\
                --statements Examples/energy-truce-2026/statements.csv \\
                --entries Examples/energy-truce-2026/entries.ndjson --source-zone Europe/Kyiv
              truce record import --record mission.record --key officer.key --reports table.csv@table.mapping.json

            \(ExitStatus.help)
            """)

    @OptionGroup var record: RecordOption
    @OptionGroup var signer: SignerOptions

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Reports: CSV, NDJSON or GeoJSON, gzipped or not.",
            discussion: "TABLE@MAPPING.json is a foreign table and the mapping that reads it.",
            valueName: "file"))
    var reports: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Statements about the agreement, as CSV.", valueName: "file"))
    var statements: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "What people say about the evidence, as NDJSON. Each entry is signed by --key.", valueName: "file"
        ))
    var entries: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Who looked where, when and by what means, as CSV.", valueName: "file"))
    var observations: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Where places are of which reports give only the name, as CSV.", valueName: "file")
    )
    var gazetteer: [String] = []

    @Option(
        help: ArgumentHelp(
            "The zone in which dates without a clock are read: an IANA name, or an offset such as +02:00.",
            valueName: "zone"))
    var sourceZone = "UTC"

    @Option(
        help: ArgumentHelp(
            "Who brings the rows; the holder of the key's role where not given.", valueName: "name"))
    var author: String?

    @Option(
        help: ArgumentHelp(
            "What a file is called on the record in place of its own name, which may name a person. One for each file, in the order of reports, statements, observations, entries.",
            valueName: "name"))
    var label: [String] = []

    @Option(
        help: ArgumentHelp("When the rows were recorded, for the replay of an archive.", valueName: "moment"))
    var recordedAt: String?

    @Flag(
        help:
            "Tell on standard error how far it is, line by line: each row that is counted stands on the record for good."
    )
    var progress = false

    @Option(help: .private)
    var batch = RecordImport.batch

    @Flag(help: "Take in entries of --entries that point at what is not there yet.")
    var ahead = false

    @Flag(help: "Stop before anything is written if a row is rejected.")
    var strict = false

    @Flag(help: "Print a JSON document.")
    var json = false

    func validate() throws {
        guard (1...RecordImport.batch).contains(batch) else {
            throw ValidationError("'--batch \(batch)' is not between 1 and \(RecordImport.batch).")
        }
        let files = reports + statements + entries + observations
        guard label.isEmpty || label.count == files.count, !label.contains("") else {
            throw ValidationError(
                "'--label' is given \(Counted.of(label.count, "time")) for \(Counted.of(files.count, "file")): each file needs one, or none has one."
            )
        }
        guard files.isEmpty else { return }
        throw ValidationError("Missing expected argument '--reports <file> ...': there is nothing to import.")
    }

    func run() throws {
        let shell = Shell.current
        let hasRejections = try shell.recording { try take(in: shell) }
        if hasRejections { throw ExitStatus.rejections.code }
    }

    private func take(in shell: Shell) throws -> Bool {
        let store = try shell.records.open(record.record)
        let key = try signer.signingKey(in: shell)
        let clock = try shell.clock(recordedAt: recordedAt, of: store)
        let recorder = Recorder(store: store, clock: clock)
        let grant = try shell.signer(key, in: shell.people(recorder), for: .intake)
        var reader = IntakeReader(shell: shell, isStrict: strict, sourceZone: sourceZone, release: .internal)
        let author = author ?? grant.holder
        let files = try files(&reader, author: author, role: grant.role)
        let work = RecordImport(
            recorder: recorder, clock: clock, key: key, author: grant.holder, role: grant.role, batch: batch)
        var told: [ImportedFile] = []
        // Files of entries come last: by then all rows stand on the record that they may point at.
        let firstOfEntries = files.count - entries.count
        var ofEntries: [(rows: RowsToImport, spans: [SourceSpan])] = []
        for (number, file) in files.enumerated() {
            if number == firstOfEntries {
                ofEntries = try files[number...].map { try $0.content() }
                if !ahead {
                    ofEntries = try reader.leaveOutLooseEnds(of: ofEntries) {
                        try shell.looseEnds(of: $0, with: recorder, at: clock.moment)
                    }
                }
            }
            var (rows, spans) =
                try number < firstOfEntries ? file.content() : ofEntries[number - firstOfEntries]
            if !label.isEmpty { rows.file = label[number] }
            var taken = 0
            let outcome: ImportOutcome
            do {
                outcome = try work.run(rows) { done in
                    taken = done
                    let words = "\(file.path): \(done) of \(rows.count)"
                    progress ? shell.err("truce: \(words)\n") : shell.progress(words)
                }
            } catch {
                shell.progress(nil)
                // Nobody shall think that nothing was done.
                if taken > 0 || !told.isEmpty {
                    shell.err(
                        "truce: \(file.path): \(taken) of \(Counted.of(rows.count, "row")) were taken in before this failed. They stay, and no intake vouches for them yet: run the same command again\n"
                    )
                }
                throw error
            }
            shell.progress(nil)
            reader.refuse(
                outcome.refused.map { (spans[$0.place], rows.entry($0.place).name.space, $0.refusal) })
            told.append(
                ImportedFile(
                    path: file.path, digest: rows.digest, accepted: outcome.appended + outcome.alreadyThere,
                    rejected: rows.rejected + UInt64(outcome.refused.count), setAside: rows.setAside,
                    outcome: outcome))
        }
        let head = try store.read { try $0.head() }
        shell.out(
            json
                ? ImportedFile.json(told, head)
                : ImportedFile.text(told, head, record: RecordAddress.words(record.record)))
        return reader.hasRejections
    }

    /// All files, read before anything is written.
    private func files(_ reader: inout IntakeReader, author: String, role: String) throws -> [FileToImport] {
        try reader.takeGazetteers(gazetteer)
        @Sendable func entry(_ substance: EntrySubstance) -> RecordedEntry {
            RecordedEntry(substance, author: author, role: role)
        }
        let (zone, zones) = (sourceZone, reader.shell.zones)
        var files: [FileToImport] = []
        files += try reader.filesOfReports(reports) { entry(EntrySubstance($0)) }
        files += try reader.filesOfRows(statements) {
            StatementsCSV.read($0, file: $1, sourceZone: zone, zones: zones)
        } as: {
            entry(EntrySubstance($0))
        }
        files += try reader.filesOfRows(observations) {
            ObservationsCSV.read($0, file: $1, sourceZone: zone, zones: zones)
        } as: {
            entry(EntrySubstance($0))
        }
        files += try reader.filesOfRows(entries) {
            EntriesNDJSON.read($0, file: $1, sourceZone: zone, zones: zones)
        } as: {
            RecordedEntry($0)
        }
        try reader.finishFiles(files)
        return files
    }
}

/// A file that was imported, and what became of its rows.
struct ImportedFile {
    let path: String
    let digest: Digest
    let accepted: UInt64
    let rejected: UInt64
    let setAside: UInt64
    let outcome: ImportOutcome

    static func text(_ files: [ImportedFile], _ head: RecordHead, record: String) -> String {
        let lines = files.map { file in
            let setAside = file.setAside == 0 ? "" : ", \(file.setAside) set aside"
            let numbers = file.outcome.intakes
            let isOne = numbers.count == 1
            let leaf = "\(isOne ? "leaf" : "leaves") \(numbers.map(String.init).joined(separator: ", "))"
            let intake =
                file.accepted == 0
                ? "the intake is \(leaf)"
                : file.outcome.wasComplete
                    ? "\(leaf) vouched for them before"
                    : "\(leaf) \(isOne ? "vouches" : "vouch") for them"
            return
                "\(file.path): \(file.accepted) accepted, \(file.rejected) rejected\(setAside); \(file.outcome.appended) new, \(file.outcome.alreadyThere) there already; \(intake)"
        }
        return lines.map { DiagnosticText.escaped($0) + "\n" }.joined() + """
            The record has \(head.size) leaves, root \(head.frontier.root.hexadecimal)
            Sign where it stands: truce record checkpoint --record \(DiagnosticText.escaped(record)) --key LOG.key

            """
    }

    static func json(_ files: [ImportedFile], _ head: RecordHead) -> String {
        JSONValue.object([
            ("size", .integer(Int64(clamping: head.size))), ("root", .string(head.frontier.root.hexadecimal)),
            (
                "files",
                .array(
                    files.map { file in
                        .object([
                            ("file", .string(file.path)), ("digest", .string("sha256:\(file.digest)")),
                            ("accepted", .integer(Int64(clamping: file.accepted))),
                            ("rejected", .integer(Int64(clamping: file.rejected))),
                            ("set_aside", .integer(Int64(clamping: file.setAside))),
                            ("new", .integer(Int64(clamping: file.outcome.appended))),
                            ("already_there", .integer(Int64(clamping: file.outcome.alreadyThere))),
                            (
                                "intakes",
                                .array(file.outcome.intakes.map { .integer(Int64(clamping: $0)) })
                            ),
                            ("was_complete", .bool(file.outcome.wasComplete)),
                        ])
                    })
            ),
        ]).text(openLevels: 3)
    }
}
