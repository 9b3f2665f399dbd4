internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record backup`: a whole record in one file.
struct RecordBackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies a whole record into one file.",
        usage: "truce record backup <record> <file>",
        discussion: """
            The file is itself a record: every command works on it. It holds the entries, the files, the checkpoints \
            with their cosignatures, and the secret of the salts: keep it where the record itself might be kept. \
            Whoever writes meanwhile is not held up. The copy's root is worked out anew from its leaves and compared; \
            the file appears when it is complete.

            EXAMPLE
              truce record backup mission.record /mnt/backup/mission-2026-02-03.record

            \(RecordCommand.exitStatus)
            """)

    @OptionGroup var record: NamedRecord
    @Argument(
        help: ArgumentHelp(
            "The record, where --record does not name it, and the file to make.", valueName: "record> <file"))
    var words: [String]
    @Flag(help: "Print a JSON document.")
    var json = false

    func validate() throws { try RecordWords.check(words, named: record.place, other: "file") }

    func run() throws {
        try Shell.current.copyRecord(from: record.place ?? words[0], to: words[words.count - 1], json: json)
    }
}

/// `truce record restore`: from a backup, or from one kind of store to another.
struct RecordRestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Makes a record from a backup, with the same root.",
        usage: "truce record restore <file> <record>",
        discussion: """
            Nothing may lie yet where the record shall be. The root is worked out anew from the leaves, before and \
            after, and compared; every file is held against its digest. Any record may be given in the place of a \
            backup, so this also moves a record from one kind of store to another.

            EXAMPLE
              truce record restore /mnt/backup/mission-2026-02-03.record mission.record

            \(RecordCommand.exitStatus)
            """)

    @Argument(help: "The backup, or another record.")
    var file: String
    @Argument(help: "Where the record shall be.")
    var place: String
    @Flag(help: "Print a JSON document.")
    var json = false

    func run() throws { try Shell.current.copyRecord(from: file, to: place, json: json) }
}

extension Shell {
    fileprivate func copyRecord(from source: String, to target: String, json: Bool) throws {
        try recording {
            let store = try records.open(source)
            var copied: RecordCopy?
            try records.create(target, store.identity) { new in
                copied = try RecordCopy.copy(from: store, to: new) { done, all in
                    progress("copying \(done) of \(all)")
                }
            }
            progress(nil)
            guard let copied else { throw ShellError(description: "nothing was copied") }
            guard !json else {
                return out(
                    JSONValue.object([
                        ("from", .string(RecordAddress.words(source))),
                        ("to", .string(RecordAddress.words(target))),
                        ("origin", .string(store.identity.origin)),
                        ("size", .integer(Int64(clamping: copied.size))),
                        ("root", .string(copied.root.hexadecimal)),
                        ("attachments", .int(copied.attachmentCount)),
                        ("checkpoints", .int(copied.checkpointCount)),
                    ]).text(openLevels: 1))
            }
            out(
                """
                \(DiagnosticText.escaped(RecordAddress.words(target))): \(Counted.of(copied.size, "leaf", "leaves")), \(Counted.of(copied.attachmentCount, "file")), \(Counted.of(copied.checkpointCount, "checkpoint"))
                The root is the same before and after: \(copied.root.hexadecimal)

                """)
        }
    }
}
