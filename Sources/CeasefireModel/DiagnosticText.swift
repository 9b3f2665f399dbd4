/// Shows diagnostics on a terminal.
///
///     reports.csv:5:13: error[bad-time]: `2026-13-01` is not a time that `occurred_from` can hold.
///         T26-R0004,2026-13-01,2026-01-31
///                   ^~~~~~~~~~
///         mend: Write a date, `2026-01-30`, or a moment, `2026-01-30T15:30+02:00`.
///
/// The word in brackets names the kind of fault; the reference pages list them.
///
/// What came from a file is shown with its control characters escaped, so that no file can steer the terminal.
public enum DiagnosticText {
    /// Terminal cells of a source line that are shown; a longer line is cut around the place in question.
    public static let excerptWidth = 100

    /// The lines of a diagnostic, without a line break at the end. Colour is for terminals only.
    public static func render(_ diagnostic: Diagnostic, inColour: Bool = false) -> String {
        let span = diagnostic.span
        let place = "\(escaped(span.file)):\(span.line):\(span.column):"
        let severity = diagnostic.severity
        var lines = [
            bold(place, inColour) + " "
                + coloured("\(severity.rawValue)[\(diagnostic.code)]:", severity, inColour) + " "
                + escaped(diagnostic.message)
        ]
        if !diagnostic.excerpt.isEmpty {
            let (line, marks) = underlined(diagnostic.excerpt, column: span.column, length: span.length)
            lines.append(indent + line)
            lines.append(indent + coloured(marks, severity, inColour))
        }
        if !diagnostic.mend.isEmpty { lines.append(indent + "mend: " + escaped(diagnostic.mend)) }
        return lines.joined(separator: "\n")
    }

    /// The lines of several diagnostics, file by file in the order in which the files come up. Of each file
    /// at most `shownPerFile` are shown, the gravest first in the choice; the rest are counted.
    public static func render(
        _ diagnostics: [Diagnostic], shownPerFile: Int = 20, inColour: Bool = false
    ) -> String {
        var files: [String] = []
        var byFile: [String: [Diagnostic]] = [:]
        for diagnostic in diagnostics {
            if byFile[diagnostic.span.file] == nil { files.append(diagnostic.span.file) }
            byFile[diagnostic.span.file, default: []].append(diagnostic)
        }
        return files.flatMap { file in
            lines(of: byFile[file] ?? [], file: file, shown: max(0, shownPerFile), inColour)
        }
        .joined(separator: "\n")
    }

    private static let indent = "    "

    private static func lines(
        of diagnostics: [Diagnostic], file: String, shown: Int, _ inColour: Bool
    ) -> [String] {
        guard diagnostics.count > shown else { return diagnostics.map { render($0, inColour: inColour) } }
        let ranked = diagnostics.indices.sorted {
            (diagnostics[$0].severity, $0) < (diagnostics[$1].severity, $1)
        }
        let hidden = ranked.dropFirst(shown).map { diagnostics[$0].severity }
        let counts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity in
            let count = hidden.count { $0 == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return ranked.prefix(shown).sorted().map { render(diagnostics[$0], inColour: inColour) }
            + ["... and \(hidden.count) more in \(escaped(file)): \(counts.joined(separator: ", "))"]
    }

    private static func bold(_ text: String, _ inColour: Bool) -> String {
        inColour ? "\u{1B}[1m" + text + "\u{1B}[0m" : text
    }

    private static func coloured(
        _ text: String, _ severity: Diagnostic.Severity, _ inColour: Bool
    ) -> String {
        let colour =
            switch severity {
            case .error: "31"
            case .warning: "33"
            case .note: "36"
            }
        return inColour ? "\u{1B}[1;\(colour)m" + text + "\u{1B}[0m" : text
    }
}
