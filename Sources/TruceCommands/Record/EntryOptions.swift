internal import ArgumentParser
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// How entries that people write are taken in.
struct WritingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The zone in which dates without a clock are read.", valueName: "zone"))
    var sourceZone = "UTC"

    @Option(
        help: ArgumentHelp(
            "When it was recorded, for the replay of an archive: the recorder's word, never before the last entry.",
            valueName: "moment"))
    var recordedAt: String?

    @Flag(
        help:
            "Take in entries that point at what is not there yet: a report or an entry that somebody else is still bringing, a party that is new, what will have happened only later."
    )
    var ahead = false

    @Flag(help: "Print a JSON document.")
    var json = false
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
    @OptionGroup var writing: WritingOptions

    /// Refuses options that do not make an entry.
    func requireEntry() throws {
        let missing = [
            name == nil ? "'--name', which nobody else uses" : nil,
            reason == nil ? "'--reason', which says why" : nil,
        ].compactMap(\.self)
        guard file != nil || missing.isEmpty else {
            throw ValidationError("The entry needs \(missing.joined(separator: ", and ")).")
        }
    }

    /// What was given, by the names that files of entries use.
    static func members(_ values: [(String, String?)]) -> [(String, JSONValue)] {
        values.compactMap { name, value in value.map { (name, .string($0)) } }
    }

    /// Adds the entry that the options make, read as if it had stood in a file, so that both are held to the same rules.
    func add(
        _ record: RecordOption, _ signer: SignerOptions, content: (Instant) throws -> [(String, JSONValue)]
    ) throws {
        let shell = Shell.current
        let isRefused = try shell.recording {
            let writer = try RecordWriter(
                shell, record: record.record, signer: signer, recordedAt: writing.recordedAt)
            var reader = IntakeReader(
                shell: shell, isStrict: false, sourceZone: writing.sourceZone, release: .internal)
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
            return try EntriesAdded.add(rows, to: writer, &reader, writing)
        }
        if isRefused { throw ExitStatus.rejections.code }
    }
}
