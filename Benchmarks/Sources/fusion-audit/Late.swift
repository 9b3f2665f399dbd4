import BenchmarkSupport
import CeasefireModel
import Evidence
import Foundation

/// What one more report costs: some reports arrive late, one by one, after all others were fused at once. Times
/// are the processor's.
struct Late {
    private static let seed: UInt64 = 1

    private let early: [Report]
    private let late: [Report]

    /// Takes the first `count` reports in time, of which `lateCount`, drawn from a seed, arrive late.
    init(_ reports: [Report], count: Int, lateCount: Int) {
        let first = reports.sorted { ($0.occurred.earliest, $0.id) < ($1.occurred.earliest, $1.id) }.prefix(
            count)
        var random = Seeded(seed: Self.seed)
        let shuffled = first.shuffled(using: &random)
        late = Array(shuffled.prefix(lateCount))
        early = Array(shuffled.dropFirst(lateCount))
    }

    /// Prints times; false where the incidents are not those of all reports at once.
    func show() -> Bool {
        var fusion = IncrementalFusion()
        let first = 1_000 * ProcessorTime.of { fusion.take(early) }
        let times = late.map { report in 1_000 * ProcessorTime.of { fusion.take(report) } }.sorted()
        var batch: [Incident] = []
        let whole = 1_000 * ProcessorTime.of { batch = Fusion().incidents(from: early + late) }
        let isSame = fusion.incidents == batch
        print(
            "\(early.count) reports at once: \(milliseconds(first)); all \(early.count + late.count) in a batch: ",
            terminator: "")
        print("\(milliseconds(whole))")
        print("each of \(late.count) more: median \(milliseconds(times[times.count / 2])), ", terminator: "")
        print(
            "nine in ten within \(milliseconds(times[times.count * 9 / 10])), slowest \(milliseconds(times[times.count - 1]))"
        )
        print(isSame ? "the incidents are the same" : "the incidents DIFFER")
        return isSame
    }

    private func milliseconds(_ value: Double) -> String { String(format: "%.1f ms", value) }
}
