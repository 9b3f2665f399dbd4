import CeasefireModel
import Evidence

/// A word as the oracle hears it.
struct OracleWord {
    var origin: Origin
    var supports: Bool
    /// Whether the side of the origin makes the claim itself.
    var speaksForSide = true
    /// The side of the outlet that relays it; nil where it has none, or where no outlet stands between.
    var relay: ActorID?
    /// When it was certainly known.
    var known: Instant
}

/// A grade as the oracle gives it.
struct OracleGrade: Hashable {
    var state: ElementState
    /// Nil where nothing was weighed.
    var sum: Double?
    var against: Double?
    /// Whether the words for it are not mere interest.
    var isDisinterested = false

    static let met = OracleGrade(state: .meetsStandard)
    static let open = OracleGrade(state: .undecidable)
}

/// Decibans, word by word, from "Weight of evidence" and decision 4.
struct OracleScales {
    var table: WeightTable
    var parties: Set<ActorID>
    var accused: ActorID?

    private struct Side {
        var total = 0.0
        var isDisinterested = false
        var words = 0
    }

    func grade(_ words: [OracleWord], standard: StandardOfProof) -> OracleGrade {
        let pro = side(words.filter(\.supports), supports: true)
        let contra = side(words.filter { !$0.supports }, supports: false)
        let threshold = threshold(standard)
        // "The sum for an element is prior + support - denial; the sum against is prior + denial - support."
        let sum = table[.prior] + pro.total - contra.total
        let against = table[.prior] + contra.total - pro.total
        var state: ElementState
        if against >= threshold && contra.isDisinterested {
            // "refuted: the sum against is beyond the standard"; "words carried by interested origins only
            // can neither meet a standard nor refute".
            state = .refuted
        } else if sum >= threshold && pro.isDisinterested {
            state = .meetsStandard
        } else if pro.isDisinterested && contra.isDisinterested {
            // "independent or against-interest weight on both sides, neither beyond the standard"
            state = .contested
        } else if pro.words > 0 {
            // "supported, but below the standard or by interested origins only"
            state = .alleged
        } else {
            // "the provision needs a fact that no report gives"
            state = .undecidable
        }
        return OracleGrade(state: state, sum: sum, against: against, isDisinterested: pro.isDisinterested)
    }

    func threshold(_ standard: StandardOfProof) -> Double {
        switch standard {
        case .reasonableGrounds: table[.reasonableGrounds]
        case .balanceOfProbabilities: table[.balanceOfProbabilities]
        case .clearAndConvincing: table[.clearAndConvincing]
        case .beyondReasonableDoubt: table[.beyondReasonableDoubt]
        }
    }

    private func side(_ words: [OracleWord], supports: Bool) -> Side {
        var side = Side()
        var heard: [Origin] = []
        var interestedOf: [ActorID: Double] = [:]
        var graded = 0.0
        var ungraded = 0.0
        for word in words {
            side.words += 1
            // "Each origin counts once for each direction, however many reports carry its word." A name that is
            // not listed "speaks for the party that makes the claim": for another party it is another origin.
            if heard.contains(word.origin) { continue }
            heard.append(word.origin)
            let same = words.filter { $0.origin == word.origin }
            let own = word.origin.party
            let independent = independentWeight(word.origin.reliability)
            guard let own, parties.contains(own) else {
                // "none, or no party to the conflict: independent"
                if word.origin.reliability == .f { ungraded += independent } else { graded += independent }
                if independent > 0 { side.isDisinterested = true }
                continue
            }
            // "the accused: supports - against interest, denies - interested; another party: the reverse";
            // "nobody accused: nobody concedes and every party's word is interested".
            let isAgainstInterest = accused != nil && (supports ? own == accused : own != accused)
            if !isAgainstInterest {
                interestedOf[own, default: 0] += table[.interested]
                continue
            }
            // "A channel that leans to a side but does not speak for it admits nothing: what it says against
            // that side's interest weighs by its grade, as an independent word does."
            if !same.contains(where: \.speaksForSide) {
                if word.origin.reliability == .f { ungraded += independent } else { graded += independent }
                if independent > 0 { side.isDisinterested = true }
                continue
            }
            // "An admission by an opponent's mouth (every outlet that relays it is listed as the other
            // side's) weighs 6 instead of 15."
            var everyRelayIsOpponent = true
            for other in same {
                guard let relay = other.relay, relay != own, parties.contains(relay) else {
                    everyRelayIsOpponent = false
                    continue
                }
            }
            let weight =
                everyRelayIsOpponent
                ? table[.againstInterestRelayedByOpponent] : table[.againstInterest]
            graded += weight
            if weight > 0 { side.isDisinterested = true }
        }
        // "All interested words of one side together weigh at most 6; all origins graded F together at most 3."
        for (_, total) in interestedOf { side.total += min(total, table[.interestedCap]) }
        side.total += graded + min(ungraded, table[.ungradedCap])
        return side
    }

    private func independentWeight(_ reliability: Reliability) -> Double {
        switch reliability {
        case .a: table[.independentA]
        case .b: table[.independentB]
        case .c: table[.independentC]
        case .d: table[.independentD]
        case .e: table[.independentE]
        case .f: table[.independentF]
        }
    }
}
