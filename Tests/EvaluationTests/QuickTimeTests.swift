import CeasefireModel
import TestSupport
import Testing

@testable import AgreementLanguage
@testable import Evaluation

/// Of most incidents of a long record nothing is asked but whether they lie outside the time in force.
@Suite struct QuickTimeTests {
    @Test("an interval lies outside alike with and without words", arguments: UInt64(1)...50)
    func sameAsWithWords(seed: UInt64) {
        var random = Seeded(seed: seed)
        var answers: Set<Bool?> = []
        for _ in 0..<400 {
            let scope = TimeScope(from: bound(&random), until: bound(&random))
            let earliest = Int64(random.below(12))
            let interval = Interval(
                spanning: Instant(secondsSinceEpoch: earliest),
                Instant(secondsSinceEpoch: earliest + Int64(random.below(4))))
            let quick = scope.liesOutside(interval)
            answers.insert(quick)
            guard let quick else { continue }
            var isOutside = false
            if case .outside = scope.fit(interval) { isOutside = true }
            #expect(quick == isOutside, "seed \(seed): \(interval) in \(scope.from) to \(scope.until)")
        }
        #expect(answers == [true, false, nil], "seed \(seed)")
    }

    private func bound(_ random: inout Seeded) -> Settled<ReadInstant> {
        let moment = Instant(secondsSinceEpoch: Int64(random.below(12)))
        func one(_ random: inout Seeded) -> ReadInstant {
            switch random.below(8) {
            case 0: .never
            case 1: .within(Interval(spanning: moment, moment + 3), "an event")
            case 2: .awaited(Awaited(words: "an event", notBefore: moment, reason: "nobody shows it"))
            case 3: .after("start", plusSeconds: 2)
            default: .known(moment)
            }
        }
        switch random.below(8) {
        case 0: return .unstated("the beginning")
        case 1: return .candidates([one(&random), .known(moment + 1)])
        default: return .candidates([one(&random)])
        }
    }
}
