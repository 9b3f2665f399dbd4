extension Instant {
    /// `2026-02-02T16:00Z`, with seconds only where they are not zero.
    public var utcText: String { text(offsetSeconds: 0) }

    /// `2026-02-02T18:00+02:00`: the moment as a clock so many seconds east of Universal Time shows it.
    public func text(offsetSeconds: Int) -> String {
        let civil = CivilTime(wallSeconds: secondsSinceEpoch + Int64(offsetSeconds))
        guard offsetSeconds != 0 else { return civil.text + "Z" }
        let minutes = abs(offsetSeconds) / 60
        return civil.text + (offsetSeconds < 0 ? "-" : "+") + padded(minutes / 60) + ":"
            + padded(minutes % 60)
    }
}

extension CivilTime {
    /// `2026-02-02`.
    public var dateText: String {
        let (year, month, day) = date
        return padded(year, width: 4) + "-" + padded(month) + "-" + padded(day)
    }

    /// `18:00`, or `18:00:05` where there are seconds.
    public var clockText: String {
        let time = Int(timeOfDaySeconds)
        let minutes = padded(time / 3_600) + ":" + padded(time / 60 % 60)
        return time % 60 == 0 ? minutes : minutes + ":" + padded(time % 60)
    }

    /// `2026-02-02T18:00`.
    public var text: String { dateText + "T" + clockText }
}

private func padded(_ value: Int, width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A length of time in words: `45 min`, `24 h`, `7 d`, `7 d 18 h 5 min`; `-` in front where it is negative.
///
/// Hours stand alone up to 120, since response plans count in them: `90 h`, not `3 d 18 h`.
public func lengthText(seconds: Int64) -> String {
    if seconds < 0 { return "-" + lengthText(seconds: -seconds) }
    let hours = seconds / 3_600
    let whole = hours > 120 ? [(hours / 24, "d"), (hours % 24, "h")] : [(hours, "h")]
    let parts = (whole + [(seconds / 60 % 60, "min"), (seconds % 60, "s")]).filter { $0.0 > 0 }
    return parts.isEmpty ? "0 min" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
}
