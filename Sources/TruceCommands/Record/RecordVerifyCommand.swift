internal import ArgumentParser
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import SealedVerification

/// `truce record verify`: the independent verifier.
struct RecordVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks a sealed folder, from its files and public keys alone.",
        usage: "truce record verify <folder> --key <key> ... [--since <checkpoint>] [--other <folder>]",
        discussion: """
            Uses none of the programs that write records: a tree, a reader of notes and a reader of entries of its own, \
            written from the standards. It names what it finds: a leaf altered, dropped, inserted or moved, a log cut \
            short, a checkpoint that is forged or signed by nobody you trust, a signature that is not good, a role that \
            does not allow what was signed.

            --key is the public key of the record's owner, of its log, or of a witness, as the mission published it \
            and not as the folder says: repeat it for several. --since is a checkpoint that you kept from earlier; \
            the folder must go on from it. --other is what somebody else was given: two views that differ prove that \
            the log lied to one of you.

            EXAMPLES
              truce record verify sealed --key mission.example/record+0a1b2c3d+AbCd...
              truce record verify sealed --key KEY --since last-week/checkpoint --other from-borland

            EXIT STATUS
              0   the folder is what it says; there may be remarks
              1   something is wrong with it, or no key that you trust signed it; what, is listed
              2   there is no such folder, or a key cannot be read
              64  the command line cannot be understood
            """)

    @Argument(help: "The sealed folder.")
    var folder: String

    @Option(
        help: ArgumentHelp(
            "A public key that you trust: name+01234567+BASE64. Repeat it for several.", valueName: "key"))
    var key: [String] = []

    @Option(
        help: ArgumentHelp(
            "A checkpoint that you kept from earlier, or the folder in which it lies.", valueName: "file"))
    var since: String?

    @Option(help: ArgumentHelp("The folder that somebody else was given.", valueName: "folder"))
    var other: String?

    @Flag(help: "Print a JSON document.")
    var json = false

    func run() throws {
        let shell = Shell.current
        for folder in [folder] + [other].compactMap(\.self) where shell.records.look(folder) != .folder {
            guard shell.records.look(folder) == .nothing, !RecordAddress.isDatabase(folder) else {
                throw ShellError(
                    description:
                        "\(RecordAddress.words(folder)) is no sealed folder; `truce record check` looks at a record where it is kept"
                )
            }
            throw ShellError.unreadable(path: folder, why: "there is no such folder")
        }
        let trusted = try key.map { text in
            guard let key = TrustedKey(text) else {
                throw ShellError(
                    description:
                        "'\(text)' is no public key, or was mistyped: name+01234567+BASE64 was expected")
            }
            return key
        }
        var verification = Verification(
            folder: shell.sealedFolder(folder), trusted: trusted,
            // Of a folder its checkpoint.
            earlier: try since.map {
                try shell.read(shell.records.look($0) == .folder ? $0 + "/checkpoint" : $0)
            },
            second: other.map { shell.sealedFolder($0) })
        verification.written = Shell.written
        verification.now = shell.records.now().secondsSinceEpoch
        shell.progress("verifying \(folder)")
        let report = verification.run()
        shell.progress(nil)
        shell.out(
            json ? SealedWords.json(report, folder) : SealedWords.text(report, folder, hasKeys: !key.isEmpty))
        if !report.holds { throw ExitStatus.notAsAsked.code }
    }
}

extension Shell {
    /// The files of a sealed folder.
    func sealedFolder(_ folder: String) -> SealedFolder {
        let read = fileOfSealed(folder)
        return sealedFolder(folder) { try? read($0) }
    }

    /// Reads a file of a sealed folder by its path within it, and no more of it than can belong there.
    func fileOfSealed(_ folder: String) -> @Sendable (_ path: String) throws -> [UInt8] {
        let start = records.readStart
        return { try start(folder + "/" + $0, SealedFolder.mostBytes(of: $0) + 1) }
    }

    /// The files of a sealed folder that will be read again.
    func sealedFolder(_ folder: String, reading files: FilesAsVerified) -> SealedFolder {
        sealedFolder(folder) { files.first($0) }
    }

