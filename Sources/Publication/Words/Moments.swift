internal import CeasefireModel
internal import Evaluation

/// Tells times twice: in Universal Time, and as the clocks of the agreement's zone show them.
struct Moments: Sendable {
    let zones: any TimeZoneRules
    let zone: String

    /// The offset of the agreement's zone; nil where it is not known or is Universal Time itself.
    private func offset(at instant: Instant) -> Int? {
        guard let offset = zones.offsetSeconds(of: zone, at: instant), offset != 0 else { return nil }
        return offset
    }

    /// `2026-02-02 16:00 UTC`.
    func utc(_ instant: Instant) -> String { text(instant, offset: 0) + " UTC" }

    /// `2026-02-02 18:00 +02:00`, Universal Time where the zone has nothing else to say.
    func local(_ instant: Instant) -> String {
        guard let offset = offset(at: instant) else { return utc(instant) }
        return text(instant, offset: offset) + " " + offsetText(offset)
    }

    /// `2026-02-02 16:00 to 2026-02-03 04:00 UTC`.
    func utc(_ interval: Interval) -> String {
        span(interval, offset: 0) + " UTC"
    }

    /// `2026-02-02 18:00 to 2026-02-03 06:00 +02:00`.
    func local(_ interval: Interval) -> String {
        guard let begin = offset(at: interval.earliest), let end = offset(at: interval.latest) else {
            return utc(interval)
        }
        guard begin == end else { return local(interval.earliest) + " to " + local(interval.latest) }
        return span(interval, offset: begin) + " " + offsetText(begin)
    }

    /// Local time first, Universal Time after it in brackets; once where both are the same.
    func both(_ interval: Interval) -> String {
        let (local, utc) = (local(interval), utc(interval))
        return local == utc ? utc : "\(local) (\(utc))"
    }

    /// Local time first, Universal Time after it in brackets; once where both are the same.
    func both(_ instant: Instant) -> String { both(Interval(at: instant)) }

    /// A reason, with its moments in local time.
    func text(_ reason: Reason) -> String { reason.text { local($0) } }

    /// `2026-02-02T18:00+02:00`; nil where the zone is not known.
    func iso(_ instant: Instant) -> String? {
        zones.offsetSeconds(of: zone, at: instant).map { instant.text(offsetSeconds: $0) }
    }

    /// When something is in force, in local time where both ends are stated, in the reading's words otherwise.
    func text(_ window: Window) -> String {
        guard !window.from.isEmpty || !window.until.isEmpty else { return window.text }
        func words(_ moments: [Instant]) -> String {
            moments.isEmpty ? "an unstated moment" : moments.map { local($0) }.joined(separator: " or ")
        }
        let end = window.isEndless ? "without end" : "until \(words(window.until))"
        return "from \(words(window.from)) \(end)"
    }

    /// The date and time that clocks of the zone show.
    func civil(_ instant: Instant) -> CivilTime { civil(instant, offset: offset(at: instant) ?? 0) }

    private func span(_ interval: Interval, offset: Int) -> String {
        let (begin, end) = (
            civil(interval.earliest, offset: offset), civil(interval.latest, offset: offset)
        )
        if begin == end { return stamp(begin) }
        return stamp(begin) + " to " + (begin.startOfDay == end.startOfDay ? end.clockText : stamp(end))
    }

    private func text(_ instant: Instant, offset: Int) -> String { stamp(civil(instant, offset: offset)) }
    private func stamp(_ time: CivilTime) -> String { time.dateText + " " + time.clockText }
    private func civil(_ instant: Instant, offset: Int) -> CivilTime {
        CivilTime(wallSeconds: instant.secondsSinceEpoch + Int64(offset))
    }

    private func offsetText(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        func padded(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        return (offset < 0 ? "-" : "+") + padded(minutes / 60) + ":" + padded(minutes % 60)
    }
}
