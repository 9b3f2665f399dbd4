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

/// A length of time in words: `45 min`, `24 h`, `3 d 18 h`, `7 d`; `-` in front where it is negative.
///
/// Hours stand alone up to 120, since response plans count in them: `90 h`, not `3 d 18 h`.
public func lengthText(seconds: Int64) -> String {
    if seconds < 0 { return "-" + lengthText(seconds: -seconds) }
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    if hours == 0 { return seconds % 60 == 0 ? "\(minutes) min" : "\(minutes) min \(seconds % 60) s" }
    if hours > 120 {
        return hours % 24 == 0 ? "\(hours / 24) d" : "\(hours / 24) d \(hours % 24) h"
    }
    return minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
}
