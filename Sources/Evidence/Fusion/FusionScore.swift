import Geography

/// One question asked of two reports, and what its answer weighs.
enum FusionTerm: Int, CaseIterable {
    case prior, timeOutside, timeGap, timeAgreement, timeSharpness
    case placeApart, placeSharpness, placeScale, placeName, placeMoments
    case act, target, weapons, calibre, accused
    case killed, injured, count, countOfOneOrigin
    case words, phrases, sentence, origin, page

    /// The answer in words, where it spoke for one event or against.
    func text(isFor: Bool) -> String {
        switch self {
        case .prior: "before anything is compared"
        case .timeOutside: "one interval lies partly outside the other"
        case .timeGap: "a gap between the intervals"
        case .timeAgreement: "the intervals share time"
        case .timeSharpness: isFor ? "a short span of time" : "a long span of time"
        case .placeApart: "places apart"
        case .placeSharpness: isFor ? "a narrow place" : "a wide place"
        case .placeScale: "one place is wider than the other"
        case .placeName: isFor ? "place names alike" : "place names differ"
        case .placeMoments: "the place is hit at other moments, too"
        case .act: isFor ? "same act" : "different acts"
        case .target: isFor ? "same class of target" : "different classes of target"
        case .weapons: isFor ? "same weapons" : "different weapons"
        case .calibre: "different calibres"
        case .accused: "different parties accused"
        case .killed: isFor ? "same number killed" : "different numbers killed"
        case .injured: isFor ? "same number injured" : "different numbers injured"
        case .count: isFor ? "same number of weapons" : "different numbers of weapons"
        case .countOfOneOrigin: "one origin counts differently"
        case .words: "words in common"
        case .phrases: "one form of words, filled in differently"
        case .sentence: "the same sentence"
        case .origin: "same origin"
        case .page: "listed apart on one page"
        }
    }
}

/// Scores two reports by the table: the log-odds, in hundredths of a deciban, that both tell of one event.
struct FusionScorer: Sendable {
    private(set) var traits: ReportTraits
    let parameters: FusionParameters
    let rows: [ScoreRow]
    /// What two places weigh: most pairs of reports are of places that were compared before.
    private var places: PairCache
    /// What two intervals weigh, by their lengths and how far one begins after the other.
    private var times = IntervalScores()
    /// What moments weigh, by the doublings of the place that has fewer.
    private let moments: [Int32]
    private let weights: Weights

    /// Weights that are the same for every pair.
    private struct Weights: Sendable {
        var prior, floor, sameAct, otherAct, sameOrigin, sameSentence: Centibans
        /// Whether words may weigh more than those in common do.
        var areWordsBounded: Bool
    }

    /// Creates a scorer of these reports.
    init(traits: ReportTraits, parameters: FusionParameters) {
        self.traits = traits
        self.parameters = parameters
        rows = traits.scoreRows(parameters)
        places = PairCache(things: Int(traits.place.max() ?? 0) + 1)
        moments = (0...max(0, traits.momentDoublings.max() ?? 0)).map {
            Int32(clamping: Self.momentsWeight($0, parameters))
        }
        weights = Weights(
            prior: parameters.prior.hundredths, floor: parameters.floor.hundredths,
            sameAct: parameters.actAgreement.hundredths, otherAct: (-parameters.actDisagreement).hundredths,
            sameOrigin: parameters.originAgreement.hundredths,
            sameSentence: parameters.sameSentence.hundredths,
            areWordsBounded: parameters.fixedPhraseApartPerBit >= 0)
    }

    /// The sum of all terms, not below the floor. The same for either order of the two.
    mutating func score(_ a: Int, _ b: Int) -> Centibans {
        max(weights.floor, scoreBesideWords(a, b) + wordsScore(a, b))
    }

    /// The sum of all terms but those of words, which take the longest. No words add more than ``mostOfWords(_:_:)``.
    mutating func scoreBesideWords(_ a: Int, _ b: Int) -> Centibans {
        let (x, y) = (rows[a], rows[b])
        var sum = weights.prior + placeScore(x, y, a, b) + timeScore(x, y, a, b)
        let doublings = min(x.momentDoublings, y.momentDoublings)
        if doublings >= 0 { sum += Int(moments[Int(doublings)]) }
        if x.act != ReportTraits.unsaid, y.act != ReportTraits.unsaid {
            sum += x.act == y.act ? weights.sameAct : weights.otherAct
        }
        if haveOriginInCommon(x, y, a, b) { sum += weights.sameOrigin }
        if !x.says.isDisjoint(with: y.says) { sum += scoreOfSayings(a, b) }
        return sum
    }

