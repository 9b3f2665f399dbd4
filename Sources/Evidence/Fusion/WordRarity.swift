/// How rare each word is among the reports of the same days and the same theatre, in bits.
///
/// Rarity is counted nearby, not over the whole record, so that a report from elsewhere or from another month
/// changes nothing here. A theatre is what hangs together on a coarse grid: a report more than about a
/// thousand kilometres from every other is alone in its own.
struct WordRarity {
    private(set) var hundredthsOfBits: [Int32] = []

    private let theatres: [Int]
    private let middles: [Int64]
    private let windowSeconds: Int64

    /// Counts the words of all reports, each in its theatre.
    init(traits: ReportTraits, theatres: [Int], windowSeconds: Int64) {
        self.theatres = theatres
        self.windowSeconds = windowSeconds
        middles = (0..<traits.reportCount).map { Self.middle(traits.start[$0], traits.end[$0]) }
        let ordered = (0..<traits.reportCount).sorted {
            (theatres[$0], middles[$0]) < (theatres[$1], middles[$1])
        }
        let around = countsNearby(ordered)
        var aroundOf: [Int32] = Array(repeating: 0, count: ordered.count)
        for (report, count) in zip(ordered, around) { aroundOf[report] = count }

        // Reports come to each word in order of theatre and time, so that nothing need be sorted again.
        let values = traits.words.values
        var uses: [(list: Int, value: (report: Int32, position: Int32))] = []
        uses.reserveCapacity(values.count)
        for report in ordered {
            for position in traits.words.range(report) {
                uses.append((Int(values[position]), (Int32(report), Int32(position))))
            }
        }
        let wordCount = Int(values.max() ?? -1) + 1
        let usesOf = NumberedLists(uses, count: wordCount)
        hundredthsOfBits = Array(repeating: 0, count: values.count)
        for word in 0..<wordCount {
            let uses = usesOf.of(word)
            for (use, users) in zip(uses, countsNearby(uses.map { Int($0.report) })) {
                let bits = (Double(aroundOf[Int(use.report)] + 1) / Double(users)).log2
                hundredthsOfBits[Int(use.position)] = Int32(bits.hundredths)
            }
        }
    }

    /// The moment at which a report counts.
    static func middle(_ start: Int64, _ end: Int64) -> Int64 { (start + end) / 2 }

    /// For each of some reports in order of theatre and time, how many of them lie in its theatre and within the
    /// window around it; itself included.
    private func countsNearby(_ reports: [Int]) -> [Int32] {
        var (low, high) = (reports.startIndex, reports.startIndex)
        return reports.map { report in
            let (theatre, middle) = (theatres[report], middles[report])
            while theatres[reports[low]] < theatre || middles[reports[low]] < middle - windowSeconds {
                low += 1
            }
            high = max(high, low)
            while high < reports.endIndex, theatres[reports[high]] == theatre,
                middles[reports[high]] <= middle + windowSeconds
            {
                high += 1
            }
            return Int32(high - low)
        }
    }
}
