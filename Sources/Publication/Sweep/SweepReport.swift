public import Analysis
public import CeasefireModel
internal import Evaluation
internal import Evidence

/// What a sweep found, as a release tier shows it: on a terminal, for programs, and as a page.
public struct SweepReport: Sendable {
    /// What every reading comes to before anything is changed.
    let outcomes: [(reading: ReadingName, outcome: Outcome)]
    let variations: [Variation]
    let pairs: PairSearch
    let rows: RowSearch
    /// Changes that are not told, since they would give the grade of a protected source.
    let withheldCount: Int
    let released: Released

    /// Creates a report. Origins that may not be named go without their names; changes of weights that would
    /// tell their grades are counted and left out.
    ///
    /// - Parameters:
    ///   - context: The verdict that was varied, and for whom the report is.
    ///   - outcomes: What every reading comes to before anything is changed.
    ///   - variations: What single changes do.
    ///   - rows: What leaving single reports and entries out does.
    ///   - pairs: What two changes do together.
    public init(
        _ context: Context, outcomes: [(reading: ReadingName, outcome: Outcome)],
        variations: [Variation], rows: RowSearch = RowSearch(), pairs: PairSearch
    ) {
        let released = context.released
        let mask = SweepMask(released)
        self.released = released
        self.outcomes = outcomes.map { ($0.reading, mask.shown($0.outcome)) }
        self.rows = rows
        let variations = variations + rows.variations
        let told = variations.filter { mask.mayTell($0.subject) }
        self.variations = told.map { mask.shown($0) }
        let found = pairs.found.filter { $0.changes.allSatisfy { mask.mayTell($0.subject) } }
        withheldCount = variations.count - told.count + pairs.found.count - found.count
        var shownPairs = pairs
        shownPairs.found = found.map { mask.shown($0) }
        self.pairs = shownPairs
    }

    /// The files of the report: `sweep.html`, `sweep.json`.
    public func files() -> [(name: String, bytes: [UInt8])] {
        [("sweep.html", Array(SweepPage.text(self).utf8)), ("sweep.json", Array(json().utf8))]
    }

    /// What was kept back, in a sentence.
    var releaseSentence: String {
        released.shortSentence
            + (withheldCount == 0
                ? ""
                : " \(Wording.count(withheldCount, "change")) not told: what they do would give the grade of a protected source.")
    }
}

/// What of a sweep a tier does not show.
private struct SweepMask {
    private let released: Released
    /// Origins whose words are listed in what is released.
    private let named: Set<OriginID>

    init(_ released: Released) {
        self.released = released
        let readings = released.verdict.readings
        let listed =
            readings.flatMap(\.assessments).flatMap(\.grades).flatMap(\.weighings)
            + readings.flatMap(\.deeds).flatMap { $0.weighings + $0.beginWeighings }
        named = Set(listed.map(\.origin.id))
    }

    /// How far a weight or a standard must move before a sum that holds a protected source's word falls on the other
    /// side tells that sum, and with it the grade of the source.
    func mayTell(_ subject: Variation.Subject) -> Bool {
        switch subject {
        case .weight, .standard, .dutyStandard: released.keptBack.wordsWithheld == 0
        case .term, .origin, .silence, .alternative: true
        // What a row does that is not shown tells of its words, and what an open one does beside it of the sum of both.
        case .report(let id):
            released.keptBack.wordsWithheld == 0 && released.withholding.reports[id] == nil
        case .entry(let id):
            released.keptBack.wordsWithheld == 0 && released.withholding.entries[id] == nil
        }
    }

    func shown(_ outcome: Outcome) -> Outcome {
        var shown = outcome
        shown.parties = outcome.parties.map { released.withholding.shown($0) }
        return shown
    }

    func shown(_ subject: Variation.Subject) -> Variation.Subject {
        guard case .origin(let origin) = subject, released.policy.masksProtected, !named.contains(origin)
        else { return subject }
        return .origin("a protected source")
    }

    func shown(_ variation: Variation) -> Variation {
        var shown = variation
        shown.subject = self.shown(variation.subject)
        shown.from = self.shown(variation.from)
        shown.to = self.shown(variation.to)
        return shown
    }

    func shown(_ pair: PairedVariation) -> PairedVariation {
        var shown = pair
        shown.changes = pair.changes.map { change in
            var change = change
            change.subject = self.shown(change.subject)
            return change
        }
        shown.from = self.shown(pair.from)
        shown.to = self.shown(pair.to)
        return shown
    }
}