    /// What is asked of the few pairs that both say more than when, where and what.
    private func scoreOfSayings(_ a: Int, _ b: Int) -> Centibans {
        var sum = 0
        weighTarget(a, b) { _, value in sum += value }
        weighWeapons(a, b) { _, value in sum += value }
        weighAccused(a, b) { _, value in sum += value }
        weighNumbers(a, b) { _, value in sum += value }
        weighPage(a, b) { _, value in sum += value }
        return sum
    }

    /// The sum of the terms of words.
    func wordsScore(_ a: Int, _ b: Int) -> Centibans {
        var sum = 0
        weighWords(a, b) { _, value in sum += value }
        return sum
    }

    /// At least what the terms of words can sum to: as if the one of rarer words said nothing but what the other says.
    func mostOfWords(_ a: Int, _ b: Int) -> Centibans {
        // With a table that gave for phrases filled in differently, no sum would be too high.
        guard weights.areWordsBounded else { return 1 << 30 }
        let most = Int(min(rows[a].mostOfWords, rows[b].mostOfWords))
        return rows[a].text == rows[b].text ? most + max(0, weights.sameSentence) : most
    }

    /// Whether some origin stands behind both.
    func haveOriginInCommon(_ x: ScoreRow, _ y: ScoreRow, _ a: Int, _ b: Int) -> Bool {
        if x.originSet == y.originSet { return x.originSet != ReportTraits.unsaid }
        guard x.hasSeveralOrigins || y.hasSeveralOrigins else { return false }
        return traits.origins.sharedCount(a, b) > 0
    }

    private mutating func timeScore(_ p: ScoreRow, _ q: ScoreRow, _ a: Int, _ b: Int) -> Centibans {
        // Exchanged, the two weigh the same; so the earlier is the first.
        let (x, y) = p.start <= q.start ? (p, q) : (q, p)
        let key = IntervalScores.Key(
            length: x.end - x.start, otherLength: y.end - y.start, after: y.start - x.start)
        if let known = times.value(key) { return known }
        var sum = 0
        weighTime(a, b) { _, value in sum += value }
        times.keep(sum, key)
        return sum
    }

    private mutating func placeScore(_ x: ScoreRow, _ y: ScoreRow, _ a: Int, _ b: Int) -> Centibans {
        if let known = places.value(x.place, y.place) { return Int(known) }
        var sum = 0
        weighPlace(a, b) { _, value in sum += value }
        places.keep(Int32(clamping: sum), x.place, y.place)
        return sum
    }

    private static func momentsWeight(_ doublings: Int32, _ parameters: FusionParameters) -> Centibans {
        (-parameters.momentsPerDoubling * (Double(doublings) / 100)).hundredths
    }

    /// Each term that says something, in the order of the table.
    mutating func terms(_ a: Int, _ b: Int) -> [(term: FusionTerm, value: Centibans)] {
        var terms: [(term: FusionTerm, value: Centibans)] = []
        weigh(a, b) { term, value in if value != 0 { terms.append((term, value)) } }
        return terms
    }

    private mutating func weigh(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        say(.prior, parameters.prior.hundredths)
        weighTime(a, b, say)
        weighPlace(a, b, say)
        let doublings = min(rows[a].momentDoublings, rows[b].momentDoublings)
        if doublings >= 0 { say(.placeMoments, Self.momentsWeight(doublings, parameters)) }
        weighAct(a, b, say)
        weighTarget(a, b, say)
        weighWeapons(a, b, say)
        weighAccused(a, b, say)
        weighNumbers(a, b, say)
        weighWords(a, b, say)
        weighOrigin(a, b, say)
        weighPage(a, b, say)
    }

    private func weighTime(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        let shared = min(traits.end[a], traits.end[b]) - max(traits.start[a], traits.start[b])
        let span = max(traits.end[a], traits.end[b]) - min(traits.start[a], traits.start[b])
        let shorter = min(traits.end[a] - traits.start[a], traits.end[b] - traits.start[b])
        let part = shorter == 0 ? (shared == 0 ? 1 : 0) : Double(max(0, shared)) / Double(shorter)
        say(.timeOutside, (-parameters.timeOutside * (1 - min(1, part))).hundredths)
        if shared < 0 {
            let unit = 3_600 + Double(shorter) / 4
            say(.timeGap, (-parameters.timeGapPerDoubling * (1 + Double(-shared) / unit).log2).hundredths)
        }
        let agreement = span == 0 ? 1 : Double(max(0, shared)) / Double(span)
        say(.timeAgreement, (parameters.timeAgreement * agreement).hundredths)
        let halvings = (86_400 / min(172_800, max(1_800, Double(span)))).log2
        say(.timeSharpness, (parameters.timeSharpnessPerHalving * halvings).hundredths)
    }

