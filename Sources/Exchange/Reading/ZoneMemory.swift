internal import CeasefireModel

/// Remembers what the clocks of a zone showed on the days that a file speaks of. Zone data are slow to ask,
/// and the rows of a file ask for the same days again and again.
final class ZoneMemory {
    private let zone: String
    private let rules: any TimeZoneRules
    /// By day since 1970: the offset of a day on which, and around which, no clock was changed.
    private var quietDays: [Int64: Int64?] = [:]
    private var last: (day: Int64, offset: Int64?)?

    init(zone: String, rules: any TimeZoneRules) {
        self.zone = zone
        self.rules = rules
    }

    /// The moment or moments at which the clocks showed `civil`.
    func meaning(of civil: CivilTime) -> ZonedMeaning {
        let day = (civil.wallSeconds - civil.timeOfDaySeconds) / 86_400
        guard let offset = quietOffset(of: day) else { return rules.meaning(of: civil, in: zone) }
        return .once(Instant(secondsSinceEpoch: civil.wallSeconds - offset))
    }

    /// Seconds east of Universal Time at a moment; nil where the zone is not known.
    func offsetSeconds(at instant: Instant) -> Int? {
        let wall = CivilTime(wallSeconds: instant.secondsSinceEpoch)
        let day = (wall.wallSeconds - wall.timeOfDaySeconds) / 86_400
        return quietOffset(of: day).map { Int($0) } ?? rules.offsetSeconds(of: zone, at: instant)
    }

    /// The offset of a day if it is the same from the day before to the end of the day after.
    private func quietOffset(of day: Int64) -> Int64? {
        if let last, last.day == day { return last.offset }
        let offset: Int64?
        if let known = quietDays[day] {
            offset = known
        } else {
            let offsets = (-1...2).map {
                rules.offsetSeconds(of: zone, at: Instant(secondsSinceEpoch: (day + $0) * 86_400))
            }
            offset = Set(offsets).count == 1 ? offsets[0].map { Int64($0) } : nil
            quietDays[day] = .some(offset)
        }
        last = (day, offset)
        return offset
    }
}
