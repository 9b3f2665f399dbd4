/// How many texts near each report use each of its words, and how many after the same word as it does.
struct WordCounts: Sendable {
    /// For each word of each report, how many texts near it use the word.
    private(set) var users: [Int32]
    /// For each word of each report, how many texts near it use the word after the same other; 0 for a first word.
    private(set) var together: [Int32]

    private static let mostParts = 16
    private static let leastInPart = 10_000

    /// Counts the words of all reports. What is counted of one word does not depend on others.
    init(_ said: SaidWords, in window: NearbyTexts, workers: any Workers) {
        let uses = ValueUses(of: said.words, valueCount: said.wordCount, in: window.ordered)
        let parts = uses.inParts(most: Self.mostParts, least: Self.leastInPart)
        let counts = workers.results(of: parts.count) { part in
            var counter = WordCounter(window, wordCount: said.wordCount)
            for word in parts[part] { counter.count(uses, uses.range(word), after: said.before) }
            return (users: counter.users, together: counter.together)
        }
        users = Array(repeating: 0, count: said.before.count)
        together = users
        var use = 0
        for part in counts {
            for (i, count) in part.users.enumerated() {
                let position = Int(uses.positions[use])
                users[position] = count
                together[position] = part.together[i]
                use += 1
            }
        }
    }
}

/// Counts one word after the other, in the order of its uses.
private struct WordCounter {
    private(set) var users: [Int32] = []
    private(set) var together: [Int32] = []

    private let window: NearbyTexts
    private var seen: [Int32]
    /// For each word the uses that come after it: how many, and then where the next one goes. 0 between words.
    private var after: [Int32]
    /// The words before the uses, each once.
    private var met: [Int32] = []
    /// The uses in order of the word before: their ranks, and which they are.
    private var ranks: [Int32] = []
    private var numbers: [Int32] = []
    private var counts: [Int32] = []

    init(_ window: NearbyTexts, wordCount: Int) {
        self.window = window
        seen = window.emptyTally
        after = Array(repeating: 0, count: wordCount)
    }

    /// Counts a word from its uses and the words before these.
    mutating func count(_ uses: ValueUses, _ range: Range<Int>, after before: [Int32]) {
        if range.count == 1 {
            // Most words are used once.
            users.append(1)
            together.append(before[Int(uses.positions[range.lowerBound])] < 0 ? 0 : 1)
            return
        }
        window.count(uses.ranks.span.extracting(range), &seen, into: &users)
        let first = together.count
        together.append(contentsOf: repeatElement(0, count: range.count))
        sort(uses, range, by: before)
        let ranks = ranks
        var start = 0
        for word in met {
            let end = Int(after[Int(word)])
            counts.removeAll(keepingCapacity: true)
            if end == start + 1 {
                counts.append(1)
            } else {
                window.count(ranks.span.extracting(start..<end), &seen, into: &counts)
            }
            for i in start..<end { together[first + Int(numbers[i])] = counts[i - start] }
            start = end
            after[Int(word)] = 0
        }
    }

    /// Sorts the uses by the word before, those of one word in order of rank.
    private mutating func sort(_ uses: ValueUses, _ range: Range<Int>, by before: [Int32]) {
        met.removeAll(keepingCapacity: true)
        for use in range {
            let word = before[Int(uses.positions[use])]
            guard word >= 0 else { continue }
            if after[Int(word)] == 0 { met.append(word) }
            after[Int(word)] += 1
        }
        var start: Int32 = 0
        for word in met {
            let count = after[Int(word)]
            after[Int(word)] = start
            start += count
        }
        let missing = Int(start) - ranks.count
        if missing > 0 {
            ranks += repeatElement(0, count: missing)
            numbers += repeatElement(0, count: missing)
        }
        for use in range {
            let word = Int(before[Int(uses.positions[use])])
            guard word >= 0 else { continue }
            let place = Int(after[word])
            ranks[place] = uses.ranks[use]
            numbers[place] = Int32(use - range.lowerBound)
            after[word] += 1
        }
    }
}
