import CeasefireModel

/// Zones that follow the summer time of the European Union, worked out by rule, so that tests do not depend on
/// the zone data of the machine. Other names are read as offsets.
struct EuropeanZones: TimeZoneRules {
    private static let winterHours = [
        "Europe/Kyiv": 2, "Europe/Berlin": 1, "Europe/Sarajevo": 1, "Europe/Lisbon": 0,
    ]

    func offsetSeconds(of zone: String, at instant: Instant) -> Int? {
        guard let hours = Self.winterHours[zone] else {
            return FixedOffsetZones().offsetSeconds(of: zone, at: instant)
        }
        let year = CivilTime(wallSeconds: instant.secondsSinceEpoch).date.year
        guard let spring = Self.lastSunday(of: 3, year), let autumn = Self.lastSunday(of: 10, year) else {
            return hours * 3_600
        }
        let isSummer = (spring..<autumn).contains(instant.secondsSinceEpoch)
        return (hours + (isSummer ? 1 : 0)) * 3_600
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func lastSunday(of month: Int, _ year: Int) -> Int64? {
        guard let last = CivilTime(year: year, month: month, day: 31, hour: 1) else { return nil }
        // 1970-01-01 was a Thursday, so day 3 was a Sunday.
        let weekday = ((last.wallSeconds / 86_400 - 3) % 7 + 7) % 7
        return last.wallSeconds - weekday * 86_400
    }
}
