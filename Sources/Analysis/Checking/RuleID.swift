/// The name of a rule, as `truce check --explain` takes it.
public enum RuleID: String, Hashable, Sendable, CaseIterable {
    case noStandardOfProof = "no-standard-of-proof"
    case breachUnanswered = "breach-unanswered"
}
