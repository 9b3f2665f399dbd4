public import CeasefireModel

/// What compiling a document came to.
public struct CompiledAgreement: Sendable {
    /// The agreement; nil where an error stands in the way of running it.
    public let agreement: Agreement?
    /// Everything that the author should be told, of this document first and then of those that it uses, each
    /// by line and column.
    public let diagnostics: [Diagnostic]

    /// Creates a result.
    public init(agreement: Agreement?, diagnostics: [Diagnostic]) {
        self.agreement = agreement
        self.diagnostics = diagnostics
    }

    /// The diagnostics that stand in the way of running the agreement.
    public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}
