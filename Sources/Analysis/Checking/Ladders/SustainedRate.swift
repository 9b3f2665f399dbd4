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

extension LadderSearch {
    /// The rungs that a single breach calls for, whatever it is like.
    var lowest: [Rung] { response.rungs.filter { avoid([$0], count: 1) == .none } }

    /// The fastest rate at which breaches can go on for ever and never call for any of these rungs; nil where there is none.
    func fastestRate(avoiding rungs: [Rung]) -> SustainedRate? {
        let endless = (1...events).lazy.compactMap { count in
            self.avoidForEver(rungs, count: count).map {
                SustainedRate(
                    breaches: $0.breaches, periodSeconds: $0.periodSeconds, isUnlimited: false,
                    hasPauses: false)
            }
        }
        return ([withPauses(avoiding: rungs)].compactMap(\.self) + endless).max { a, b in
            // The rate, as a fraction; of equal rates the one with the fewest breaches.
            let (x, y) = (
                Int64(a.breaches.count) * b.periodSeconds, Int64(b.breaches.count) * a.periodSeconds
            )
            return (x, b.breaches.count) < (y, a.breaches.count)
        }
    }

    /// The fastest rate of breaches that come in episodes, parted by a silence.
    private func withPauses(avoiding rungs: [Rung]) -> SustainedRate? {
        guard let gapSeconds else { return nil }
        let silence = gapSeconds + 1
        // Where as many breaches as are looked at fit into one moment, no number of them is too large.
        if case .found(let breaches) = avoid(rungs, count: events), breaches.last?.seconds == 0,
            case .found(let spread) = avoid(rungs, count: events, longest: true, atMost: 86_399)
        {
            return SustainedRate(
                breaches: spread, periodSeconds: (spread.last?.seconds ?? 0) + silence, isUnlimited: true,
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

    /// The same breaches at equal distances: nobody shells a town twelve times in one second. That nothing more is called for is
    /// shown by the replay.
    private func evenly(_ breaches: [PlannedBreach]) -> [PlannedBreach] {
        let last = breaches.last?.seconds ?? 0
        return breaches.enumerated().map { i, breach in
            var breach = breach
            breach.seconds = Int64(i) * last / Int64(max(1, breaches.count - 1))
            return breach
        }
    }
}
