internal import AgreementLanguage
internal import CeasefireModel

// Figures that grow with each breach: how many, where, how many people.
extension ConditionEvaluation {
    func count(_ atLeast: Int, withinSeconds: Int64?) -> ConditionState {
        let number = breaches.count == 1 ? "1 breach" : "\(breaches.count) breaches"
        let be = breaches.count == 1 ? "is" : "are"
        let told: Reason = isFound ? "\(number) \(be) found" : "there \(be) \(number)"
        guard breaches.count >= atLeast, atLeast > 0 else {
            return .doesNotHold("\(told), not \(atLeast)")
        }
        guard let withinSeconds else {
            return reached(atLeast, told, least: \.count, most: \.count)
        }
        let words: Reason = "\(atLeast) breaches"
        let length = lengthText(seconds: withinSeconds)
        let bounds = breaches.map(\.occurred)
        // That breaches may lie so close: the first ends as late, the last begins as early as may be.
        let possible = bounds.compactMap { first -> Instant? in
            let begins = bounds.filter { $0.latest >= first.latest }.map(\.earliest).sorted()
            guard begins.count >= atLeast, begins[atLeast - 1] - first.latest <= withinSeconds else {
                return nil
            }
            return begins[atLeast - 1]
        }.min()
        // That they certainly do: the first begins as early, the last ends as late as may be.
        let certain = bounds.compactMap { first -> Instant? in
            let ends = bounds.filter { $0.earliest >= first.earliest }.map(\.latest).sorted()
            guard ends.count >= atLeast, ends[atLeast - 1] - first.earliest <= withinSeconds else {
                return nil
            }
            return ends[atLeast - 1]
        }.min()
        guard let possible else { return .doesNotHold("no \(words) lie within \(length)") }
        guard let certain else { return .mayHold("\(words) may lie within \(length)") }
        return .holds(since: Interval(spanning: possible, certain), reason: "\(words) lie within \(length)")
    }

    /// Places by the incidents' own; an omission has none. One without a name may be any of the others, or none of
    /// them.
    func places(atLeast: Int) -> ConditionState {
        func names(_ breaches: [Breach]) -> [String] { breaches.compactMap(\.place?.name) }
        func named(_ breaches: [Breach]) -> Int { Set(names(breaches)).subtracting([""]).count }
        func nameless(_ breaches: [Breach]) -> Int { names(breaches).count(where: \.isEmpty) }
        func least(_ breaches: [Breach]) -> Int { max(named(breaches), names(breaches).isEmpty ? 0 : 1) }
        return reached(
            atLeast, range(least(breaches), named(breaches) + nameless(breaches), "places"),
            least: least, most: { named($0) + nameless($0) })
    }

    /// People, by the least and the most that reports of the breaches tell.
    func people(_ toll: (Report) -> Int?, atLeast: Int, of what: String) -> ConditionState {
        func least(_ breaches: [Breach]) -> Int { breaches.reduce(0) { $0 + $1.told.toll(toll).least } }
        func most(_ breaches: [Breach]) -> Int { breaches.reduce(0) { $0 + $1.told.toll(toll).most } }
        return reached(
            atLeast, range(least(breaches), most(breaches), what), least: least, most: most)
    }

    private func range(_ least: Int, _ most: Int, _ what: String) -> Reason {
        "\(least == most ? "\(least)" : "\(least) to \(most)") \(what) by these reports"
    }

    /// Whether a figure reaches `n`, and in which interval it does: at the earliest with the most that is told
    /// as early as may be, at the latest with the least as late as may be.
    private func reached(
        _ n: Int, _ told: Reason, least: ([Breach]) -> Int, most: ([Breach]) -> Int
    ) -> ConditionState {
        if most(breaches) < n { return .doesNotHold(told) }
        if least(breaches) < n { return .mayHold(told) }
        let byEarliest = breaches.sorted { $0.occurred.earliest < $1.occurred.earliest }
        let byLatest = breaches.sorted { $0.occurred.latest < $1.occurred.latest }
        guard let i = byEarliest.indices.first(where: { most(Array(byEarliest[...$0])) >= n }),
            let j = byLatest.indices.first(where: { least(Array(byLatest[...$0])) >= n })
        else { return .doesNotHold(told) }
        return .holds(
            since: Interval(spanning: byEarliest[i].occurred.earliest, byLatest[j].occurred.latest),
            reason: told)
    }
}
