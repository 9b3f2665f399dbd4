import CeasefireModel
import TestSupport
import Testing

@testable import Evaluation

@Suite("Intervals found by time")
struct IntervalsByTimeTests {
    @Test("what touches a stretch is found as if all were gone through, on 300 generated tables")
    func sameAsGoingThrough() {
        for seed in UInt64(1)...300 {
            var random = Seeded(seed: seed)
            func moment() -> Instant { Instant(secondsSinceEpoch: Int64.random(in: 0...60, using: &random)) }
            let rows = (0..<Int.random(in: 0...30, using: &random)).map { number in
                (number: number, interval: Interval(spanning: moment(), moment()))
            }
            let index = IntervalsByTime(rows.shuffled(using: &random))
            let (start, end) = (Bool.random(using: &random) ? moment() : nil, moment())
            let touching = rows.filter { row in
                row.interval.earliest <= end && (start.map { row.interval.latest >= $0 } ?? true)
            }
            #expect(index.numbers(from: start, through: end) == touching.map(\.number), "seed \(seed)")
        }
    }
}
