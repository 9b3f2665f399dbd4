import CeasefireModel
import TestSupport
import Testing

@Suite("Dates and clocks")
struct CivilTimeTests {
    @Test("every day of 400 years comes back, and each follows the one before")
    func roundTrip() {
        // A leap cycle of the Gregorian calendar, day by day, around the epoch.
        var civil = CivilTime(year: 1800, month: 1, day: 1)
        var before = (year: 1799, month: 12, day: 31)
        for _ in 0..<146_097 {
            guard let day = civil else {
                Issue.record("no day follows \(before)")
                return
            }
            let date = day.date
            let isNextDay =
                (date.year == before.year && date.month == before.month && date.day == before.day + 1)
                || (date.day == 1
                    && (date.year, date.month)
                        == (before.month == 12 ? (before.year + 1, 1) : (before.year, before.month + 1)))
            if !isNextDay || CivilTime(year: date.year, month: date.month, day: date.day) != day {
                Issue.record("\(before) is followed by \(date)")
                return
            }
            before = date
            civil = CivilTime(wallSeconds: day.wallSeconds + 86_400)
        }
        #expect(before == (2199, 12, 31))
        #expect(civil == CivilTime(year: 2200, month: 1, day: 1))
    }

    @Test("random moments come back from their text")
    func text() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(seed: seed)
        for _ in 0..<2_000 {
            let instant = Instant(
                secondsSinceEpoch: .random(in: -6_000_000_000...20_000_000_000, using: &random))
            let offset = Int.random(in: -14 * 4...14 * 4, using: &random) * 900
            guard case .instant(let read, let readOffset) = TimestampText(instant.text(offsetSeconds: offset))
            else {
                Issue.record("seed \(seed): \(instant.text(offsetSeconds: offset)) is not read")
                return
            }
            #expect(read == instant && readOffset == offset, "seed \(seed)")
        }
    }

    @Test("dates and clocks that do not exist are none")
    func none() {
        #expect(CivilTime(year: 2026, month: 2, day: 29) == nil)
        #expect(CivilTime(year: 2024, month: 2, day: 29) != nil)
        #expect(CivilTime(year: 1900, month: 2, day: 29) == nil)
        #expect(CivilTime(year: 2000, month: 2, day: 29) != nil)
        #expect(CivilTime(year: 2026, month: 13, day: 1) == nil)
        #expect(CivilTime(year: 2026, month: 0, day: 1) == nil)
        #expect(CivilTime(year: 0, month: 1, day: 1) == nil)
        #expect(CivilTime(year: 2026, month: 1, day: 1, hour: 24, minute: 1) == nil)
        #expect(CivilTime(year: 2026, month: 1, day: 1, hour: 23, minute: 60) == nil)
    }

    @Test("24:00 is the next day's midnight")
    func endOfDay() {
        #expect(
            CivilTime(year: 2026, month: 12, day: 31, hour: 24) == CivilTime(year: 2027, month: 1, day: 1))
    }

    @Test("the start of a day before the epoch is that day's")
    func startOfDay() {
        let civil = CivilTime(year: 1969, month: 12, day: 31, hour: 23, minute: 59)
        #expect(civil?.startOfDay == CivilTime(year: 1969, month: 12, day: 31))
    }
}
