/// Knows what the clocks of a zone showed. The core has no zone data of its own: the shell brings them.
public protocol TimeZoneRules: Sendable {
    /// Seconds east of Universal Time that the clocks of `zone` (an IANA name such as `Europe/Kyiv`) stood
    /// at `instant`; nil where the zone is not known.
    func offsetSeconds(of zone: String, at instant: Instant) -> Int?
}

/// What a wall-clock time means in a zone.
public enum ZonedMeaning: Hashable, Sendable {
    /// One moment, as nearly always.
    case once(Instant)
    /// Two moments: the clocks were set back over it.
    case twice(Instant, Instant)
    /// No moment: the clocks were set forward over it.
    case never
    /// The zone is not known.
    case unknownZone
}

extension TimeZoneRules {
    /// The moment or moments at which the clocks of `zone` showed `civil`.
    public func meaning(of civil: CivilTime, in zone: String) -> ZonedMeaning {
        let asUTC = Instant(secondsSinceEpoch: civil.wallSeconds)
        // No zone has ever stood more than a day off UTC or changed twice in two days, so the offsets a
        // day before and a day after are the only candidates.
        guard let before = offsetSeconds(of: zone, at: asUTC - 86_400),
            let after = offsetSeconds(of: zone, at: asUTC + 86_400)
        else { return .unknownZone }
        let candidates = Set([before, after])
            .map { (asUTC - Int64($0), $0) }
            .filter { offsetSeconds(of: zone, at: $0.0) == $0.1 }
            .map(\.0).sorted()
        return switch candidates.count {
        case 0: .never
        case 1: .once(candidates[0])
        default: .twice(candidates[0], candidates[1])
        }
    }
}

/// Zones that never change their clocks: `UTC`, and offsets such as `+02:00`. What is left when no zone
/// data are at hand, and all that most tests need.
public struct FixedOffsetZones: TimeZoneRules {
    /// Creates the rules.
    public init() {}

    /// The offset that the zone's name spells; nil for a name that is not an offset.
    public func offsetSeconds(of zone: String, at instant: Instant) -> Int? {
        if zone == "UTC" || zone == "Z" { return 0 }
        var scanner = DigitScanner(zone.utf8)
        guard let offset = scanner.offsetSeconds(), scanner.isAtEnd else { return nil }
        return offset
    }
}
