import CeasefireModel

/// The telling words of all reports as numbers.
struct SaidWords: Sendable {
    /// Each report's words.
    private(set) var words: FlatSets
    /// For each word of ``words`` the word said before it, where it is first said; ``ReportTraits/unsaid`` where it is
    /// the report's first.
    private(set) var before: [Int32] = []
    /// For each report the number of its text.
    private(set) var text: [Int32]
    /// How many words there are.
    let wordCount: Int

    private static let mostParts = 16
    private static let leastInPart = 1_000

    /// Takes the words of reports, of which `placeOf` gives the place's number and `placeWords` the words of its names.
    init(_ reports: [Report], placeOf: [Int], placeWords: [[UInt64]], workers: any Workers) {
        let parts = reports.indices.inParts(most: Self.mostParts, least: Self.leastInPart)
        let folded = workers.results(of: parts.count) {
            FoldedTexts(parts[$0], of: reports) { placeWords[placeOf[$0]] }
        }
        // Numbers come by order of arrival, and so one part after the other.
        var words = WordInterner(expecting: reports.count / 2)
        var texts = WordInterner(expecting: reports.count)
        let wordNumbers = folded.map { part in part.words.map { words.number($0) } }
        let textNumbers = folded.map { part in part.texts.map { texts.number($0.digest) } }
        wordCount = words.count
        text = zip(folded, textNumbers).flatMap { part, numbers in part.textOf.map { numbers[Int($0)] } }
        // A place's word that no text says need not be known.
        let places = placeWords.map { $0.compactMap { words.known($0) } }
        let sets = workers.results(of: parts.count) { part in
            WordSets(parts[part], folded[part], numbers: wordNumbers[part]) { places[placeOf[$0]] }
        }
        var values: [Int32] = []
        var ends: [Int32] = []
        ends.reserveCapacity(reports.count)
        let total = sets.reduce(0) { $0 + $1.values.count }
        values.reserveCapacity(total)
        before.reserveCapacity(total)
        for part in sets {
            let first = Int32(values.count)
            values += part.values
            before += part.before
            for end in part.ends { ends.append(first + end) }
        }
        self.words = FlatSets(values: values, ends: ends)
    }
}

/// The words of some reports, without those of their places, as sets.
private struct WordSets: Sendable {
    private(set) var values: [Int32] = []
    private(set) var before: [Int32] = []
    private(set) var ends: [Int32] = []

    init(
        _ range: Range<Int>, _ folded: FoldedTexts, numbers: [Int32], placeWords: (Int) -> [Int32]
    ) {
        ends.reserveCapacity(range.count)
        values.reserveCapacity(numbers.count)
        before.reserveCapacity(numbers.count)
        for (text, report) in zip(folded.textOf, range) {
            let place = placeWords(report)
            let first = values.count
            var last = ReportTraits.unsaid
            for i in folded.texts[Int(text)].words {
                let word = numbers[i]
                if place.contains(word) { continue }
                add(word, after: last, from: first)
                last = word
            }
            ends.append(Int32(values.count))
        }
    }

    /// Adds a word to the set that begins at `first`, unless it is there.
    private mutating func add(_ word: Int32, after last: Int32, from first: Int) {
        var i = values.count
        while i > first, values[i - 1] > word { i -= 1 }
        if i > first, values[i - 1] == word { return }
        values.append(word)
        before.append(last)
        var hole = values.count - 1
        while hole > i {
            values[hole] = values[hole - 1]
            before[hole] = before[hole - 1]
            hole -= 1
        }
        values[i] = word
        before[i] = last
    }
}

extension Range<Int> {
    /// Parts of about one length, in order: as many as may be, none of them shorter than `least` but where there is only one.
    func inParts(most: Int, least: Int) -> [Range<Int>] {
        let parts = Swift.max(1, Swift.min(most, count / least))
        return (0..<parts).map { part($0, of: parts) }
    }

    /// One of so many parts of about one length.
    func part(_ part: Int, of parts: Int) -> Range<Int> {
        (lowerBound + count * part / parts)..<(lowerBound + count * (part + 1) / parts)
    }
}
