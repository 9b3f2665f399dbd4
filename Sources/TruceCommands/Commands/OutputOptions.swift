internal import ArgumentParser
internal import CeasefireModel
internal import Publication

/// What may be shown, and to whom.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "For whom: internal, parties or public (the default).",
            discussion:
                "public coarsens places, delays what is recent and shows authors by their role only; parties coarsens less; internal shows all. Every output says what was kept back.",
            valueName: "tier"),
        transform: { text in
            guard let tier = ReleaseTier(rawValue: text) else {
                throw ValidationError("'\(text)' is not a release tier; write internal, parties or public")
            }
            return tier
        })
    var release: ReleaseTier = .public
}

extension AssessedInputs {
    /// The verdict as it may be shown.
    func context(release: ReleaseTier, shell: Shell, command: [String]) -> Context {
        Context(
            verdict: verdict, zones: shell.zones, release: release,
            files: files.map {
                IntakeCount(
                    file: $0.path, kind: $0.kind, read: $0.read, accepted: $0.accepted, rejected: $0.rejected,
                    filtered: $0.filtered,
                    digest: $0.digest, record: $0.record)
            }, command: command)
    }
}

extension Shell {
    /// More are told in the output only.
    private static let mostRemarks = 20

    /// Tells on standard error what of the record reaches nothing or cannot count: an entry that names an unknown duty would
    /// otherwise be noticed only by who reads the last page.
    func warn(of context: Context) { warn(ReportFolder.remarks(context)) }

    /// Tells remarks on standard error, up to a limit.
    func warn(_ remarks: [String]) {
        for remark in remarks.prefix(Self.mostRemarks) { err("truce: warning: \(remark)\n") }
        if remarks.count > Self.mostRemarks {
            err("truce: \(remarks.count - Self.mostRemarks) more warnings stand in the output only\n")
        }
    }

    var style: TerminalStyle { showsColour ? .colour : .plain }

    /// Columns to write for: the terminal's, and a page's width where there is none.
    var width: Int { columns ?? 120 }
}
