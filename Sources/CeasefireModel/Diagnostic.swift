/// Something that a reader of a document or a data file must be told: where, what, and how to mend it.
public struct Diagnostic: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable, Comparable {
        /// The document cannot be run.
        case error
        /// It can be run, but probably says something else than was meant.
        case warning
        /// Worth knowing.
        case note

        /// The gravest first.
        public static func < (a: Self, b: Self) -> Bool {
            let order: [Self] = [.error, .warning, .note]
            guard let i = order.firstIndex(of: a), let j = order.firstIndex(of: b) else { return false }
            return i < j
        }
    }
    /// How much it matters.
    public var severity: Severity
    /// A stable name for the kind of fault: `unknown-key`.
    public var code: String
    /// One sentence that quotes the value.
    public var message: String
    /// Where.
    public var span: SourceSpan
    /// The line of the document, for the reader to see the words in question.
    public var excerpt: String
    /// How to mend it; empty where the message says so already.
    public var mend: String

    /// Creates a diagnostic.
    public init(
        severity: Severity, code: String, message: String, span: SourceSpan, excerpt: String = "",
        mend: String = ""
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
        self.excerpt = excerpt
        self.mend = mend
    }
}
