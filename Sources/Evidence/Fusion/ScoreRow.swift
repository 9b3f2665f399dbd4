/// What nearly every pair is asked of a report, in one place: a pair costs two rows of memory and not thirty arrays.
struct ScoreRow: Sendable {
    /// What a report says that few say. Where two reports do not both say one of these, the questions about them have
    /// no answer and are not asked.
    struct Sayings: OptionSet, Sendable {
        let rawValue: Int32

        static let target = Sayings(rawValue: 1)
        static let arms = Sayings(rawValue: 2)
        static let accused = Sayings(rawValue: 4)
        static let killed = Sayings(rawValue: 8)
        static let injured = Sayings(rawValue: 16)
        static let count = Sayings(rawValue: 32)
        static let page = Sayings(rawValue: 64)
    }

    var start: Int64
    var end: Int64
    var place: Int32
    var act: Int32
    var text: Int32
    /// The number of the report's set of origins; ``ReportTraits/unsaid`` where it has none.
    var originSet: Int32
    /// As in ``ReportTraits/momentDoublings``; -1 for a region, of which the moments say nothing.
    var momentDoublings: Int32
    /// No words in common with another report weigh more than this.
    var mostOfWords: Int32
    var says: Sayings
    /// Whether the report has several origins, or none.
    var hasSeveralOrigins: Bool

    /// The rows of all reports.
    static func rows(of traits: ReportTraits, _ parameters: FusionParameters) -> [ScoreRow] {
        var sets = Interner<[Int32]>()
        return (0..<traits.reportCount).map { report in
            let origins = traits.origins.values[traits.origins.range(report)]
            let isRegion = traits.radiusMeters[report] >= parameters.wholeLeastRadiusMeters
            let bits = min(parameters.wordsMostBits, Double(traits.rarityOfAll[report]) / 100)
            return ScoreRow(
                start: traits.start[report], end: traits.end[report], place: traits.place[report],
                act: traits.act[report], text: traits.text[report],
                originSet: origins.isEmpty ? ReportTraits.unsaid : sets.number(Array(origins)),
                momentDoublings: isRegion ? -1 : traits.momentDoublings[report],
                mostOfWords: Int32(clamping: max(0, (parameters.wordsPerBit * bits).hundredths)),
                says: Sayings(of: report, traits), hasSeveralOrigins: origins.count != 1)
        }
    }
}

extension ScoreRow.Sayings {
    fileprivate init(of report: Int, _ traits: ReportTraits) {
        self = []
        if traits.target[report] != ReportTraits.unsaid { insert(.target) }
        if traits.arms.hasAny(report) { insert(.arms) }
        if !traits.accused.range(report).isEmpty { insert(.accused) }
        if traits.killed[report] != ReportTraits.unsaid { insert(.killed) }
        if traits.injured[report] != ReportTraits.unsaid { insert(.injured) }
        if traits.count[report] != ReportTraits.unsaid { insert(.count) }
        if traits.page[report] != ReportTraits.unsaid { insert(.page) }
    }
}
