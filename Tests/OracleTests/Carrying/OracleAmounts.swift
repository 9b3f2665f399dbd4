import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

extension OracleDeedWords {
    /// "Amounts told for intervals that meet are one occasion."
    ///
    /// "Where the agreement names who alone verifies, only the words of those count": others' make no occasion longer.
    func occasions(_ words: [OracleStepWord]) -> [[OracleStepWord]] {
        var groups: [[OracleStepWord]] = []
        for word in words where verifiers.map({ all in word.speaker.map(all.contains) ?? false }) ?? true {
            var joined = [word]
            var apart: [[OracleStepWord]] = []
            for group in groups {
                if group.contains(where: { $0.step.occurred.overlaps(word.step.occurred) }) {
                    joined = group + joined
                } else {
                    apart.append(group)
                }
            }
            groups = apart + [joined]
        }
        return groups
    }

    /// "In which the amounts of one origin add up, and the largest amount is taken for which those who tell at least so
    /// much meet the standard." Without an amount `completed` means all of it.
    func amount(_ occasion: [OracleStepWord], all: Int?, against contra: [OracleStepWord]) -> Int {
        var sums: [String: Int] = [:]
        for word in occasion {
            let origin = word.word.origin.id.text
            sums[origin] = Swift.min(1_000_000, (sums[origin] ?? 0) + (word.step.amount ?? all ?? 1_000_000))
        }
        for amount in Set(sums.values).sorted(by: >) {
            let pro = occasion.filter { (sums[$0.word.origin.id.text] ?? 0) >= amount }
            if weigh(for: pro, against: contra).isShown { return amount }
        }
        return 0
    }

    /// How much was done by words told of that moment or before.
    func amount(
        by moment: Instant, _ done: [OracleStepWord], all: Int?, against contra: [OracleStepWord]
    ) -> Int {
        var total = 0
        for occasion in occasions(done.filter({ $0.step.occurred.latest <= moment })) {
            total += amount(occasion, all: all, against: contra)
        }
        return total
    }

    /// When so much was done piece by piece: an occasion lies in the whole of the intervals that tell of it. Nil where it was
    /// not.
    func reached(_ owed: Int, _ done: [OracleStepWord]) -> Interval? {
        let all = occasions(done.filter { $0.step.amount != nil }).map { words in
            let whole = words.dropFirst().reduce(words[0].step.occurred) { $0.union($1.step.occurred) }
            return (occurred: whole, amount: amount(words, all: nil, against: []))
        }
        func moment(_ end: (Interval) -> Instant) -> Instant? {
            all.map { end($0.occurred) }.sorted().first { moment in
                all.filter { end($0.occurred) <= moment }.map(\.amount).reduce(0, +) >= owed
            }
        }
        guard let earliest = moment(\.earliest), let latest = moment(\.latest) else { return nil }
        return Interval(spanning: earliest, latest)
    }
}
