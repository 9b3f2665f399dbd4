internal import AgreementLanguage
internal import CeasefireModel

/// The fastest way to go on breaking an agreement for ever without being answered by more than its lowest rungs.
struct SustainedRate: Hashable, Sendable {
    /// The breaches that are repeated.
    var breaches: [PlannedBreach]
    /// After how many seconds they are repeated.
    var periodSeconds: Int64
    /// Whether any other number of breaches could stand in place of theirs.
    var isUnlimited: Bool
    /// Whether a silence parts the rounds, so that each is an episode of its own.
    var hasPauses: Bool

    /// Breaches a day.
    var perDay: Double { Double(breaches.count) * 86_400 / Double(periodSeconds) }
}

extension SustainedRate {
    /// A breach an hour, without end: where nothing needs to be avoided, it stands for every rate.
    static let hourly = SustainedRate(
        breaches: [PlannedBreach(seconds: 0, site: 0, act: nil, killed: 0, injured: 0)], periodSeconds: 3_600,
        isUnlimited: true, hasPauses: false)
}

extension LadderSearch {
    /// The rungs that a single breach calls for, whatever it is like, once all is said that somebody must say.
    var lowest: [Rung] { response.rungs.filter { avoid([$0], count: 1) == .none } }

    /// The fastest rate at which breaches can go on for ever and never call for any of these rungs; nil where there is none.
    func fastestRate(avoiding rungs: [Rung]) -> SustainedRate? {
        // Equal distances come within a second of the fastest rate that sliding windows allow: of two windows the stricter bounds it.
        // A burst just below a threshold wins that second where there is one window.
        let counts = Set([1] + rungs.flatMap { $0.condition.parts.compactMap(\.burstBelow) })
        let endless = counts.filter { $0 <= events }.sorted().compactMap {
            withoutPauses(avoiding: rungs, count: $0)
        }
        if let constant = endless.first(where: \.isUnlimited) { return constant }
        return ([withPauses(avoiding: rungs)].compactMap(\.self) + endless).max { a, b in
            // The rate, as a fraction; of equal rates the one with the fewest breaches.
            let (x, y) = (
                Int64(a.breaches.count) * b.periodSeconds, Int64(b.breaches.count) * a.periodSeconds
            )
            return (x, b.breaches.count) < (y, a.breaches.count)
        }
    }

    /// The fastest rate of so many breaches that are repeated without a pause. Where they can follow one another within a minute, no
    /// rate is too fast, and one an hour stands for all: the ladder waits for a silence that never comes.
    private func withoutPauses(avoiding rungs: [Rung], count: Int) -> SustainedRate? {
        guard let fastest = avoidForEver(rungs, count: count) else { return nil }
        if count == 1, fastest.periodSeconds < 60,
            let hourly = avoidForEver(rungs, count: 1, everySeconds: 3_600)
        {
            return SustainedRate(
                breaches: hourly.breaches, periodSeconds: hourly.periodSeconds, isUnlimited: true,
                hasPauses: false)
        }
        return SustainedRate(
            breaches: fastest.breaches, periodSeconds: fastest.periodSeconds, isUnlimited: false,
            hasPauses: false)
    }

    /// The fastest rate of breaches that come in episodes, parted by a silence.
    private func withPauses(avoiding rungs: [Rung]) -> SustainedRate? {
        guard let gapSeconds else { return nil }
        let silence = gapSeconds + 1
        // Where as many breaches as are looked at fit into one moment, no number of them is too large.
        if case .found(let breaches) = avoid(rungs, count: events), breaches.last?.seconds == 0,
            case .found(let spread) = avoid(rungs, count: events, longest: true, atMost: 86_399)
        {
            let even = evenly(spread)
            return SustainedRate(
                breaches: even, periodSeconds: (even.last?.seconds ?? 0) + silence, isUnlimited: true,
                hasPauses: true)
        }
        var best: SustainedRate?
        for count in 1...events {
            guard case .found(let breaches) = avoid(rungs, count: count) else { continue }
            let rate = SustainedRate(
                breaches: breaches, periodSeconds: (breaches.last?.seconds ?? 0) + silence,
                isUnlimited: false,
                hasPauses: true)
            if rate.perDay > best?.perDay ?? 0 { best = rate }
        }
        return best
    }

    /// The same breaches at equal distances, within whole hours: nobody shells a town twelve times in one second. That nothing more is called for is
    /// shown by the replay.
    private func evenly(_ breaches: [PlannedBreach]) -> [PlannedBreach] {
        let longest = breaches.last?.seconds ?? 0
        let last = longest >= 3_600 ? longest / 3_600 * 3_600 : longest
        return breaches.enumerated().map { i, breach in
            var breach = breach
            breach.seconds = Int64(i) * last / Int64(max(1, breaches.count - 1))
            return breach
        }
    }
}

extension Condition {
    /// The largest number of breaches that a count over a time lets pass at once; nil where it counts nothing over a time.
    fileprivate var burstBelow: Int? {
        if case .count(let atLeast, _?) = self, atLeast > 1 { atLeast - 1 } else { nil }
    }
}
