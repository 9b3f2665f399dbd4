public import CeasefireModel

/// That somebody accepts knowingly what the draft check finds. The language does not know the check's rules: whether
/// there is such a finding, the check tells.
public struct AcceptedFinding: Hashable, Sendable {
    /// The rule: `no-stand-down`.
    public var rule: String
    /// What the finding is about, by names of the document: `ladder/deployment`; empty where it is about the whole of it.
    public var subject: String
    /// Why it is accepted.
    public var reason: String
    /// Who accepts it.
    public var by: String
    /// Where it stands.
    public var span: SourceSpan

    /// Creates an accepted finding.
    public init(rule: String, subject: String = "", reason: String, by: String, span: SourceSpan) {
        self.rule = rule
        self.subject = subject
        self.reason = reason
        self.by = by
        self.span = span
    }
}
