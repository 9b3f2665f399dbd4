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
}

extension ReportTraits {
    /// The rows of all reports.
    func scoreRows(_ parameters: FusionParameters) -> [ScoreRow] {
        var sets = Interner<[Int32]>()
        var rows: [ScoreRow] = []
        rows.reserveCapacity(reportCount)
        for report in 0..<reportCount {
            let origins = Array(origins.values[origins.range(report)])
            let isRegion = radiusMeters[report] >= parameters.wholeLeastRadiusMeters
            let bits = min(parameters.wordsMostBits, Double(rarityOfAll[report]) / 100)
            rows.append(
                ScoreRow(
                    start: start[report], end: end[report], place: place[report], act: act[report],
                    text: text[report], originSet: origins.isEmpty ? Self.unsaid : sets.number(origins),
                    momentDoublings: isRegion ? -1 : momentDoublings[report],
                    mostOfWords: Int32(clamping: max(0, (parameters.wordsPerBit * bits).hundredths)),
                    says: sayings(report), hasSeveralOrigins: origins.count != 1))
        }
        return rows
    }

    private func sayings(_ report: Int) -> ScoreRow.Sayings {
        var says: ScoreRow.Sayings = []
        if target[report] != Self.unsaid { says.insert(.target) }
        if arms.hasAny(report) { says.insert(.arms) }
        if !accused.range(report).isEmpty { says.insert(.accused) }
        if killed[report] != Self.unsaid { says.insert(.killed) }
        if injured[report] != Self.unsaid { says.insert(.injured) }
        if count[report] != Self.unsaid { says.insert(.count) }
        if page[report] != Self.unsaid { says.insert(.page) }
        return says
    }
}
