import Evaluation
import TestSupport
import Testing

@Suite("The oracle")
struct OracleTests {
    @Test("the engine and the oracle agree on generated worlds")
    func agree() {
        var kinds: [String: Int] = [:]
        var shown = 0
        let clock = ContinuousClock()
        var spent = Duration.zero
        for seed in UInt64(1)...300 {
            for rich in [false, true] {
                var verdict: Verdict?
                spent += clock.measure {
                    verdict = rich ? RichWorld(seed: seed).verdict() : GeneratedWorld(seed: seed).verdict()
                }
                guard let verdict else { continue }
                for line in OracleComparison(verdict).differences {
                    let kind =
                        (rich ? "rich " : "")
                        + line.split(separator: ":")[0].split(separator: " ").filter { !$0.contains("/") }
                        .suffix(2).joined(separator: " ")
                    kinds[kind, default: 0] += 1
                    if kinds[kind, default: 0] <= 3 { print("\(rich) seed \(seed): \(line)") }
                    shown += 1
                }
            }
        }
        print(kinds.sorted { $0.value > $1.value })
        print("engine", spent)
        #expect(shown == 0)
    }
}
