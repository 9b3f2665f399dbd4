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
            that witnesses set below it are taken into the record: give the keys of the witnesses with --witness, so that \
            nobody else's line is taken for theirs. With --show the newest is printed and nothing signed.

            EXAMPLES
              truce record checkpoint --record mission.record --key mission.log.key
              truce record checkpoint --record mission.record --cosigned from-arland/checkpoint \\
                --witness KEY

            \(RecordCommand.exitStatus)
            """)

    @OptionGroup var record: RecordPlace
    @OptionGroup var signer: SignerOptions

    @Option(
        help: ArgumentHelp("Takes the cosignatures below this checkpoint into the record.", valueName: "file")
    )
    var cosigned: String?

    @Option(
        help: ArgumentHelp(
            "With --cosigned: the public key of a witness, by which its line is checked. Repeat it for several.",
            valueName: "key"))
    var witness: [String] = []

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
                    try tell(
                        Checkpointing.take(cosigned: bytes, into: store, checkedBy: witnessKeys()), shell)
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
                do { try shell.write([(name, kept.note)], folder) } catch {
                    shell.err("truce: the record keeps the checkpoint, and --show prints it\n")
                    throw error
                }
            }
            shell.out(json ? Self.json(kept) : String(decoding: kept.note, as: UTF8.self))
        }
    }

    private func witnessKeys() throws -> [NoteKey] {
        try witness.map { text in
            let key = try NoteKey(text: text)
            guard key.kind == .witness else {
                throw ShellError(
                    description:
                        "'\(text)' is the key of a log; that of a witness is printed by `truce record key show FILE` as witness"
                )
            }
            return key
        }
    }

    /// Tells whose lines were taken in. Only where the witness's key was given is it known that the witness cosigned.
    private func tell(_ told: [(name: String, taken: Checkpointing.Taken)], _ shell: Shell) throws {
        if told.isEmpty { shell.err("truce: cosigned by nobody\n") }
        for (name, taken) in told {
            let name = DiagnosticText.escaped(name)
            switch taken {
            case .checked: shell.err("truce: cosigned by \(name)\n")
            case .unchecked:
                shell.err(
                    "truce: a line under the name of \(name) is kept, and nobody has checked it: --witness KEY does\n"
                )
            case .another: break
            }
        }
        guard let other = told.first(where: { $0.taken == .another })?.name else { return }
        throw ShellError(
            description:
                "another line stands under the name of \(DiagnosticText.escaped(other)), and stays: give the key of that witness with --witness KEY, and the line that is good is kept"
        )
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
