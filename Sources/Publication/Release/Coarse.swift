internal import CeasefireModel
internal import Evaluation
internal import Geography

/// Places and times, told less closely.
enum Coarse {
    /// The whole days of Universal Time that an interval touches.
    static func day(_ interval: Interval) -> Interval { widened(interval, to: 86_400) }

    /// The interval between the multiples of a step that lie around it.
    static func widened(_ interval: Interval, to stepSeconds: Int64) -> Interval {
        Interval(
            spanning: Instant(
                secondsSinceEpoch: floor(interval.earliest.secondsSinceEpoch, stepSeconds)),
            Instant(secondsSinceEpoch: -floor(-interval.latest.secondsSinceEpoch, stepSeconds)))
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

    /// The whole hour, or whatever the policy's step is, before a moment.
    static func moment(_ moment: Instant, _ policy: ReleasePolicy) -> Instant {
        guard let step = policy.timeStepSeconds else { return moment }
        return Instant(secondsSinceEpoch: floor(moment.secondsSinceEpoch, step))
    }

    /// Sentences of the engine name moments as `2026-02-03T01:37Z`: these, told to the hour before.
    static func moments(in text: String, _ policy: ReleasePolicy) -> String {
        guard policy.timeStepSeconds != nil, text.contains("T"), text.contains("Z") else { return text }
        return text.replacing(/(\d{4}-\d{2}-\d{2}T\d{2}):\d{2}(:\d{2})?Z/) { "\($0.output.1):00Z" }
    }

    /// How far apart the middles of two places lie gives a position away to the kilometre.
    static func distances(in text: String, _ policy: ReleasePolicy) -> String {
        guard let grid = policy.gridMicrodegrees, grid > 10_000 else { return text }
        return text.replacing(/\ \(\d+ km from the middle of .*, which has a radius of \d+ km\)/, with: "")
    }
}
