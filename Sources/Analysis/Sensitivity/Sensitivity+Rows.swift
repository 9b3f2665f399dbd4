internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
public import Evidence

/// What leaving single reports and entries out came to.
public struct RowSearch: Hashable, Sendable {
    /// What each does that moves something.
    public var variations: [Variation] = []
    /// How many reports were left out, one at a time, and how many help to make or to deny a breach.
    public var reports = Tried()
    /// How many entries were left out, one at a time, and how many there are.
    public var entries = Tried()

    /// How many of how many.
    public struct Tried: Hashable, Sendable {
        /// So many were tried.
        public var tried = 0
        /// Of so many.
        public var possible = 0
    }

    /// Creates a search in which nothing was tried.
    public init() {}
}

extension Sensitivity {
    /// At most so many reports are left out, one at a time, the heaviest words first; and as many entries, findings first.
    public static let mostRows = 40
    /// Each time the whole record is fused and assessed anew: at most so many reports in all, so that a record of a hundred
    /// thousand is swept in minutes.
    public static let mostReportsFused = 200_000

    /// Which single report or entry, if it had not been there, would leave another verdict. The moment for which clocks and
    /// duties are told stays what it is.
    ///
    /// - Parameters:
    ///   - workers: May share the fusing.
    ///   - progress: Called with the share of the work that is done, `0 ... 1`.
    public func rows(
        workers: any Workers = SingleWorker(), progress: (Double) -> Void = { _ in }
    ) -> RowSearch {
        let before = Dictionary(
            outcomes().map { ($0.reading, $0.outcome) }, uniquingKeysWith: { a, _ in a })
        let most = min(
            Self.mostRows, Self.mostReportsFused / max(1, 2 * prepared.record.reports.count))
        let (reports, entries) = (reportsThatCount(), entriesByKind())
        var search = RowSearch()
        search.reports = .init(tried: min(most, reports.count), possible: reports.count)
        search.entries = .init(tried: min(most, entries.count), possible: entries.count)
        let rows =
            reports.prefix(most).map { Variation.Subject.report($0) }
            + entries.prefix(most).map { Variation.Subject.entry($0) }
        for (i, row) in rows.enumerated() {
            let without: PreparedRecord
            switch row {
            case .report(let id): without = prepared.without(reports: [id], workers: workers)
            case .entry(let id): without = prepared.without(entries: [id], workers: workers)
            default: continue
            }
            search.variations += compare(
                assess(agreement, prepared: without), before, row, after: "left out"
            ) { _ in "on the record" }
            progress(Double(i + 1) / Double(rows.count))
        }
        return search
    }

    /// The reports whose words help to make up a breach or deny one, the heaviest first.
    private func reportsThatCount() -> [ReportID] {
        var weight: [ReportID: Double] = [:]
        for assessment in assess(agreement, prepared: prepared).readings.flatMap(\.assessments) {
            for weighing in assessment.grades.flatMap(\.weighings)
            where assessment.state == .meetsStandard || weighing.direction == .denies {
                for report in weighing.reports { weight[report, default: 0] += abs(weighing.decibans) }
            }
        }
        return weight.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// All entries; findings first, since they weigh most.
    private func entriesByKind() -> [EntryID] {
        prepared.record.entries.sorted { a, b in
            func rank(_ entry: Entry) -> Int { if case .finding = entry.content { 0 } else { 1 } }
            return (rank(a), a.id) < (rank(b), b.id)
        }.map(\.id)
    }
}
