internal import CeasefireModel
internal import Evidence

/// What was done piece by piece: so many on one day, so many on the next.
struct DeedTally {
    /// An occasion on which some of it was done.
    struct Occasion {
        var occurred: Interval
        /// The most that words which meet the standard tell; 0 where none do.
        var amount: Int
        var words: [StepWord]
    }

    let occasions: [Occasion]

    /// Words whose intervals meet tell of one occasion. What one origin tells of several intervals among them adds
    /// up; of several origins the largest amount is taken for which those who tell at least so much meet the standard.
    init(_ words: [StepWord], scale: DeedScale) {
        var groups: [(occurred: Interval, words: [StepWord])] = []
        for word in words.sorted(by: { ($0.occurred, $0.entry) < ($1.occurred, $1.entry) })
        where word.step.amount != nil {
            if let last = groups.last, last.occurred.overlaps(word.occurred) {
                groups[groups.count - 1].occurred = last.occurred.union(word.occurred)
                groups[groups.count - 1].words.append(word)
            } else {
                groups.append((word.occurred, [word]))
            }
        }
        occasions = groups.map { group in
            Occasion(
                occurred: group.occurred, amount: Self.amount(group.words, scale: scale), words: group.words)
        }
    }

    /// What each origin tells in all of words with amounts.
    static func told(_ words: [StepWord]) -> [OriginID: Int] {
        struct Telling: Hashable {
            var origin: OriginID
            var occurred: Interval
            var amount: Int
        }
        // Told twice by one origin of one interval it is one thing.
        let tellings = Set(
            words.filter { $0.step.amount != nil }.map {
                Telling(origin: $0.origin.id, occurred: $0.occurred, amount: $0.step.amount ?? 0)
            })
        return Dictionary(grouping: tellings, by: \.origin).mapValues { told in
            Dictionary(grouping: told, by: \.occurred).values.reduce(0) { sum, same in
                sum + (same.map(\.amount).min() ?? 0)
            }
        }
    }

    private static func amount(_ words: [StepWord], scale: DeedScale) -> Int {
        let totals = told(words)
        return Set(totals.values).sorted(by: >).first { amount in
            let such = words.filter { (totals[$0.origin.id] ?? 0) >= amount }
            return scale.grade(done: such, notDone: []).state == .meetsStandard
        } ?? 0
    }

    /// How much was done in all, by words that meet the standard.
    var total: Int { occasions.reduce(0) { $0 + $1.amount } }

    /// How much was certainly done before something else happened.
    func done(before other: Interval) -> Int { done(by: other.earliest) }

    /// How much was certainly done by a moment.
    func done(by moment: Instant) -> Int {
        occasions.filter { $0.occurred.latest <= moment }.reduce(0) { $0 + $1.amount }
    }

    var words: [StepWord] { occasions.flatMap(\.words) }

    /// When so much had been done; nil where it was not.
    func reached(_ amount: Int) -> Interval? {
        func moment(_ end: (Interval) -> Instant) -> Instant? {
            var sum = 0
            for occasion in occasions.sorted(by: { end($0.occurred) < end($1.occurred) }) {
                sum += occasion.amount
                if sum >= amount { return end(occasion.occurred) }
            }
            return nil
        }
        guard let earliest = moment(\.earliest), let latest = moment(\.latest) else { return nil }
        return Interval(spanning: earliest, latest)
    }
}
