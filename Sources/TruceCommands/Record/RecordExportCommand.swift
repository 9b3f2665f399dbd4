internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Evidence
internal import Publication
internal import RecordKeeping

/// `truce record export`: a sealed folder.
struct RecordExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Makes a sealed folder, which anybody can check without a store and without trust.",
        usage: "truce record export <record> <folder> [--release <tier>] [--replace [--widen]]",
        discussion: """
            The folder holds the newest checkpoint with its cosignatures, the tree, the entries that the circle may \
            see, the files that belong to them, and a README for whoever opens it in ten years. An entry is shown or \
            withheld: it cannot be coarsened without changing its hash. What is marked for a smaller circle is \
            withheld, and so is what the rules of the circle would tell less closely: exact places and hours, what is \
            recent, what names a protected origin (--origins), and for the public the names of files, and whatever an \
            author who holds no role brought. What names an entry that is marked for a smaller circle is withheld with \
            it: a finding about an internal report, a note about it, a photo that belongs to it. Files are not searched: \
            what stands in them the marks of their entries must cover. What was withdrawn, replaced or put under a narrower mark is withheld \
            too where the circle may not see by what, so that nothing is told as if it still held. Of a withheld entry \
            the hash and the place are there.

            `truce record verify FOLDER` checks it; `truce assess AGREEMENT --record FOLDER` assesses from it.

            EXAMPLES
              truce record export mission.record sealed --release internal
              truce record export mission.record /srv/www/record --release parties \\
                --origins origins.csv --replace

            \(RecordCommand.exitStatus)
            """)

    @OptionGroup var record: NamedRecord
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Who stands behind the names that outlets give: what names a protected origin is withheld from all but internal.",
            valueName: "file"))
    var origins: String?

    @Flag(help: "No origin is protected: nothing is withheld for naming one.")
    var noOrigins = false

    @Argument(
        help: ArgumentHelp(
            "The record, where --record does not name it, and the folder to make.",
            valueName: "record> <folder"))
    var words: [String]

    private var place: String { record.place ?? words[0] }
    private var folder: String { words[words.count - 1] }

    @Flag(help: "Replace the sealed folder that lies there, in one step.")
    var replace = false

    @Flag(
        help:
            "With --replace: let a folder for a smaller circle take the place of one for a wider, whose readers may then see it."
    )
    var widen = false

    @Flag(help: "Print a JSON document.")
    var json = false

    func validate() throws {
        try RecordWords.check(words, named: record.place, other: "folder")
        guard replace || !widen else {
            throw ValidationError("'--widen' says something of the folder that '--replace' replaces.")
        }
        guard !noOrigins || origins == nil else {
            throw ValidationError("'--origins' and '--no-origins' are both given; one of the two holds.")
        }
        // What was published once cannot be taken back.
        guard noOrigins || origins != nil || output.release == .internal else {
            throw ValidationError(
                "A folder for the \(output.release.rawValue) needs '--origins <file>', which says whose words are protected, or '--no-origins' where nobody's are."
            )
        }
    }

    func run() throws {
        let shell = Shell.current
        try shell.recording {
            let store = try shell.records.open(place)
            var reader = IntakeReader(
                shell: shell, isStrict: true, sourceZone: "UTC", release: output.release)
            let origins = try reader.origins(origins)
            if shell.records.look(self.folder) == .folder {
                guard replace else {
                    throw ShellError.unwritable(
                        path: self.folder, why: "it is there already; --replace replaces a sealed folder")
                }
                try FolderToReplace(self.folder, shell).check(
                    store, newTier: output.release, isWidened: widen)
            }
            let folder = try shell.sealed(store, for: output.release, origins: origins) { fill in
                try shell.records.writeFolder(self.folder, replace, fill)
            }
            let said = folder.checkpoint.checkpoint
            guard !json else {
                return shell.out(
                    JSONValue.object([
                        ("folder", .string(self.folder)), ("origin", .string(said.origin)),
                        ("size", .integer(Int64(clamping: said.size))),
                        ("root", .string(said.root.hexadecimal)),
                        ("release", .string(output.release.rawValue)),
                        ("shown", .integer(Int64(clamping: folder.shownCount))),
                        ("withheld", .integer(Int64(clamping: folder.withheldCount))),
                        ("attachments", .int(folder.attachmentCount)),
                        ("signers", .strings(folder.checkpoint.signers)),
                    ]).text(openLevels: 1))
            }
            let newer = try store.read { try $0.head().size } - said.size
            shell.out(
                """
                \(DiagnosticText.escaped(self.folder)): \(said.size) entries, \(folder.shownCount) shown, \(folder.withheldCount) withheld, \(folder.attachmentCount) files
                root \(said.root.hexadecimal), signed by \(folder.checkpoint.signers.joined(separator: ", "))

                """)
            if newer > 0 {
                shell.err(
                    "truce: \(newer) entries came after that checkpoint and are not in the folder; sign another to publish them\n"
                )
            }
        }
    }
}
