internal import CeasefireModel

/// Reads the times of a file as ``TimestampText`` does. The forms that nearly every row has are read straight
/// off their bytes; all others are left to it.
enum FastTimestamp {
    static func read(_ text: String) -> TimestampText? {
        var copy = text
        // A string that is not stored as UTF-8 would be copied; those that readers make never are.
        let quick = copy.withUTF8 { quickly($0) }
        return quick ?? TimestampText(text)
    }

    /// `2026-01-30`, then nothing or `T15:30` or `T15:30:00`, then nothing or `Z` or `+02:00`.
    static func quickly(_ b: UnsafeBufferPointer<UInt8>) -> TimestampText? {
        guard b.count >= 10, b[4] == 0x2D, b[7] == 0x2D, let century = pair(b, 0), let years = pair(b, 2),
            let month = pair(b, 5), let day = pair(b, 8)
        else { return nil }
        let year = century * 100 + years
        if b.count == 10 { return CivilTime(year: year, month: month, day: day).map { .date($0) } }
        guard b.count >= 16, b[10] == 0x54 || b[10] == 0x20, b[13] == 0x3A, let hour = pair(b, 11),
            let minute = pair(b, 14)
        else { return nil }
        var (i, second) = (16, 0)
        if b.count >= 19, b[16] == 0x3A {
            guard let value = pair(b, 17) else { return nil }
            (i, second) = (19, value)
        }
        guard
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        if i == b.count { return .local(civil) }
        if b[i] == 0x5A, i + 1 == b.count { return instant(civil, 0) }
        guard i + 6 == b.count, b[i] == 0x2B || b[i] == 0x2D, b[i + 3] == 0x3A, let hours = pair(b, i + 1),
            let minutes = pair(b, i + 4), hours <= 18, minutes < 60
        else { return nil }
        return instant(civil, (b[i] == 0x2D ? -1 : 1) * (hours * 3_600 + minutes * 60))
    }

    private static func instant(_ civil: CivilTime, _ offset: Int) -> TimestampText {
        .instant(Instant(secondsSinceEpoch: civil.wallSeconds - Int64(offset)), offsetSeconds: offset)
    }

    private static func pair(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int? {
        let (tens, units) = (b[i] &- 0x30, b[i + 1] &- 0x30)
        return tens < 10 && units < 10 ? Int(tens) * 10 + Int(units) : nil
    }
}
