internal import AgreementLanguage
internal import ArgumentParser
internal import CeasefireModel

/// `truce fmt`: writes the blocks of agreements in one way.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Writes the blocks of agreements in one way, and leaves the parties' words as they are.",
        discussion: """
            Keys stand in the order of the reference page, two spaces deep, in brackets where that fits in 100 \
            columns, quoted only where they must be. Comments stay with what they speak of. Nothing outside of \
            the blocks is touched, and neither fingerprint changes. Errors and warnings are listed; where a file has \
            errors no file is written.

            EXAMPLE
              truce fmt --check Examples/energy-truce-2026/energy-truce.md

            EXIT STATUS
              0   done; under --check nothing would change
              1   under --check: some file would change
              2   some file has errors or cannot be read; nothing was written
              64  the command line cannot be understood
            """)

    @Argument(help: "Agreements to format.")
    var files: [String]

    @Flag(help: "Write nothing; show what would change in which file, and exit with 1 if anything would.")
    var check = false

    func run() throws {
        let shell = Shell.current
        var changed: [(path: String, bytes: [UInt8])] = []
        var isSound = true
        for path in files {
            let bytes = try shell.read(path)
            guard isFree(ofErrors: bytes, path: path, shell: shell) else {
                isSound = false
                continue
            }
            let formatted = AgreementFormatter.formatted(bytes)
            if formatted != bytes { changed.append((path, formatted)) }
        }
        guard isSound else {
            shell.err("truce: nothing was written\n")
            throw ExitStatus.badInput.code
        }
        for file in changed {
            if !check { try write(file.bytes, to: file.path, shell: shell) }
            shell.out((check ? "would change " : "changed ") + file.path + "\n")
            if check {
                shell.out(LineDifferences.text(from: try shell.read(file.path), to: file.bytes))
            }
        }
        if check, !changed.isEmpty { throw ExitStatus.notAsAsked.code }
    }

    private func isFree(ofErrors bytes: [UInt8], path: String, shell: Shell) -> Bool {
        let compiled = AgreementCompiler(zones: shell.zones, loader: FileLoader(shell: shell))
            .compile(bytes: bytes, file: path)
        let serious = compiled.diagnostics.filter { $0.severity != .note }
        if !serious.isEmpty {
            shell.err(DiagnosticText.render(serious, inColour: shell.showsColour) + "\n")
        }
        return compiled.errors.isEmpty
    }

    private func write(_ bytes: [UInt8], to path: String, shell: Shell) throws {
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        try shell.write([(name, bytes)], folder)
    }
}
