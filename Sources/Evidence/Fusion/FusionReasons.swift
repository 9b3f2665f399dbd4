import CeasefireModel

/// Says in short sentences why reports are held to tell of one event.
struct FusionReasons: Sendable {
    private static let mostCompared = 64
    private static let mostTerms = 5
    /// Room for nearly every sentence, made once.
    private static let lengthOfSentence = 240

    private let reports: [Report]
    private let twins: Twins

    /// Prepares to explain incidents of these reports.
    init(reports: [Report], twins: Twins) {
        self.reports = reports
        self.twins = twins
    }

    /// The sentences about one event: its strongest pair, its weakest join, its copies.
    func sentences(_ members: [Int], weakestJoin: Centibans?, scorer: inout FusionScorer) -> [String] {
        guard members.count > 1 else { return [] }
        var sentences: [String] = []
        // A copy may be told apart from its first by decision, and is content of its own then.
        let contents = members.filter { twins.first[$0] == $0 || !Self.holds(members, twins.first[$0]) }
        if let first = contents.first, contents.count > 1 {
            sentences.append(strongest(first, Array(contents.dropFirst().prefix(Self.mostCompared)), &scorer))
        }
        if contents.count > 2, let weakestJoin {
            sentences.append(
                "\(contents.count) reports of different content; the least agreed groups that were joined score "
                    + "\(decibansText(weakestJoin)) dB on average.")
        }
        let copies = members.count - contents.count
        if copies > 0 {
            sentences.append("\(copies) of the \(members.count) reports repeat another's content.")
        }
        return sentences
    }

    /// Whether a number is among sorted ones.
    private static func holds(_ sorted: [Int], _ number: Int) -> Bool {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == number
    }

    private func strongest(_ first: Int, _ others: [Int], _ scorer: inout FusionScorer) -> String {
        var best = others[0]
        var bestScore = Centibans.min
        for other in others {
            let score = scorer.score(first, other)
            if score > bestScore { (best, bestScore) = (other, score) }
        }
        let terms = scorer.terms(first, best).sorted {
            (-abs($0.value), $0.term.rawValue) < (-abs($1.value), $1.term.rawValue)
        }
        var text = reports[first].id.text
        text.reserveCapacity(Self.lengthOfSentence)
        text += " and "
        text += reports[best].id.text
        text += " score "
        text += decibansText(bestScore)
        text += " dB: "
        for (number, spoken) in terms.lazy.filter({ $0.term != .prior }).prefix(Self.mostTerms).enumerated() {
            if number > 0 { text += ", " }
            text += spoken.term.text(isFor: spoken.value > 0)
            text += " "
            text += decibansText(spoken.value)
        }
        text += "; against a prior of "
        text += decibansText(scorer.parameters.prior.hundredths)
        text += "."
        return text
    }
}
