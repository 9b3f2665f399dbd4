/// The name of a rule, as `truce check --explain` takes it.
public enum RuleID: String, Hashable, Sendable, CaseIterable {
    case noStandardOfProof = "no-standard-of-proof"
    case breachUnanswered = "breach-unanswered"
    case unpunishedRate = "unpunished-rate"
    case rungUnreachable = "rung-unreachable"
    case ceilingBeforeCondition = "ceiling-before-condition"
    case pauseResets = "pause-resets"
    case breachesSpread = "breaches-spread"
    case verificationOutlastsClock = "verification-outlasts-clock"
    case obligedAndForbidden = "obliged-and-forbidden"
    case dutiesInACircle = "duties-in-a-circle"
    case singleFalseReport = "single-false-report"
    case veto = "veto"
    case selfServingTrigger = "self-serving-trigger"
    case readingsDiverge = "readings-diverge"
    case guaranteeWithoutDefault = "guarantee-without-default"
}
