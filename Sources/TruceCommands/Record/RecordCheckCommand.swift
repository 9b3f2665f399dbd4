internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record check`: whether a store is sound.
struct RecordCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks whether a store is sound: whether all that it keeps fits its entries.",
        usage: "truce record check <record> [--json]",
        discussion: """
            Works the tree out anew and holds it against every checkpoint; holds each entry against the rules of the \
            record: its salt, its signature, the roles that the entries before it give, the intake that vouches for it; holds the lists of names and kinds, by which \
            entries are found, against the entries; reads every file and holds it against its digest. `checkpoint` and \
            `backup` look first in the same way, and refuse a store that is not sound.

            This is for whoever keeps the store. Whoever is handed a sealed folder uses `truce record verify`.

            EXAMPLE
              truce record check mission.record

            EXIT STATUS
              0   the store is sound
              1   something is wrong with it; what, is listed
              2   there is no such record, or it cannot be read
              64  the command line cannot be understood
            """)

    @OptionGroup var record: RecordPlace

    @Flag(help: "Print a JSON document.")
    var json = false

    func run() throws {
        let (shell, place) = (Shell.current, record.record)
        try shell.recording {
            let words = RecordAddress.words(place)
            guard shell.records.look(place) != .folder else {
                throw ShellError(
                    description: "\(place) is a folder: `truce record verify` checks sealed folders")
            }
            let store = try shell.records.open(place)
            let (check, root) = try store.read { record in
                let check = try record.checkStore(
                    of: store.identity, readsFiles: true, at: shell.records.now()
                ) { done, all in
                    shell.progress("checking \(done) of \(all)")
                }
                return (check, try record.head().frontier.root)
            }
            shell.progress(nil)
            let isSound = check.faultCount == 0
            if json {
                shell.out(
                    JSONValue.object([
                        ("record", .string(words)), ("sound", .bool(isSound)),
                        ("size", .integer(Int64(clamping: check.size))), ("root", .string(root.hexadecimal)),
                        ("files", .int(check.fileCount)), ("checkpoints", .int(check.checkpointCount)),
                        ("unvouched", .int(check.unvouchedCount)),
                        ("in_other_hands", .array(check.doubtful.map { .integer(Int64(clamping: $0)) })),
                        ("faults", .strings(check.faults)), ("fault_count", .int(check.faultCount)),
                    ]).text(openLevels: 2))
            } else {
                shell.out(Self.text(check, words, root: root.hexadecimal))
            }
            if !isSound { throw ExitStatus.notAsAsked.code }
        }
    }

    private static func text(_ check: StoreCheck, _ place: String, root: String) -> String {
        var lines = check.faults.map { "WRONG  \($0)" }
        if check.faultCount > check.faults.count {
            lines.append("       and \(check.faultCount - check.faults.count) more")
        }
        if check.faultCount == 0 {
            lines.append(
                "\(place) is sound: \(Counted.of(check.size, "leaf", "leaves")), \(Counted.of(check.fileCount, "file")), \(Counted.of(check.checkpointCount, "checkpoint"))"
            )
            lines.append("root \(root)")
        } else {
            lines.append("\(place) is not sound. Restore a backup that is, or export from it nothing.")
        }
        lines += check.remarks
        if check.size == 0 { lines.append("nothing opens the record: its making ended early") }
        if check.checkpointCount == 0, check.size > 0 {
            lines.append(
                "no checkpoint is kept here: which entries there are, in which order and since when, nobody has signed. Where one was signed before, somebody took it away, and whoever was handed it can tell"
            )
        } else if check.signedSize < check.size {
            lines.append(
                "\(Counted.of(check.size - check.signedSize, "leaf", "leaves")) came after the newest checkpoint: their order and their times nobody has signed yet"
            )
        }
        return lines.map { DiagnosticText.escaped($0) + "\n" }.joined()
    }
}

/// Numbers of things in words.
enum Counted {
    /// `1 file`, `2 files`.
    static func of(_ count: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }
}
