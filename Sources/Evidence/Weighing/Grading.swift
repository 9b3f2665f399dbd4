public import CeasefireModel

/// How an element stands, the worst first. The order is the rule: the weakest element decides.
public enum ElementState: String, Hashable, Sendable, CaseIterable, Comparable {
    /// The sum against it is beyond the standard.
    case refuted
    /// The provision needs a fact that nobody gives.
    case undecidable
    /// There is weight on both sides that is not mere interest, and neither is beyond the standard.
    case contested
    /// It is supported, but below the standard or by interested origins only.
    case alleged
    /// It meets the standard.
    case meetsStandard = "meets-the-standard"

    /// The weakest first.
    public static func < (a: Self, b: Self) -> Bool {
        guard let i = allCases.firstIndex(of: a), let j = allCases.firstIndex(of: b) else { return false }
        return i < j
    }
}

/// The grade of one element and all that it rests on.
public struct ElementGrade: Hashable, Sendable {
    /// Which element.
    public var element: Element
    /// How it stands.
    public var state: ElementState
    /// The words weighed; empty where the element is decided by the text and the calendar alone.
    public var weighings: [Weighing]
    /// Prior, plus what supports, less what denies, each side capped; nil where nothing was weighed.
    public var sum: Decibans?
    /// The same for the contrary: prior, plus what denies, less what supports.
    public var sumAgainst: Decibans?
    /// Why, in a sentence.
    public var reason: Reason
    /// What would tell where exactly it happened, as a sentence that can follow the reason; empty where nothing would.
    public var figures: String
    /// What allows the act, where that no exemption applies is refuted; nil elsewhere.
    public var allowance: Allowance?

    /// Why an act is no breach, though it is shown.
    public enum Allowance: Hashable, Sendable {
        /// A permission takes it out of the provision.
        case permission
        /// It answers a breach by another party.
        case answer
        /// So many are tolerated.
        case quota
        /// An exemption that the provision grants is pleaded and shown.
        case plea
    }

    /// Decibans, rounded to thousandths so that equal sums print and compare alike.
    public typealias Decibans = Double

    /// Creates a grade.
    public init(
        element: Element, state: ElementState, weighings: [Weighing] = [], sum: Decibans? = nil,
        sumAgainst: Decibans? = nil, reason: Reason, figures: String = ""
    ) {
        self.element = element
        self.state = state
        self.weighings = weighings
        self.sum = sum
        self.sumAgainst = sumAgainst
        self.reason = reason
        self.figures = figures
    }
}

extension WeightTable {
    /// Grades an element by the words on it.
    ///
    /// The contrary starts from the same prior: doubt has to be earned like belief. So a lone claim is
    /// alleged, not refuted, and an accused's own denial refutes nothing.
    public func grade(_ element: Element, weighings: [Weighing], standard: StandardOfProof) -> ElementGrade {
        let support = side(weighings.filter { $0.direction == .supports })
        let denial = side(weighings.filter { $0.direction == .denies })
        let threshold = threshold(of: standard)
        let sum = rounded(self[.prior] + support.total - denial.total)
        let sumAgainst = rounded(self[.prior] + denial.total - support.total)
        let state: ElementState
        let reason: Reason
        if sumAgainst >= threshold, denial.isDisinterested {
            state = .refuted
            reason = "the sum against it, \(text(sumAgainst)), reaches the standard of \(text(threshold))"
        } else if sum >= threshold, support.isDisinterested {
            state = .meetsStandard
            reason = "the sum of \(text(sum)) reaches the standard of \(text(threshold))"
        } else if support.isDisinterested, denial.isDisinterested {
            state = .contested
            reason =
                "words that are not mere interest stand on both sides: \(text(sum)) for, \(text(sumAgainst)) against"
        } else if support.count > 0 {
            state = .alleged
            reason =
                support.isDisinterested
                ? "the sum of \(text(sum)) is below the standard of \(text(threshold))"
                : "only interested origins say so"
        } else {
            state = .undecidable
            reason = denial.count > 0 ? "nobody says so, and somebody denies it" : "no report says"
        }
        return ElementGrade(
            element: element, state: state, weighings: weighings, sum: sum, sumAgainst: sumAgainst,
            reason: reason)
    }

    /// The most demanding standard that a sum reaches, nil where it reaches none.
    public func highestStandard(reachedBy sum: Double) -> StandardOfProof? {
        StandardOfProof.allCases.filter { threshold(of: $0) <= sum }
            .max { threshold(of: $0) < threshold(of: $1) }
    }

    private func side(_ weighings: [Weighing]) -> (total: Double, isDisinterested: Bool, count: Int) {
        var total = 0.0
        var isDisinterested = false
        var interested: [ActorID?: Double] = [:]
        var ungraded = 0.0
        for weighing in weighings {
            switch weighing.interest {
            case .interested:
                interested[weighing.origin.party, default: 0] += weighing.decibans
            case .independent where weighing.origin.reliability == .f:
                ungraded += weighing.decibans
                if weighing.decibans > 0 { isDisinterested = true }
            case .independent, .againstInterest, .againstInterestRelayedByOpponent:
                total += weighing.decibans
                if weighing.decibans > 0 { isDisinterested = true }
            }
        }
        for key in interested.keys.sorted(by: { ($0?.text ?? "") < ($1?.text ?? "") }) {
            total += min(interested[key] ?? 0, self[.interestedCap])
        }
        return (total + min(ungraded, self[.ungradedCap]), isDisinterested, weighings.count)
    }

    private func rounded(_ decibans: Double) -> Double { (decibans * 1_000).rounded() / 1_000 }

    private func text(_ decibans: Double) -> String { decibansText(decibans) }
}

/// `+5`, `-7.5`, `0`: decibans with a sign, and a point only where needed.
public func decibansText(_ decibans: Double) -> String {
    let sign = decibans > 0 ? "+" : ""
    return sign + (decibans == decibans.rounded() ? String(Int(decibans)) : String(decibans))
}
