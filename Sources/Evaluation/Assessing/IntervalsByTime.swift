internal import Algorithms
internal import CeasefireModel

/// Numbered intervals, found by the stretch of time that they touch: what happened long before or after is not gone through.
struct IntervalsByTime: Sendable {
    /// By the earliest moment, then by number.
    private let rows: [(number: Int, interval: Interval)]
    /// The longest of them, in seconds.
    private let longest: Int64

    init(_ rows: [(number: Int, interval: Interval)]) {
        self.rows = rows.sorted {
            ($0.interval.earliest, $0.number) < ($1.interval.earliest, $1.number)
        }
        longest = rows.map { $0.interval.latest - $0.interval.earliest }.max() ?? 0
    }

    /// The numbers of those that touch a stretch, by number.
    ///
    /// - Parameters:
    ///   - start: The first moment; nil for all that went before.
    ///   - end: The last moment.
    func numbers(from start: Instant?, through end: Instant) -> [Int] {
        let first =
            start.map { start in rows.partitioningIndex { $0.interval.earliest + longest >= start } } ?? 0
        let last = rows.partitioningIndex { $0.interval.earliest > end }
        guard first < last else { return [] }
        return rows[first..<last].filter { row in start.map { row.interval.latest >= $0 } ?? true }
            .map(\.number).sorted()
    }
}
