/// How rare each word is among the texts of the same days and the same theatre, in bits, and how much of that is
/// left once the word before it is known.
///
/// Rarity is counted nearby, not over the whole record, so that a report from elsewhere or from another month
/// changes nothing here. A theatre is what hangs together on a coarse grid: a report more than about a
/// thousand kilometres from every other is alone in its own. A sentence that was repeated counts once.
struct WordRarity: Sendable {
    /// For each word of each report, alone, in hundredths of a bit.
    private(set) var alone: [Int32] = []
    /// For each word of each report, given the word before it. Never more than alone.
    ///
    /// Words of fixed phrases come together: where other texts, too, say `by` after `reports`, having both in common is hardly
    /// more than having one. What only these two texts say is no fixed phrase: two texts are left out of the count.
    private(set) var inPhrase: [Int32] = []
    /// For each report, of all its words together.
    private(set) var ofAll: [Int32] = []

    private static let mostParts = 16
    private static let leastInPart = 1_000

    /// Counts the words of all reports, each in its theatre.
    init(_ said: SaidWords, in window: NearbyTexts, workers: any Workers) {
        let counts = WordCounts(said, in: window, workers: workers)
        let parts = (0..<said.words.count).inParts(most: Self.mostParts, least: Self.leastInPart)
        let rarities = workers.results(of: parts.count) {
            WordRarity(of: parts[$0], said, counts, textsAround: window.textsAround)
        }
        alone.reserveCapacity(said.before.count)
        inPhrase.reserveCapacity(said.before.count)
        for part in rarities {
            alone += part.alone
            inPhrase += part.inPhrase
            ofAll += part.ofAll
        }
    }

    private init(of reports: Range<Int>, _ said: SaidWords, _ counts: WordCounts, textsAround: [Int32]) {
        ofAll.reserveCapacity(reports.count)
        for report in reports {
            let texts = Double(textsAround[report] + 1)
            var sum: Int32 = 0
            for position in said.words.range(report) {
                let share = Double(max(1, counts.users[position])) / texts
                let bits = Int32((-share.log2).hundredths)
                alone.append(bits)
                sum += bits
                // Where no others say both together, having said the word before makes this one no likelier.
                guard counts.together[position] > 2,
                    let before = said.words.position(of: said.before[position], in: report)
                else {
                    inPhrase.append(bits)
                    continue
                }
                let others = Double(max(0, counts.users[before] - 2))
                let othersTogether = Double(counts.together[position] - 2)
                // As if one more text had said the word before, and after it this one as often as any does.
                let given = (othersTogether + share) / (others + 1)
                inPhrase.append(min(bits, Int32((-given.log2).hundredths)))
            }
            ofAll.append(sum)
        }
    }
}
