internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// How the sum of an element comes about, spelled out from the weights that went into it.
enum SumWords {
    /// `-10 prior +15 against its own interest (X) ... = +5; the standard asks for +3`; nil where nothing
    /// was summed.
    static func text(_ grade: ElementGrade, standard: StandardOfProof, _ released: Released) -> String? {
        let weights = released.verdict.record.weights
        guard let sum = grade.sum else { return nil }
        var terms = [decibansText(weights[.prior]) + " prior"]
        for weighing in grade.weighings {
            terms.append(
                "\(signed(weighing)) \(Wording.interest(weighing, released)) (\(weighing.origin.id), \(weighing.origin.grade))"
            )
        }
        terms += caps(grade.weighings, weights)
        return terms.joined(separator: " ")
            + " = \(decibansText(sum)); the standard, \(standard.words), asks for "
            + decibansText(weights.threshold(of: standard))
    }

    /// What a word adds or takes away, with its sign.
    static func signed(_ weighing: Weighing) -> String {
        guard weighing.decibans != 0 else { return weighing.direction == .supports ? "+0" : "-0" }
        return decibansText(weighing.direction == .supports ? weighing.decibans : -weighing.decibans)
    }

    /// What the caps on interested and on ungraded words take off each side.
    private static func caps(_ weighings: [Weighing], _ weights: WeightTable) -> [String] {
        Weighing.Direction.allCases.flatMap { direction -> [String] in
            let side = weighings.filter { $0.direction == direction }
            let interested = Dictionary(grouping: side.filter { $0.interest == .interested }) {
                $0.origin.party?.text ?? ""
            }
            var terms = interested.keys.sorted().compactMap { party in
                cap(
                    interested[party] ?? [], at: weights[.interestedCap], direction,
                    "cap on interested words of \(party)")
            }
            let ungraded = side.filter { $0.interest == .independent && $0.origin.reliability == .f }
            terms += [cap(ungraded, at: weights[.ungradedCap], direction, "cap on ungraded origins")]
                .compactMap { $0 }
            return terms
        }
    }

    private static func cap(
        _ weighings: [Weighing], at cap: Double, _ direction: Weighing.Direction, _ words: String
    ) -> String? {
        let excess = weighings.reduce(0) { $0 + $1.decibans } - cap
        guard excess > 0 else { return nil }
        let rounded = (excess * 1_000).rounded() / 1_000
        return decibansText(direction == .supports ? -rounded : rounded) + " " + words
    }
}
