internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record checkpoint`: the log says where it stands.
struct RecordCheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Signs where the record stands: how many entries, and their root.",
        usage: "truce record checkpoint <record> --key <file> [--out <file>]",
        discussion: """
            Prints the checkpoint, a signed note of a few lines, and keeps it in the record. Whoever has it can prove \
            later what stood on the record: hand it to the parties at every cut-off. With --cosigned the cosignatures \
            that witnesses set below it are taken into the record; with --show the newest is printed and nothing signed.

            EXAMPLES
              truce record checkpoint --record mission.record --key mission.log.key
              truce record checkpoint --record mission.record --cosigned from-arland/checkpoint

            \(RecordCommand.exitStatus)
            """)

    @OptionGroup var record: RecordPlace
    @OptionGroup var signer: SignerOptions

    @Option(
        help: ArgumentHelp("Takes the cosignatures below this checkpoint into the record.", valueName: "file")
    )
    var cosigned: String?

    @Flag(help: "Print the newest checkpoint and sign nothing.")
    var show = false

    @Option(help: ArgumentHelp("Write the checkpoint to this file too.", valueName: "file"))
    var out: String?

    @Flag(help: "Print a JSON document.")
    var json = false

    func run() throws {
        let shell = Shell.current
        try shell.recording {
            let store = try shell.records.open(record.record)
            let kept: KeptCheckpoint
            if show || cosigned != nil {
                if let cosigned {
                    let bytes = try shell.read(cosigned)
                    guard (try? Checkpoint(text: SignedNote(bytes).text)) != nil else {
                        throw ShellError(
                            description:
                                "\(cosigned): is no checkpoint: the file `checkpoint` of the folder that the witness cosigned was expected"
                        )
                    }
                    let names = try Checkpointing.take(cosigned: bytes, into: store)
                    shell.err(
                        "truce: cosigned by \(names.isEmpty ? "nobody" : names.joined(separator: ", "))\n")
                }
                guard let newest = try Checkpointing.newest(in: store) else {
                    throw ShellError(
                        description: "the record has no checkpoint yet: sign one with --key LOG.key")
                }
                kept = newest
            } else {
                kept = try Checkpointing.sign(
                    store, with: signer.signingKey(in: shell), at: shell.records.now()
                ) { done, all in
                    shell.progress("checking \(done) of \(all)")
                }
                shell.progress(nil)
            }
            if let out {
                let (folder, name) = IncidentsCommand.split(out)
                try shell.write([(name, kept.note)], folder)
            }
            shell.out(json ? Self.json(kept) : String(decoding: kept.note, as: UTF8.self))
        }
    }

    private static func json(_ kept: KeptCheckpoint) -> String {
        JSONValue.object([
            ("origin", .string(kept.checkpoint.origin)),
            ("size", .integer(Int64(clamping: kept.checkpoint.size))),
            ("root", .string(kept.checkpoint.root.hexadecimal)), ("signers", .strings(kept.signers)),
            ("note", .string(String(decoding: kept.note, as: UTF8.self))),
        ]).text(openLevels: 1)
    }
}
