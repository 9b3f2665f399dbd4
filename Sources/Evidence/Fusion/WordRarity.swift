/// How rare each word is among the texts of the same days and the same theatre, in bits, and how much of that is
/// left once the word before it is known.
///
/// Rarity is counted nearby, not over the whole record, so that a report from elsewhere or from another month
/// changes nothing here. A theatre is what hangs together on a coarse grid: a report more than about a
/// thousand kilometres from every other is alone in its own. A sentence that was repeated counts once.
struct WordRarity {
    /// For each word of each report, alone.
    private(set) var alone: [Int32] = []
    /// For each word of each report, given the word before it. Never more than alone.
    ///
    /// Words of fixed phrases come together: where other texts, too, say `by` after `reports`, having both in common is hardly
    /// more than having one. What only these two texts say is no fixed phrase: two texts are left out of the count.
    private(set) var inPhrase: [Int32] = []

    /// Counts the words of all reports, each in its theatre.
    init(words: FlatSets, phrases: Phrases, window: NearbyTexts) {
        let users = window.counts(of: words.values, ranges: words)
        let together = window.counts(of: phrases.numbers, ranges: words)
        alone = Array(repeating: 0, count: words.values.count)
        inPhrase = alone
        for report in 0..<window.reportCount {
            let texts = Double(window.textsAround[report] + 1)
            for position in words.range(report) {
                let share = Double(max(1, users[position])) / texts
                let bits = -share.log2
                alone[position] = Int32(bits.hundredths)
                inPhrase[position] = alone[position]
                guard phrases.before[position] >= 0 else { continue }
                let others = Double(max(0, users[Int(phrases.before[position])] - 2))
                let othersTogether = Double(max(0, together[position] - 2))
                // As if one more text had said the word before, and after it this one as often as any does.
                let given = (othersTogether + share) / (others + 1)
                inPhrase[position] = min(alone[position], Int32((-given.log2).hundredths))
            }
        }
    }
}

/// Which word stands before which.
struct Phrases {
    /// For each word of each report, where among all words that before it stands; -1 where it is the first.
    private(set) var before: [Int32] = []
    /// For each word of each report, one number for it and the word before it together.
    private(set) var numbers: [Int32] = []

    /// Takes the words of reports in the order in which they were said, and as sets.
    init(said: [Int32], ends: [Int], words: FlatSets) {
        before = Array(repeating: -1, count: words.values.count)
        numbers = Array(repeating: ReportTraits.unsaid, count: words.values.count)
        var known = Interner<UInt64>()
        var isSaid = Array(repeating: false, count: words.values.count)
        var first = 0
        for (report, end) in ends.enumerated() {
            var last: Int32 = -1
            for word in said[first..<end] {
                guard let position = words.position(of: word, in: report) else { continue }
                defer { last = Int32(position) }
                guard !isSaid[position] else { continue }
                isSaid[position] = true
                guard last >= 0 else { continue }
                before[position] = last
                let pair = UInt64(UInt32(bitPattern: words.values[Int(last)])) << 32
                numbers[position] = known.number(pair | UInt64(UInt32(bitPattern: word)))
            }
            first = end
        }
    }
}