    private mutating func weighPlace(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        let (x, y) = (traits.radiusMeters[a], traits.radiusMeters[b])
        let doublings = (max(x, y) / min(x, y)).log2
        say(.placeScale, (-parameters.placeScalePerDoubling * doublings).hundredths)
        let known = traits.names.hundredths(traits.name[a], traits.name[b])
        // At 60 a name says nothing.
        let alike = Double(known ?? 60)
        // A village and its region, three doublings apart, have every right to different names.
        let comparable = 1 - min(1, doublings / 3)
        let difference = max(0, 60 - alike) / 60 * comparable
        say(
            .placeName,
            (parameters.nameAgreement * max(0, alike - 60) / 40 - parameters.nameDisagreement * difference)
                .hundredths)

        var apart = 0.0
        if let from = traits.coordinate[a], let to = traits.coordinate[b] {
            apart = min(2.5, max(0, from.distanceMeters(to: to) / (x + y) - 0.5))
        } else if known != nil {
            // Without a position a place is as far off as its name is different: half alike is nothing.
            apart = 2.5 * min(1, max(0, 90 - alike) / 40) * comparable
        }
        say(.placeApart, (-parameters.placeApart * apart).hundredths)
        // Halvings of the wider radius from 160 km, 5 km at the least; neighbours that go by different names do
        // not agree on a village by being near.
        let halvings = (160_000 / max(5_000, x, y)).log2
        say(
            .placeSharpness,
            (parameters.placeSharpnessPerHalving * halvings * (1 - max(0, difference))).hundredths)
    }

    private func weighAct(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        guard traits.act[a] != ReportTraits.unsaid, traits.act[b] != ReportTraits.unsaid else { return }
        say(.act, traits.act[a] == traits.act[b] ? weights.sameAct : weights.otherAct)
    }

    private func weighTarget(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        guard traits.target[a] != ReportTraits.unsaid, traits.target[b] != ReportTraits.unsaid else { return }
        let isSame = traits.target[a] == traits.target[b]
        say(.target, (isSame ? parameters.targetAgreement : -parameters.targetDisagreement).hundredths)
    }

    private func weighAccused(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        if traits.areAccusedApart(a, b) { say(.accused, (-parameters.accusedDisagreement).hundredths) }
    }

    private func weighNumbers(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        say(
            .killed,
            Self.weightOfNumbers(
                traits.killed[a], traits.killed[b], parameters.killedAgreement, parameters.killedDisagreement)
        )
        say(
            .injured,
            Self.weightOfNumbers(
                traits.injured[a], traits.injured[b], parameters.injuredAgreement,
                parameters.injuredDisagreement))
        say(
            .count,
            Self.weightOfNumbers(
                traits.count[a], traits.count[b], parameters.countAgreement, parameters.countDisagreement))
        if Self.differ(traits.count[a], traits.count[b]), traits.origins.sharedCount(a, b) > 0 {
            say(.countOfOneOrigin, (-parameters.countOfOneOrigin).hundredths)
        }
    }

    private static func weightOfNumbers(
        _ x: Int32, _ y: Int32, _ agreement: Double, _ disagreement: Double
    ) -> Centibans {
        guard x != ReportTraits.unsaid, y != ReportTraits.unsaid else { return 0 }
        if x == y { return (agreement * (x == 0 ? 0.5 : min(4, Double(x + 1).log2))).hundredths }
        // "Over 60" and 64 are one count.
        guard differ(x, y) else { return agreement.hundredths }
        return (-disagreement * (1 - Double(min(x, y)) / Double(max(x, y)))).hundredths
    }

    /// Whether both numbers are said and differ by more than a tenth.
    private static func differ(_ x: Int32, _ y: Int32) -> Bool {
        x != ReportTraits.unsaid && y != ReportTraits.unsaid && Double(min(x, y)) <= 0.9 * Double(max(x, y))
            && x != y
    }
}
