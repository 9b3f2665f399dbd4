/// A date and time of day as a calendar and a clock on the wall show them, in no particular zone.
public struct CivilTime: Hashable, Sendable {
    /// Seconds that a clock showing Universal Time would have counted since 1970 when it showed this.
    public let wallSeconds: Int64

    /// The date and time at which a clock set to Universal Time shows `wallSeconds`.
    public init(wallSeconds: Int64) { self.wallSeconds = wallSeconds }

    /// Creates a date and time of the Gregorian calendar; nil where there is none such (30 February, 25:00).
    /// `24:00` is the end of the day.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.daysInMonth(month, year: year)).contains(day),
            (0...59).contains(minute), (0...59).contains(second),
            (0...23).contains(hour) || (hour == 24 && minute == 0 && second == 0)
        else { return nil }
        wallSeconds =
            Self.daysSinceEpoch(year: year, month: month, day: day) * 86_400
            + Int64(hour * 3_600 + minute * 60 + second)
    }

    /// The calendar's year, month and day.
    public var date: (year: Int, month: Int, day: Int) {
        // Howard Hinnant's civil_from_days: years start in March so that the leap day comes last.
        let days = (wallSeconds - timeOfDaySeconds) / 86_400 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month), Int(day))
    }

    /// Seconds since the midnight before, `0 ..< 86_400`.
    public var timeOfDaySeconds: Int64 { ((wallSeconds % 86_400) + 86_400) % 86_400 }

    /// Midnight at the start of this day.
    public var startOfDay: Self { Self(wallSeconds: wallSeconds - timeOfDaySeconds) }

    static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
    }
}
