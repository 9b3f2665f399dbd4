import TestSupport
import Testing

@testable import Evaluation

@Suite("Rows in the order of time")
struct RowsByIncidentTests {
    @Test("counting into place gives what sorting gives, on 300 generated tables")
    func sameAsSorting() {
        for seed in UInt64(1)...300 {
            var random = Seeded(seed: seed)
            let incidents = Int.random(in: 1...12, using: &random)
            let ranks = (0..<Int32(incidents)).shuffled(using: &random)
            var rows = RowsByIncident<[Int]>()
            var all: [[Int]] = []
            for i in 0..<Int.random(in: 0...40, using: &random) {
                let incident = Int.random(in: 0..<incidents, using: &random)
                let row = [Int(ranks[incident]), Int.random(in: 0...3, using: &random), i]
                rows.append(row, of: incident)
                all.append(row)
            }
            let sorted = rows.sorted(byRanks: ranks) { $0[1] < $1[1] }
            #expect(
                sorted.map { $0.dropLast() }
                    == all.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { $0.dropLast() },
                "seed \(seed)")
            #expect(Set(sorted) == Set(all), "seed \(seed)")
        }
    }
}
