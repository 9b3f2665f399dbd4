internal import CeasefireModel

/// Gathers what is wrong with one document, so that its author learns all of it at once.
struct DiagnosticSink {
    /// The document.
    let source: SourceText
    /// At most so many are kept.
    let limit: Int
    /// What was found, in the order in which it was found.
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether one of them is an error, so that the document cannot be run.
    private(set) var hasErrors = false
    private var omittedCount = 0

    init(source: SourceText, limit: Int) {
        self.source = source
        self.limit = limit
    }

    /// Something for which the document cannot be run.
    mutating func error(_ code: DiagnosticCode, _ message: String, at range: Range<Int>, mend: String = "") {
        hasErrors = true
        add(.error, code, message, range, mend)
    }

    /// Something by which the document probably says something else than was meant.
    mutating func warning(_ code: DiagnosticCode, _ message: String, at range: Range<Int>, mend: String = "")
    {
        add(.warning, code, message, range, mend)
    }

    /// Something worth knowing.
    mutating func note(_ code: DiagnosticCode, _ message: String, at range: Range<Int>, mend: String = "") {
        add(.note, code, message, range, mend)
    }

    /// By place in the document, with a last one that counts what was left out.
    func inOrder() -> [Diagnostic] {
        // What was found first stands first where two speak of the same words.
        var sorted = diagnostics.enumerated().sorted {
            ($0.element.span, $0.offset) < ($1.element.span, $1.offset)
        }.map(\.element)
        if omittedCount > 0 {
            sorted.append(
                Diagnostic(
                    severity: .note, code: DiagnosticCode.limitExceeded.rawValue,
                    message: "\(omittedCount) more problems of this document are not listed.",
                    span: source.span(source.scalars.count..<source.scalars.count)))
        }
        return sorted
    }

    private mutating func add(
        _ severity: Diagnostic.Severity, _ code: DiagnosticCode, _ message: String, _ range: Range<Int>,
        _ mend: String
    ) {
        guard diagnostics.count < limit else {
            omittedCount += 1
            return
        }
        let span = source.span(range)
        diagnostics.append(
            Diagnostic(
                severity: severity, code: code.rawValue, message: message, span: span,
                excerpt: source.excerpt(line: span.line), mend: mend))
    }
}
