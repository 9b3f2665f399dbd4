import CeasefireModel
import TestSupport
import Testing

@testable import Evidence

@Suite("Words that are folded and counted once")
struct FusionTextsTests {
    static let seeds = Array(1...8 as ClosedRange<UInt64>)

    private static let words = [
        "обстріл", "Харків", "drone", "Kyïv", "strike", "у", "12", "122", "energy", "facility", "сил",
        "damaged",
        "Odesa", "2024", "людей", "поранено", "the", "substation",
    ]

    /// Texts that repeat, some of them longer than the words that are taken.
    private func texts(_ random: inout Seeded, count: Int) -> [String] {
        var texts: [String] = ["", "Київ", "Ки\u{0438}\u{0306}в", "Кийв"]
        for _ in 0..<count {
            if texts.count > 4, Int.random(in: 0..<3, using: &random) == 0 {
                texts.append(texts[Int.random(in: 0..<texts.count, using: &random)])
                continue
            }
            let length =
                Int.random(in: 0..<5, using: &random) == 0 ? 150 : Int.random(in: 0...9, using: &random)
            texts.append(
                (0..<length).map { _ in
                    Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
                        + String(Int.random(in: 0...3, using: &random))
                }.joined(separator: " "))
        }
        return texts
    }

    private func reports(_ random: inout Seeded, count: Int) -> [Report] {
        texts(&random, count: count).enumerated().map { number, text in
            let hour = Int.random(in: 0..<240, using: &random)
            return report(
                "R\(1_000 + number)", spot(["Ardo", "Kyiv", "Odesa drone1"][number % 3]),
                span(hour, hour + 2), text)
        }
    }

    @Test("a text that is folded once has the words that each of its reports would have", arguments: seeds)
    func folded(seed: UInt64) {
        var random = Seeded(seed: seed)
        let reports = reports(&random, count: 60)
        var summaries = SummaryWords()
        let places = reports.map { summaries.words(of: $0.place) }
        let folded = FoldedTexts(reports.indices, of: reports) { places[$0] }
        for (number, report) in reports.enumerated() where !report.summary.isEmpty {
            var each: [UInt64] = []
            let digest = summaries.add(report.summary, without: places[number], to: &each)
            let text = folded.texts[Int(folded.textOf[number])]
            #expect(text.digest == digest, "seed \(seed), \(report.id)")
            #expect(
                folded.words[text.words].filter { !places[number].contains($0) } == each,
                "seed \(seed), \(report.id): \(report.summary)")
        }
        #expect(folded.texts.count < reports.count, "seed \(seed): no text was met twice")
    }

    @Test("words are counted as if each were looked for in every text nearby", arguments: seeds)
    func counted(seed: UInt64) {
        var random = Seeded(seed: seed)
        let reports = reports(&random, count: 80)
        let traits = ReportTraits(reports, origins: OriginRegister(), parameters: .standard)
        var summaries = SummaryWords()
        let placeWords = reports.map { summaries.words(of: $0.place) }
        let said = SaidWords(
            reports, placeOf: Array(reports.indices), placeWords: placeWords, workers: SingleWorker())
        let middles = reports.indices.map { NearbyTexts.middle(traits.start[$0], traits.end[$0]) }
        let window = NearbyTexts(
            middles: middles, theatres: reports.map { _ in 0 }, texts: said.text, windowSeconds: 129_600)
        let counts = WordCounts(said, in: window, workers: SingleWorker())
        for report in reports.indices {
            let near = reports.indices.filter { abs(middles[$0] - middles[report]) <= 129_600 }
            #expect(Int(window.textsAround[report]) == Set(near.map { said.text[$0] }).count, "seed \(seed)")
            for position in said.words.range(report) {
                let (word, before) = (said.words.values[position], said.before[position])
                let uses = near.compactMap { other in
                    said.words.position(of: word, in: other).map {
                        (text: said.text[other], before: said.before[$0])
                    }
                }
                #expect(Int(counts.users[position]) == Set(uses.map(\.text)).count, "seed \(seed)")
                let together = before < 0 ? 0 : Set(uses.filter { $0.before == before }.map(\.text)).count
                #expect(Int(counts.together[position]) == together, "seed \(seed)")
            }
        }
    }

    @Test(
        "the sum of a pair is that of its terms, and words weigh no more than was foreseen", arguments: seeds)
    func scored(seed: UInt64) {
        var random = Seeded(seed: seed)
        let reports = GeneratedReports(seed: seed, events: 20).reports + reports(&random, count: 20)
        var scorer = Fusion().scorer(of: reports.inOrder { $0.id.text })
        let floor = scorer.parameters.floor.hundredths
        for a in reports.indices {
            for b in reports.indices.suffix(from: a).dropFirst() {
                let terms = scorer.terms(a, b).reduce(0) { $0 + $1.value }
                #expect(scorer.score(a, b) == max(floor, terms), "seed \(seed), \(a) and \(b)")
                #expect(scorer.score(b, a) == scorer.score(a, b), "seed \(seed), \(a) and \(b)")
                #expect(scorer.wordsScore(a, b) <= scorer.mostOfWords(a, b), "seed \(seed), \(a) and \(b)")
            }
        }
    }

    @Test("numbers of words are those of a dictionary", arguments: seeds)
    func interned(seed: UInt64) {
        var random = Seeded(seed: seed)
        var words = WordInterner()
        var known: [UInt64: Int32] = [:]
        for _ in 0..<2_000 {
            let word = UInt64.random(in: 0...700, using: &random) &* 0x1_0000_0001
            let number = known[word] ?? Int32(known.count)
            known[word] = number
            #expect(words.number(word) == number, "seed \(seed)")
        }
        #expect(words.count == known.count && words.known(1) == nil, "seed \(seed)")
    }

    @Test("names are in the order of their letters, however they begin and are written", arguments: seeds)
    func ordered(seed: UInt64) {
        var random = Seeded(seed: seed)
        for letters in [["a", "b", "1", "10", "-"], ["a", "é", "e\u{301}", "я", "\u{212A}", "K"]] {
            let names = (0..<50).map { _ in
                "file_2024"
                    + (0..<Int.random(in: 0...14, using: &random)).map { _ in
                        letters[Int.random(in: 0..<letters.count, using: &random)]
                    }.joined()
            }
            let sorted = names.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
            #expect(NameOrder.order(of: names) == sorted.map(\.offset), "seed \(seed): \(names)")
        }
    }
}
