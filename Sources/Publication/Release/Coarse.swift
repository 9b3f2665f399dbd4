internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Geography

/// Places and times, told less closely.
enum Coarse {
    /// The whole days that an interval touches, by the clocks of the agreement: those of Universal Time would cut a
    /// night in two, and call what happened at one in the morning in Kyiv the day before.
    static func day(_ interval: Interval, of days: LocalDays) -> Interval {
        let last = days.day(1, of: interval.latest)
        return Interval(
            spanning: days.day(1, of: interval.earliest).earliest,
            last.earliest == interval.latest ? last.earliest : last.latest)
    }

    /// The interval between the multiples of a step that lie around it.
    static func widened(_ interval: Interval, to stepSeconds: Int64) -> Interval {
        Interval(
            spanning: Instant(
                secondsSinceEpoch: floor(interval.earliest.secondsSinceEpoch, stepSeconds)),
            Instant(secondsSinceEpoch: -floor(-interval.latest.secondsSinceEpoch, stepSeconds)))
    }

    /// The same by the policy's step; as it is where there is none.
    static func widened(_ interval: Interval, _ policy: ReleasePolicy) -> Interval {
        policy.timeStepSeconds.map { widened(interval, to: $0) } ?? interval
    }

    /// The whole years of Universal Time that an interval touches: for what is withheld where something must stand.
    static func year(_ interval: Interval) -> Interval {
        func newYear(_ moment: Instant, plus years: Int) -> Instant? {
            let year = CivilTime(wallSeconds: moment.secondsSinceEpoch).date.year + years
            return CivilTime(year: year, month: 1, day: 1).map { Instant(secondsSinceEpoch: $0.wallSeconds) }
        }
        return Interval(
            spanning: newYear(interval.earliest, plus: 0) ?? interval.earliest,
            newYear(interval.latest, plus: 1) ?? interval.latest)
    }

    /// A share between the tenths that lie around it.
    static func share(_ share: Coverage.Share) -> Coverage.Share {
        // Sums of many parts miss a whole tenth by less than this.
        let error = 1e-6
        return Coverage.Share(
            least: (share.least * 10 + error).rounded(.down) / 10,
            most: (share.most * 10 - error).rounded(.up) / 10)
    }

    private static func floor(_ value: Int64, _ step: Int64) -> Int64 {
        let rest = value % step
        return value - (rest < 0 ? rest + step : rest)
    }

    /// A place by its region, or failing that its country: without a settlement and without a position.
    static func region(_ place: Place) -> Place {
        Place(
            name: place.region.isEmpty ? place.country : place.region, region: place.region,
            country: place.country)
    }

    /// A place on the policy's grid. The circle shown still holds the place that is kept back.
    static func place(_ place: Place, _ policy: ReleasePolicy) -> Place {
        guard let grid = policy.gridMicrodegrees, let exact = place.coordinate else { return place }
        var place = place
        place.coordinate = Coordinate(
            latitude: rounded(exact.latitudeMicrodegrees, to: grid),
            longitude: rounded(exact.longitudeMicrodegrees, to: grid))
        place.precisionMeters = place.precisionMeters.map {
            max(policy.leastPrecisionMeters, $0 + policy.shiftMeters)
        }
        return place
    }

    private static func rounded(_ microdegrees: Int32, to grid: Int32) -> Double {
        let half = microdegrees < 0 ? -grid / 2 : grid / 2
        return Double((microdegrees + half) / grid * grid) / 1e6
    }

    /// A distance from a line, on the policy's steps. On which side something near the line lies says more than
    /// the figure may.
    static func distance(_ distance: LineDistance, _ policy: ReleasePolicy) -> LineDistance {
        guard let step = policy.distanceStepMeters else { return distance }
        var shown = distance
        shown.meters = (distance.meters / step).rounded() * step
        if distance.meters < step, distance.isHeld != nil { shown.isHeld = .undecided }
        return shown
    }

    /// The whole hour, or whatever the policy's step is, nearest to a moment, called `about` where it is another: what
    /// was so by a moment need not have been so by the hour before it, nor what was not by the hour after.
    static func moment(_ moment: Instant, _ policy: ReleasePolicy) -> Reason {
        guard let step = policy.timeStepSeconds else { return "\(moment)" }
        let near = Instant(secondsSinceEpoch: floor(moment.secondsSinceEpoch + step / 2, step))
        return near == moment ? "\(moment)" : "about \(near)"
    }

    /// Sentences of the engine name moments as `2026-02-03T01:37Z`: these, told to the hour nearest.
    static func moments(in text: String, _ policy: ReleasePolicy) -> String {
        guard policy.timeStepSeconds != nil else { return text }
        return SentenceBytes(text).replacing { bytes, start in
            bytes.moment(at: start).map { end, civil in
                guard let civil else { return (end, "a moment that is withheld") }
                return (end, moment(Instant(secondsSinceEpoch: civil.wallSeconds), policy).utcText)
            }
        }
    }

    /// How far apart the middles of two places lie gives a position away to the kilometre.
    static func distances(in text: String, _ policy: ReleasePolicy) -> String {
        guard let grid = policy.gridMicrodegrees, grid > 10_000 else { return text }
        return SentenceBytes(text).replacing { bytes, start in bytes.remoteness(at: start).map { ($0, "") } }
    }
}
