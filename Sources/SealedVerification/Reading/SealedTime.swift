/// Moments in words: `2026-02-03T12:00:05Z`.
enum SealedTime {
    /// A moment in whole seconds since 1970. One beyond the year 9999 is told by its seconds.
    static func text(_ seconds: some BinaryInteger) -> String {
        guard let seconds = Int64(exactly: seconds), (-62_135_596_800..<253_402_300_800).contains(seconds)
        else { return "second \(seconds) since 1970" }
        let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        let second = seconds - days * 86_400
        let (year, month, day) = date(days)
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        return
            "\(padded)-\(two(month))-\(two(day))T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    /// The date of a day since 1970. Years are counted from March, so that the day that leap years add comes last, from a year in which 400 begin.
    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let daysSinceMarch = days + 719_468
        let era = (daysSinceMarch >= 0 ? daysSinceMarch : daysSinceMarch - 146_096) / 146_097
        let dayOfEra = daysSinceMarch - era * 146_097
        let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let isNextYear = month >= 10
        return (
            year + era * 400 + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }
}
