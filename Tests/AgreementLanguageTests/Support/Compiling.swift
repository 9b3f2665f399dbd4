import AgreementLanguage
import CeasefireModel

/// The front matter of a small agreement, for tests whose subject is something else.
let smallFrontMatter = """
    ---
    truce: 1
    title: A small truce
    time-zone: Europe/Kyiv
    parties: {north: The North, south: The South}
    guarantors: {coalition: The coalition}
    ---

    """

/// Compiles a text that uses no other.
func compile(_ text: String, limits: CompilerLimits = CompilerLimits()) -> CompiledAgreement {
    AgreementCompiler(zones: EuropeanZones(), limits: limits).compile(text: text, file: "truce.md")
}

/// Compiles blocks under the small front matter.
func compile(blocks: String...) -> CompiledAgreement {
    compile(smallFrontMatter + blocks.map { "```truce\n\($0)\n```\n" }.joined(separator: "\n"))
}

/// Compiles the example at this path from the root of the repository.
func compileExample(_ path: String) throws -> CompiledAgreement {
    AgreementCompiler(zones: EuropeanZones(), loader: FolderLoader(folder: Repository.root))
        .compile(text: try Repository.text(path), file: path)
}

/// The diagnostics as a reader sees them in a terminal.
func rendered(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { diagnostic in
        let span = diagnostic.span
        var lines = [
            "\(span.file):\(span.line):\(span.column): \(diagnostic.severity.rawValue)[\(diagnostic.code)]: "
                + diagnostic.message
        ]
        if !diagnostic.excerpt.isEmpty {
            lines.append("    " + diagnostic.excerpt)
            lines.append(
                "    " + String(repeating: " ", count: span.column - 1)
                    + String(repeating: "^", count: span.length))
        }
        if !diagnostic.mend.isEmpty { lines.append("    mend: " + diagnostic.mend) }
        return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
}

extension CompiledAgreement {
    /// The codes of the errors and warnings, in order.
    var faults: [String] { diagnostics.filter { $0.severity != .note }.map(\.code) }
}
