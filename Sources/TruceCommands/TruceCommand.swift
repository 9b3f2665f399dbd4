public import ArgumentParser
internal import CeasefireModel
internal import Publication

/// `truce`: the command line.
public struct TruceCommand: ParsableCommand {
    /// Its name, what it is for, and its parts.
    public static let configuration = CommandConfiguration(
        commandName: "truce",
        abstract:
            "Shows what of a ceasefire was broken, by whom, on what evidence, and whose move it is next.",
        discussion: """
            Truce reads an agreement whose meaning stands beside its words, fuses contradicting reports into \
            incidents, and says under each reading of the agreement what meets its standard of proof, since \
            when, by whom and on what evidence, and what the agreed response would ask for by which hour. \
            It judges compliance. It picks no targets and orders nothing; people decide.

            EXIT STATUS
              0   done
              1   fmt --check: some file would change; check: something was found
              2   it could not be done: an input is missing or cannot be used; standard error says which
              3   done, but rows or entries were rejected; standard error lists them
              64  the command line cannot be understood

            EXAMPLE
              truce assess Examples/energy-truce-2026/energy-truce.md \\
                --reports Examples/energy-truce-2026/reports.csv \\
                --statements Examples/energy-truce-2026/statements.csv \\
                --entries Examples/energy-truce-2026/entries.ndjson \\
                --origins Examples/energy-truce-2026/origins.csv --out out
            """,
        version: ToolName.version,
        subcommands: [
            AssessCommand.self, IncidentsCommand.self, ExplainCommand.self, SweepCommand.self,
            CheckCommand.self, SurveyCommand.self, DiffCommand.self, ObligationsCommand.self,
            FormatCommand.self, WatchCommand.self, RecordCommand.self,
        ])

    /// Creates the command; the parser fills it in.
    public init() {}

    /// A text of several lines with whatever would steer a terminal made visible: it quotes arguments, and those may be a stranger's.
    private static func lines(of text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            DiagnosticText.escaped(String($0))
        }
        .joined(separator: "\n")
    }

    /// Reads the arguments and runs the command in the world given.
    ///
    /// - Returns: The exit status; see ``ExitStatus``.
    public static func run(_ arguments: [String], in shell: Shell) -> Int32 {
        if let word = arguments.first, RecordCommand.names.contains(word), !names.contains(word) {
            shell.err("truce: '\(word)' is a command of the record: truce record \(word)\n")
            return ExitStatus.usage.rawValue
        }
        if arguments.first == "record", let mistyped = arguments.dropFirst().first, !mistyped.hasPrefix("-"),
            !(RecordCommand.names + ["help"]).contains(mistyped),
            let meant = NearestWord.of(mistyped, among: RecordCommand.names)
        {
            shell.err("truce: there is no command '\(mistyped)' of the record; did you mean \(meant)?\n")
            return ExitStatus.usage.rawValue
        }
        if let mistyped = arguments.first, !mistyped.hasPrefix("-"), let meant = meant(by: mistyped) {
            shell.err("truce: there is no command '\(mistyped)'; did you mean \(meant)?\n")
            return ExitStatus.usage.rawValue
        }
        return Shell.$current.withValue(shell) {
            do {
                var command = try parseAsRoot(arguments)
                try command.run()
                return ExitStatus.done.rawValue
            } catch let status as ExitCode {
                return status.rawValue
            } catch let error as ShellError {
                shell.err("truce: \(Self.lines(of: "\(error)"))\n")
                return ExitStatus.badInput.rawValue
            } catch {
                let status = exitCode(for: error)
                let text = fullMessage(for: error, columns: shell.columns)
                if !text.isEmpty {
                    status.isSuccess ? shell.out(text + "\n") : shell.err(Self.lines(of: text) + "\n")
                }
                return status.rawValue
            }
        }
    }

    /// The command that a word was meant to be; nil where it is one, or is like none.
    private static func meant(by word: String) -> String? {
        names.contains(word) ? nil : NearestWord.of(word, among: names)
    }

    private static var names: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
