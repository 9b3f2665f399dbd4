public import CeasefireModel
internal import Foundation

/// The zones of the IANA data base that comes with Foundation, and offsets such as `+02:00`.
public struct FoundationTimeZones: TimeZoneRules {
    private let fixed = FixedOffsetZones()

    /// Creates the rules.
    public init() {}

    /// The offset of a zone at a moment, in seconds east of Universal Time; nil where the zone is not known.
    public func offsetSeconds(of zone: String, at instant: Instant) -> Int? {
        if let offset = fixed.offsetSeconds(of: zone, at: instant) { return offset }
        // Foundation also takes `GMT+2`, which the data base would read the other way round.
        guard !zone.hasPrefix("GMT+"), !zone.hasPrefix("GMT-") else { return nil }
        let date = Date(timeIntervalSince1970: Double(instant.secondsSinceEpoch))
        // Foundation keeps the zones that it has read, safely for every thread; nothing is kept here.
        return TimeZone(identifier: zone)?.secondsFromGMT(for: date)
    }
}
