public import CeasefireModel

/// How much each kind of word weighs, in decibans (ten times the common logarithm of the odds), and what
/// sum each standard of proof asks for. Printed with every result; can be replaced line by line.
public struct WeightTable: Hashable, Sendable {
    /// The line for each setting, in the order of ``Setting/allCases``.
    private var decibans: [Setting: Double]

    /// A line of the table. Its raw value is its name in a weights file.
    public enum Setting: String, Hashable, Sendable, CaseIterable {
        /// Where every element starts, before any word: 1 in 10.
        case prior
        /// An origin without a stake, by the letter of its grade.
        case independentA = "independent-a"
        case independentB = "independent-b"
        case independentC = "independent-c"
        case independentD = "independent-d"
        case independentE = "independent-e"
        case independentF = "independent-f"
        /// All origins graded F together weigh at most this: anybody can open a channel.
        case ungradedCap = "ungraded-cap"
        /// A word in the speaker's own interest: against the other side, or in defence of the own.
        case interested
        /// All interested words of one side together weigh at most this, however often they are made.
        case interestedCap = "interested-cap"
        /// A word against the speaker's own interest.
        case againstInterest = "against-interest"
        /// The same, where every outlet that relays it is listed as the other side's.
        case againstInterestRelayedByOpponent = "against-interest-relayed-by-opponent"
        /// What each standard of proof asks for.
        case reasonableGrounds = "standard-reasonable-grounds"
        case balanceOfProbabilities = "standard-balance-of-probabilities"
        case clearAndConvincing = "standard-clear-and-convincing"
        case beyondReasonableDoubt = "standard-beyond-reasonable-doubt"
    }

    /// The table that is used where no other is given. The figures are conventions, not measurements.
    public static let standard = WeightTable(decibans: [
        .prior: -10,
        .independentA: 15, .independentB: 10, .independentC: 6, .independentD: 3, .independentE: 0,
        .independentF: 1, .ungradedCap: 3,
        .interested: 3, .interestedCap: 6,
        .againstInterest: 15, .againstInterestRelayedByOpponent: 6,
        .reasonableGrounds: 0, .balanceOfProbabilities: 3, .clearAndConvincing: 10,
        .beyondReasonableDoubt: 20,
    ])

    /// The value of a line, in decibans.
    public subscript(setting: Setting) -> Double {
        get { decibans[setting] ?? 0 }
        set { decibans[setting] = newValue }
    }

    /// What an origin without a stake weighs.
    public func independent(_ reliability: Reliability) -> Double {
        switch reliability {
        case .a: self[.independentA]
        case .b: self[.independentB]
        case .c: self[.independentC]
        case .d: self[.independentD]
        case .e: self[.independentE]
        case .f: self[.independentF]
        }
    }

    /// The sum that a standard of proof asks for.
    public func threshold(of standard: StandardOfProof) -> Double {
        switch standard {
        case .reasonableGrounds: self[.reasonableGrounds]
        case .balanceOfProbabilities: self[.balanceOfProbabilities]
        case .clearAndConvincing: self[.clearAndConvincing]
        case .beyondReasonableDoubt: self[.beyondReasonableDoubt]
        }
    }

    /// All lines, in a fixed order.
    public var lines: [(setting: Setting, decibans: Double)] {
        Setting.allCases.map { ($0, self[$0]) }
    }
}

extension WeightTable.Setting {
    /// Whether the line may stand below zero: the prior and the standards are places on a scale, all others
    /// are weights.
    public var mayBeNegative: Bool {
        switch self {
        case .prior, .reasonableGrounds, .balanceOfProbabilities, .clearAndConvincing, .beyondReasonableDoubt:
            true
        default: false
        }
    }
}
