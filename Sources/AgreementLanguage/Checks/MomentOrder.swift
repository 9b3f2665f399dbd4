internal import CeasefireModel

/// Which of two moments comes first, where that can be told from the words alone.
struct MomentOrder {
    /// The days of the document's zone.
    let days: LocalDays

    /// Whether `first`, at its earliest, certainly comes after `second` at its latest. False where it cannot be
    /// told.
    func isAfter(_ first: Value<InstantExpression>?, _ second: Value<InstantExpression>?) -> Bool {
        guard case .stated(let first) = first, case .stated(let second) = second else { return false }
        if case .instant(let a) = first.base, case .instant(let b) = second.base {
            return interval(a, first).earliest > interval(b, second).latest
        }
        guard first.base == second.base, case .instant = first.base else {
            guard first.base == second.base, first.base != .never else { return false }
            switch (first.localDay, second.localDay) {
            case (nil, nil): return first.plusSeconds > second.plusSeconds
            case (let a?, let b?): return first.plusSeconds == second.plusSeconds && a > b
            default: return false
            }
        }
        return false
    }

    private func interval(_ instant: Instant, _ expression: InstantExpression) -> Interval {
        expression.localDay.map { days.day($0, of: instant) } ?? Interval(at: instant)
    }
}
