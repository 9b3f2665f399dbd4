internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping
internal import SealedVerification
internal import Synchronization

/// `truce record cosign`: a witness.
struct RecordCosignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign",
        abstract:
            "Cosigns a checkpoint as a witness, where the record goes on from what was cosigned before.",
        usage: "truce record cosign <folder or record> --key <file> --state <file> [--trust <key>]",
        discussion: """
            A witness promises one thing: that this record goes on from the one it cosigned last, with nothing changed. \
            The command checks that against the state file, refuses a fork or a rollback by its name, and only then \
            signs and remembers. Keep the state file with the key: a witness without memory witnesses nothing.

            The first time, --trust is the public key of the record's owner or log, as the mission published it; the \
            state file remembers it. Given a sealed folder, the cosignature is added to its checkpoint: send that file \
            back to the mission, which takes it in with `truce record checkpoint --cosigned FILE`. Given a record, it \
            is kept there.

            EXAMPLES
              truce record cosign sealed --key arland.key --state arland.state --trust KEY
              truce record cosign sealed --key arland.key --state arland.state

            EXIT STATUS
              0   cosigned
              1   refused: what was found is listed, and nothing was signed
              2   not cosigned: something is missing or cannot be used; standard error says what
              64  the command line cannot be understood
            """)

    @Argument(help: "A sealed folder, or a record.")
    var place: String

    @OptionGroup var signer: SignerOptions

    @Option(help: ArgumentHelp("What the witness remembers.", valueName: "file"))
    var state: String

    @Option(
        help: ArgumentHelp("The public key of the record's owner or log, the first time.", valueName: "key"))
    var trust: String?

    @Option(
        help: ArgumentHelp("The witness's name; the key file says it where not given.", valueName: "name"))
    var name: String?

    @Flag(help: "Print a JSON document.")
    var json = false

    func run() throws {
        let shell = Shell.current
        let isRefused = try shell.recording { try cosign(in: shell) }
        if isRefused { throw ExitStatus.notAsAsked.code }
    }

    private func cosign(in shell: Shell) throws -> Bool {
        let key = try signer.signingKey(in: shell)
        guard
            let name = try name ?? signer.file(in: shell).flatMap({ try KeyFile.read($0, shell: shell).name })
        else {
            throw ShellError(description: "the key file does not name the witness: give --name")
        }
        let memory = try WitnessMemory(state, of: name, trust: trust, shell: shell)
        let isFolder = shell.records.look(place) == .folder
        let store = isFolder ? nil : try shell.records.open(place)
        let folder = try store.map { try shell.sealedInMemory($0) } ?? shell.sealedFolder(place)
        guard let trusted = TrustedKey(memory.trusted) else {
            throw ShellError(description: "'\(memory.trusted)' is no public key, or was mistyped")
        }
        shell.progress("verifying \(place)")
        let own = try NoteKey(name: name, kind: .witness, publicKey: key.publicKey)
        // Its own key, so that what it cosigned bounds the times of what came since.
        var verification = Verification(
            folder: folder, trusted: [trusted] + [TrustedKey(own.text)].compactMap(\.self),
            earlier: memory.note)
        verification.now = shell.records.now().secondsSinceEpoch
        let report = verification.run()
        shell.progress(nil)
        guard report.holds else {
            shell.out(SealedWords.text(report, place, hasKeys: true))
            shell.err("truce: refused: nothing was cosigned\n")
            return true
        }
        shell.warn(ofRemarks: report, place, besides: [.cosignatureAbsent])
        guard
            let bytes = try store.map({ try Checkpointing.newest(in: $0)?.note })
                ?? (try shell.read(place + "/checkpoint"))
        else { throw ShellError(description: "the record has no checkpoint yet") }
        let before = try SignedNote(bytes)
        var note = try SignedNote(text: before.text)
        // What this witness signed here before gives way to what it signs now.
        for signature in before.signatures where signature.name != name || signature.bytes.count != 72 {
            note.add(signature)
        }
        let time = shell.records.now()
        try note.cosign(name: name, at: UInt64(clamping: time.secondsSinceEpoch), with: key)
        // Remembered first: a signature that is given out must never be forgotten.
        try memory.remember(note, at: state, shell: shell)
        do {
            if let store {
                _ = try Checkpointing.take(cosigned: note.encoded, into: store, checkedBy: [own])
            } else {
                try shell.write([("checkpoint", note.encoded)], place)
            }
        } catch {
            shell.err(
                "truce: \(DiagnosticText.escaped(state)) remembers what was cosigned, and the cosignature stands nowhere else yet: run the same command again\n"
            )
            throw error
        }
        tell(report, name: name, note: note, isFirst: memory.note == nil, shell)
        return false
    }

    private func tell(_ report: SealedReport, name: String, note: SignedNote, isFirst: Bool, _ shell: Shell) {
        guard !json else {
            return shell.out(
                JSONValue.object([
                    ("origin", .string(report.origin)), ("size", .integer(Int64(clamping: report.size))),
                    ("root", .string(report.root)), ("witness", .string(name)),
                    ("note", .string(String(decoding: note.encoded, as: UTF8.self))),
                ]).text(openLevels: 1))
        }
        let before =
            isFirst
            ? "the first that this witness cosigns" : "it goes on from what this witness cosigned before"
        shell.out(
            "\(DiagnosticText.escaped(report.origin)): \(report.size) entries, root \(report.root); \(before).\nCosigned by \(DiagnosticText.escaped(name)).\n"
        )
    }
}

/// What a witness remembers: whom it trusts, and what it cosigned last.
private struct WitnessMemory {
    let trusted: String
    let note: [UInt8]?

    init(_ path: String, of witness: String, trust: String?, shell: Shell) throws {
        guard shell.records.look(path) == .file else {
            guard let trust else {
                throw ShellError(
                    description:
                        "\(path) is not there, so this witness has cosigned nothing yet: name whom it shall trust with --trust KEY, or the right state file"
                )
            }
            (trusted, note) = (trust, nil)
            return
        }
        let bytes = try shell.read(path)
        guard let end = bytes.firstIndex(of: 0x0A) else {
            throw ShellError(description: "\(path) is no state of a witness")
        }
        let known = String(decoding: bytes[..<end], as: UTF8.self)
        guard trust == nil || trust == known else {
            throw ShellError(
                description:
                    "\(path) trusts \(known), and --trust names another key: this state is of another record")
        }
        let remembered = Array(bytes[(end + 1)...])
        // A witness's line: eight bytes of time before the signature. Others may have cosigned before; whose state it is stands last.
        let owner = ((try? SignedNote(remembered))?.signatures ?? []).last { $0.bytes.count == 72 }?.name
        guard let owner else {
            throw ShellError(
                description: "\(path) is no state of a witness: no cosignature stands in it")
        }
        guard owner.utf8.elementsEqual(witness.utf8) else {
            throw ShellError(
                description:
                    "\(path) is the state of \(owner), and this witness is called \(witness): each keeps one of its own"
            )
        }
        (trusted, note) = (known, remembered)
    }

    func remember(_ note: SignedNote, at path: String, shell: Shell) throws {
        let (folder, name) = IncidentsCommand.split(path)
        try shell.write([(name, Array("\(trusted)\n".utf8) + note.encoded)], folder)
    }
}

extension Shell {
    /// A record as a sealed folder that nobody writes down.
    func sealedInMemory(_ store: any RecordStore) throws -> SealedFolder {
        var files: [String: [UInt8]] = [:]
        _ = try sealed(store, for: .internal) { fill in try fill { files[$0] = $1 } }
        return SealedFolder { [files] in files[$0] }
    }
}
