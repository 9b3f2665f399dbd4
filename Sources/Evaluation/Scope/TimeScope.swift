internal import AgreementLanguage
internal import CeasefireModel

/// The time in which a provision is in force under one reading. Its end is the first moment at which it no
/// longer is.
struct TimeScope: Hashable, Sendable {
    let from: Settled<ReadInstant>
    let until: Settled<ReadInstant>

    /// Whether all of `interval` lies in it.
    ///
    /// Where a bound hangs on a term that nobody has fixed the answer is undecided, and the reason says for
    /// which values of the term the interval would lie within. Where it is counted from something that is not known
    /// closely, or not shown at all, the reason names that.
    func fit(_ interval: Interval) -> Fit {
        // Asked of every incident: where each bound has one value nothing is gathered.
        if case .candidates(let starts) = from, case .candidates(let ends) = until, starts.count == 1,
            ends.count == 1
        {
            return fit(interval, from: starts[0], until: ends[0])
        }
        let starts = candidates(from)
        let ends = candidates(until)
        return .agreed(starts.flatMap { start in ends.map { fit(interval, from: start, until: $0) } })
    }

    /// Whether the interval lies outside, where both bounds have one value and are known or never come; nil otherwise.
    /// The same as ``fit(_:)`` says, without its words.
    func liesOutside(_ interval: Interval) -> Bool? {
        guard case .candidates(let starts) = from, case .candidates(let ends) = until, starts.count == 1,
            ends.count == 1, case .known(let start) = starts[0]
        else { return nil }
        switch ends[0] {
        case .known(let end):
            return start >= end || Self.isBefore(interval, start) || interval.earliest >= end
        case .never: return Self.isBefore(interval, start)
        case .within, .after, .awaited: return nil
        }
    }

    private func candidates(_ bound: Settled<ReadInstant>) -> [ReadInstant?] {
        guard case .candidates(let all) = bound else { return [nil] }
        return all
    }

    private func fit(_ interval: Interval, from: ReadInstant?, until: ReadInstant?) -> Fit {
        if Self.isEmpty(from, until) { return .outside("its end does not come after its beginning") }
        let starts = Self.starts(interval, from)
        if case .outside = starts { return starts }
        let ends = Self.ends(interval, until)
        if case .outside = ends { return ends }
        if case .inside = starts, case .inside = ends {
            return .inside("it happened while this was in force")
        }
        if let condition = condition(on: interval, from: from, until: until) { return .undecided(condition) }
        if case .undecided = starts { return starts }
        return ends
    }

    /// Whether the interval lies after the beginning.
    private static func starts(_ interval: Interval, _ from: ReadInstant?) -> Fit {
        switch from {
        case .known(let moment)?:
            if isBefore(interval, moment) {
                return .outside("it was over by \(interval.latest), before the beginning")
            }
            return interval.earliest >= moment
                ? .inside("it began after the beginning")
                : .undecided("it may have happened before the beginning, \(moment)")
        case .within(let bound, let words)?:
            if isBefore(interval, bound.earliest) {
                return .outside("it was over by \(interval.latest), before \(words)")
            }
            return interval.earliest >= bound.latest
                ? .inside("it began after \(words)")
                : .undecided(
                    "it may have happened before \(words), which lies \(Reason.time(bound))"
                )
        case .awaited(let awaited)?:
            if let moment = awaited.notBefore, isBefore(interval, moment) {
                return .outside(
                    "it was over by \(interval.latest), before \(awaited.words): \(awaited.reason)")
            }
            return .undecided("it hangs on \(awaited.words): \(awaited.reason)")
        case .never?: return .outside("it never begins")
        case .after?, nil: return .undecided("nobody says when it begins")
        }
    }

    /// Whether the interval lies before the end.
    private static func ends(_ interval: Interval, _ until: ReadInstant?) -> Fit {
        switch until {
        case .known(let moment)?:
            if interval.earliest >= moment {
                return .outside("it did not begin before \(interval.earliest), after the end")
            }
            return interval.latest <= moment
                ? .inside("it was over before the end")
                : .undecided("it may have happened after the end, \(moment)")
        case .within(let bound, let words)?:
            if interval.earliest >= bound.latest {
                return .outside("it did not begin before \(interval.earliest), after \(words)")
            }
            return interval.latest <= bound.earliest
                ? .inside("it was over before \(words)")
                : .undecided(
                    "it may have happened after \(words), which lies \(Reason.time(bound))"
                )
        case .awaited(let awaited)?:
            if let moment = awaited.notBefore, interval.latest <= moment {
                return .inside("it was over before \(awaited.words)")
            }
            return .undecided("it hangs on \(awaited.words): \(awaited.reason)")
        case .never?: return .inside("it never ends")
        case .after?, nil: return .undecided("nobody says when it ends")
        }
    }

    private static func isBefore(_ interval: Interval, _ moment: Instant) -> Bool {
        interval.latest < moment || (interval.latest == moment && interval.earliest < moment)
    }

    /// Whether no moment lies between the bounds, whatever is open.
    private static func isEmpty(_ from: ReadInstant?, _ until: ReadInstant?) -> Bool {
        if let start = from?.interval, let end = until?.interval { return start.earliest >= end.latest }
        switch (from, until) {
        // What had not come about when it would have ended never began.
        case (.awaited(let awaited)?, let end?):
            guard let start = awaited.notBefore, let end = end.interval else { return false }
            return start >= end.latest
        case (.after(let term, let plus)?, .after(let other, let otherPlus)?):
            return term == other && plus >= otherPlus
        default: return false
        }
    }

    /// For which values of an open term the interval would lie within, in words.
    private func condition(on interval: Interval, from: ReadInstant?, until: ReadInstant?) -> Reason? {
        switch (from, until) {
        case (.after(let term, let plus)?, .after(let other, let otherPlus)?) where term == other:
            let latest = interval.earliest - plus
            let earliest = interval.latest - otherPlus
            return earliest <= latest
                ? "it lies within exactly if \(term) is \(Reason.time(Interval(spanning: earliest, latest)))"
                : "its time is known less closely than the whole time in force is long"
        case (.after(let term, let plus)?, .known(let end)?) where interval.latest <= end:
            return "it lies within exactly if \(term) is not after \(interval.earliest - plus)"
        case (.after(let term, let plus)?, .never?):
            return "it lies within exactly if \(term) is not after \(interval.earliest - plus)"
        case (.known(let start)?, .after(let term, let plus)?) where interval.earliest >= start:
            return "it lies within exactly if \(term) is not before \(interval.latest - plus)"
        default: return nil
        }
    }
}
