internal import AgreementLanguage
internal import CeasefireModel

/// The time in which a provision is in force under one reading. Its end is the first moment at which it no
/// longer is.
struct TimeScope: Sendable {
    let from: Settled<ReadInstant>
    let until: Settled<ReadInstant>

    /// Whether all of `interval` lies in it.
    ///
    /// Where a bound hangs on a term that nobody has fixed the answer is undecided, and the reason says for
    /// which values of the term the interval would lie within.
    func fit(_ interval: Interval) -> Fit {
        let starts = candidates(from)
        let ends = candidates(until)
        return .agreed(starts.flatMap { start in ends.map { fit(interval, from: start, until: $0) } })
    }

    private func candidates(_ bound: Settled<ReadInstant>) -> [ReadInstant?] {
        guard case .candidates(let all) = bound else { return [nil] }
        return all
    }

    private func fit(_ interval: Interval, from: ReadInstant?, until: ReadInstant?) -> Fit {
        if Self.isEmpty(from, until) { return .outside("its end does not come after its beginning") }
        var starts: Fit = .undecided("nobody says when it begins")
        if case .known(let moment)? = from {
            if interval.latest < moment || (interval.latest == moment && interval.earliest < moment) {
                return .outside("it was over by \(interval.latest), before the beginning")
            }
            starts =
                interval.earliest >= moment
                ? .inside("it began after the beginning")
                : .undecided("it may have happened before the beginning, \(moment)")
        }
        var ends: Fit = .undecided("nobody says when it ends")
        if case .known(let moment)? = until {
            if interval.earliest >= moment {
                return .outside("it did not begin before \(interval.earliest), after the end")
            }
            ends =
                interval.latest <= moment
                ? .inside("it was over before the end")
                : .undecided("it may have happened after the end, \(moment)")
        }
        if case .inside = starts, case .inside = ends {
            return .inside("it happened while this was in force")
        }
        if let condition = condition(on: interval, from: from, until: until) { return .undecided(condition) }
        if case .undecided = starts { return starts }
        return ends
    }

    /// Whether no moment lies between the bounds, whatever is open.
    private static func isEmpty(_ from: ReadInstant?, _ until: ReadInstant?) -> Bool {
        switch (from, until) {
        case (.known(let start)?, .known(let end)?): start >= end
        case (.after(let term, let plus)?, .after(let other, let otherPlus)?):
            term == other && plus >= otherPlus
        default: false
        }
    }

    /// For which values of an open term the interval would lie within, in words.
    private func condition(on interval: Interval, from: ReadInstant?, until: ReadInstant?) -> Reason? {
        switch (from, until) {
        case (.after(let term, let plus)?, .after(let other, let otherPlus)?) where term == other:
            let latest = interval.earliest - plus
            let earliest = interval.latest - otherPlus
            return earliest <= latest
                ? "it lies within exactly if \(term) is between \(earliest) and \(latest)"
                : "its time is known less closely than the whole time in force is long"
        case (.after(let term, let plus)?, .known(let end)?) where interval.latest <= end:
            return "it lies within exactly if \(term) is not after \(interval.earliest - plus)"
        case (.known(let start)?, .after(let term, let plus)?) where interval.earliest >= start:
            return "it lies within exactly if \(term) is not before \(interval.latest - plus)"
        default: return nil
        }
    }
}