    private func sealedFolder(
        _ folder: String, _ read: @escaping @Sendable (String) -> [UInt8]?
    ) -> SealedFolder {
        SealedFolder(
            paths: try? records.filesBelow(folder), links: (try? records.linksBelow(folder)) ?? [], read)
    }
}

/// What a verification came to, in words and for programs.
enum SealedWords {
    static func text(_ report: SealedReport, _ folder: String, hasKeys: Bool) -> String {
        var lines: [String] = []
        if !report.origin.isEmpty {
            lines.append("record     \(report.origin)")
            lines.append(
                "entries    \(report.size), of which \(report.shownCount) are shown and \(report.withheldCount) withheld"
            )
            lines.append("root       \(report.root)")
            lines.append(
                "signed by  \(report.signers.isEmpty ? "nobody that you trust" : report.signers.joined(separator: ", "))"
            )
            lines += report.witnesses.map {
                "cosigned   \($0.name), \(Instant(secondsSinceEpoch: Int64(clamping: $0.time)).utcText)"
            }
            lines.append(
                "checked    \(report.signatureCount) signatures on entries, \(report.attachmentCount) files")
            if let size = report.earlierSize {
                lines.append("since      it goes on from the \(size) entries of the earlier checkpoint")
            }
            if let size = report.commonSize {
                lines.append("other      both views have the same first \(size) entries")
            }
            if let last = report.lastRecorded {
                lines.append("last entry \(Instant(secondsSinceEpoch: last).utcText)")
            }
        }
        for finding in report.findings {
            let word = finding.name.isRemark ? "remark" : "WRONG"
            let file = finding.file.map { " (\($0))" } ?? ""
            lines.append("\(word)  \(finding.name.rawValue): \(finding.sentence)\(file)")
        }
        for (name, count) in report.counts.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where count > SealedReport.mostFindingsOfAName {
            lines.append("       \(name.rawValue): \(count) in all")
        }
        if !hasKeys {
            lines.append(
                "No --key was given: a forged folder that is whole would look the same. Ask for the public keys where the mission published them."
            )
        }
        lines.append(
            report.holds
                ? "\(folder) is what it says: no entry was altered, dropped, inserted or moved."
                : "\(folder) is not what it says, or cannot be shown to be.")
        return lines.map { DiagnosticText.escaped($0) + "\n" }.joined()
    }

    static func json(_ report: SealedReport, _ folder: String) -> String {
        JSONValue.object([
            ("folder", .string(folder)), ("holds", .bool(report.holds)), ("origin", .string(report.origin)),
            ("size", .integer(Int64(clamping: report.size))), ("root", .string(report.root)),
            ("shown", .integer(Int64(clamping: report.shownCount))),
            ("withheld", .integer(Int64(clamping: report.withheldCount))),
            ("signatures", .integer(Int64(clamping: report.signatureCount))),
            ("attachments", .integer(Int64(clamping: report.attachmentCount))),
            ("signers", .strings(report.signers)),
            ("since_size", .maybe(report.earlierSize) { .integer(Int64(clamping: $0)) }),
            ("common_size", .maybe(report.commonSize) { .integer(Int64(clamping: $0)) }),
            (
                "witnesses",
                .array(
                    report.witnesses.map {
                        .object([("name", .string($0.name)), ("time", .integer(Int64(clamping: $0.time)))])
                    })
            ),
            (
                "findings",
                .array(
                    report.findings.map { finding in
                        .object([
                            ("name", .string(finding.name.rawValue)),
                            ("remark", .bool(finding.name.isRemark)),
                            ("sentence", .string(finding.sentence)),
                            ("leaf", .maybe(finding.leaf) { .integer(Int64(clamping: $0)) }),
                            ("file", .maybe(finding.file) { .string($0) }),
                        ])
                    })
            ),
            (
                "counts",
                .object(
                    report.counts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                        ($0.key.rawValue, .int($0.value))
                    })
            ),
        ]).text(openLevels: 3)
    }
}
