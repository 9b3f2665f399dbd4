public import CeasefireModel

/// Turns documents into agreements that can be run.
///
/// ```swift
/// let compiler = AgreementCompiler(zones: zones, loader: loader)
/// let compiled = compiler.compile(text: text, file: "truce.md")
/// ```
///
/// Compiling never fails: it yields diagnostics, all of them at once, and an agreement where none of them is
/// an error. The same text yields the same result; nothing else is looked at.
public struct AgreementCompiler: Sendable {
    private let zones: any TimeZoneRules
    private let loader: any DocumentLoader
    private let limits: CompilerLimits

    /// Creates a compiler.
    ///
    /// - Parameters:
    ///   - zones: What the clocks of zones showed.
    ///   - loader: Fetches the documents that agreements use.
    ///   - limits: How large documents may be.
    public init(
        zones: any TimeZoneRules, loader: some DocumentLoader = DocumentsInMemory.none,
        limits: CompilerLimits = CompilerLimits()
    ) {
        self.zones = zones
        self.loader = loader
        self.limits = limits
    }

    /// Compiles the text of a document. `file` is the path that diagnostics name, and from which the paths of
    /// used documents are counted.
    public func compile(text: String, file: String) -> CompiledAgreement {
        compile(bytes: Array(text.utf8), file: file)
    }

    /// Compiles the bytes of a document, which must be UTF-8.
    public func compile(bytes: [UInt8], file: String) -> CompiledAgreement {
        var session = CompilationSession(zones: zones, loader: loader, limits: limits)
        let unit = session.compile(bytes, file: file, isRoot: true)
        let diagnostics = session.diagnostics.flatMap { $0.inOrder() }
        let isSound = !session.diagnostics.contains { $0.hasErrors }
        return CompiledAgreement(agreement: isSound ? unit?.agreement : nil, diagnostics: diagnostics)
    }
}
