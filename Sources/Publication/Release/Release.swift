internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// A verdict as one circle may see it. Nothing is assessed anew: what is shown changes, and nothing else.
struct Release {
    /// The record as the circle sees it.
    let record: RecordRelease
    private(set) var keptBack: KeptBack
    private(set) var verdict: Verdict
    /// Kinds of files that hold rows which are not shown: their digests would let anybody try guesses.
    private(set) var closedKinds: Set<String> = []

    /// - Parameter shared: What another verdict of the same record made of that; taken where the document has no other say in it.
    init(_ verdict: Verdict, for tier: ReleaseTier, sharing shared: RecordRelease? = nil) {
        let record =
            shared.flatMap { $0.holds(for: verdict, tier) ? $0 : nil } ?? RecordRelease(verdict, for: tier)
        self.record = record
        self.verdict = verdict
        keptBack = record.keptBack
        // Maps and weights are the verdict's own.
        self.verdict.record.reports = []
        self.verdict.record.statements = record.record.statements
        self.verdict.record.observations = record.record.observations
        self.verdict.record.entries = record.record.entries
        guard tier != .internal else {
            tellFigures()
            return
        }
        self.verdict.incidents = record.shownIncidents
        releaseDistances(verdict)
        let withholding = record.withholding
        let rests = RestsOnWithheld(verdict.record.entries, verdict.agreement, withholding)
        let reasons = ReleasedReasons(policy: record.policy, words: withholding.words)
        self.verdict.remarks = verdict.remarks.map { reasons.shown($0) }
        self.verdict.readings = verdict.readings.map { reading in
            var reader = ReleasedReading(
                policy: record.policy, withholding: withholding, incidents: record.incidents,
                delayed: record.delayed, order: record.order, agreement: verdict.agreement, rests: rests)
            let released = reader.released(reading)
            keptBack.wordsWithheld += reader.wordsWithheld
            return released
        }
        closedKinds = Set(
            [
                (keptBack.reportsWithheld + keptBack.reportsMasked, "reports"),
                (keptBack.statementsWithheld, "statements"), (keptBack.observationsWithheld, "observations"),
                (keptBack.entriesWithheld, "entries"),
                (verdict.record.origins.protectedNames.count, "origins"),
            ].filter { $0.0 > 0 }.map(\.1))
    }

    /// Where all is shown, reasons are followed by the figures that would tell where exactly it happened.
    private mutating func tellFigures() {
        let reasons = ReleasedReasons(policy: record.policy, words: record.withholding.words)
        let order = record.order
        for i in verdict.readings.indices {
            for j in verdict.readings[i].assessments.indices {
                let grades = verdict.readings[i].assessments[j].grades
                verdict.readings[i].assessments[j].grades = grades.shown(closed: []) { grade, _ in
                    guard !grade.figures.isEmpty else { return grade }
                    var told = grade
                    told.reason = reasons.shown(grade.reason, figures: grade.figures)
                    return told
                }
            }
            verdict.readings[i].outOfScope = verdict.readings[i].outOfScope.shown(
                incidents: order.names, ranks: order.ranks, party: { $0 },
                reason: { reasons.shown($0.reason, figures: $0.figures) })
        }
    }

    /// Several distances make a place. What has just happened, or rests on a protected report, has none.
    private mutating func releaseDistances(_ verdict: Verdict) {
        self.verdict.distances = [:]
        for (id, distances) in verdict.distances
        where !record.delayed.contains(id) && !record.withholding.touched.contains(id) {
            self.verdict.distances[record.withholding.shown(id)] = distances.map {
                Coarse.distance($0, record.policy)
            }
        }
    }
}
