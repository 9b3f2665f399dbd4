import CeasefireModel
import Evidence
import TestSupport
import Testing

/// Does the pieces from the last to the first, and gives the results in order all the same.
private struct BackwardWorker: Workers {
    func results<Result: Sendable>(of count: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        (0..<count).reversed().map(piece).reversed()
    }
}

@Suite("Work that is shared")
struct FusionWorkersTests {
    @Test("who does which piece of the work, and when, changes nothing", arguments: [1] as [UInt64])
    func shared(seed: UInt64) {
        // Enough for several pieces of each kind.
        let reports = GeneratedReports(seed: seed, events: 900).reports
        #expect(reports.count > 2_000, "seed \(seed)")
        let alone = Fusion().incidents(from: reports)
        #expect(Fusion().incidents(from: reports, workers: BackwardWorker()) == alone, "seed \(seed)")
    }
}
