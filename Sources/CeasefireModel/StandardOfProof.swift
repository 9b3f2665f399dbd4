/// How sure one must be before a consequence may follow.
public enum StandardOfProof: String, Hashable, Sendable, CaseIterable {
    /// There is reason to believe it.
    case reasonableGrounds = "reasonable-grounds"
    /// It is more likely than not, by a clear margin.
    case balanceOfProbabilities = "balance-of-probabilities"
    /// Ten to one.
    case clearAndConvincing = "clear-and-convincing"
    /// A hundred to one.
    case beyondReasonableDoubt = "beyond-reasonable-doubt"
}
