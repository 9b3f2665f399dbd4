internal import CeasefireModel

/// Reads the times of a file. A time without an offset is one of the source's zone.
struct TimeReader {
    /// The zone of times that name none: `Europe/Kyiv`.
    let zone: String
    /// What the clocks of zones showed.
    let rules: any TimeZoneRules
    /// What they showed on the days that were asked for already.
    let memory: ZoneMemory

    init(zone: String, rules: any TimeZoneRules) {
        self.zone = zone
        self.rules = rules
        memory = ZoneMemory(zone: zone, rules: rules)
    }

    /// Why no time of the file can be read, nil where the zone is known.
    func refusal(file: String) -> Diagnostic? {
        guard rules.offsetSeconds(of: zone, at: Instant(secondsSinceEpoch: 0)) == nil else { return nil }
        return Diagnostic(
            severity: .error, code: "unknown-zone",
            message: "\(zone.quoted) is not a time zone, so the file's times mean nothing.",
            span: SourceSpan(file: file, line: 1, column: 1),
            mend: "Name it as the IANA data base does, `Europe/Kyiv`, or give an offset, `+02:00`.")
    }

    /// A moment, or a whole day.
    private enum Meaning {
        case moment(Instant)
        case day(Interval)
    }

    /// When it began: a moment, or the start of a day.
    func beginning(_ cell: Cell, _ problems: inout Problems) -> Instant? {
        interval(cell, &problems)?.earliest
    }

    /// When it ended: a moment, or the end of a day.
    func end(_ cell: Cell, _ problems: inout Problems) -> Instant? { interval(cell, &problems)?.latest }

    /// A moment; or a day, from its first moment to the first of the next.
    func interval(_ cell: Cell, _ problems: inout Problems) -> Interval? {
        switch meaning(cell, &problems) {
        case .moment(let instant): Interval(at: instant)
        case .day(let day): day
        case nil: nil
        }
    }

    /// A moment; a date alone is an error.
    func moment(_ cell: Cell, _ problems: inout Problems) -> Instant? {
        switch meaning(cell, &problems) {
        case .moment(let instant): return instant
        case .day:
            problems.error(
                "no-clock-time", "\(cell.text.quoted) has no clock time, and \(cell.name.quoted) needs one.",
                at: cell.range, mend: "Write \((cell.text + "T15:30Z").quoted), with the hour that was meant."
            )
            return nil
        case nil: return nil
        }
    }

    private func meaning(_ cell: Cell, _ problems: inout Problems) -> Meaning? {
        if cell.text.isEmpty {
            problems.error(
                "no-time", "The row has no \(cell.name.quoted).", at: cell.range,
                mend: "Write a date, `2026-01-30`, or a moment, `2026-01-30T15:30+02:00`.")
            return nil
        }
        switch FastTimestamp.read(cell.text) {
        case .instant(let instant, _): return .moment(instant)
        case .local(let civil): return local(civil, cell, &problems).map { .moment($0) }
        case .date(let date): return day(date).map { .day($0) }
        case nil:
            problems.error(
                "time-form", "\(cell.name.quoted) cannot be \(cell.text.quoted): expected a date or a time.",
                at: cell.range,
                mend: "Write a date, `2026-01-30`, or a moment, `2026-01-30T15:30+02:00`.")
            return nil
        }
    }

    private func local(_ civil: CivilTime, _ cell: Cell, _ problems: inout Problems) -> Instant? {
        switch memory.meaning(of: civil) {
        case .once(let instant): return instant
        case .twice(let first, let second):
            let spellings = [first, second].map { spelling(of: $0).quoted }.joined(separator: " or ")
            problems.error(
                "time-exists-twice",
                "\(cell.text.quoted) stood twice on the clocks of \(zone), which were set back over it.",
                at: cell.range, mend: "Write the offset: \(spellings).")
        case .never:
            problems.error(
                "time-does-not-exist",
                "\(cell.text.quoted) never stood on the clocks of \(zone), which were set forward over it.",
                at: cell.range, mend: "Correct the time, or write its offset.")
        case .unknownZone: break  // The file was refused before its first row.
        }
        return nil
    }

    private func spelling(of instant: Instant) -> String {
        instant.text(offsetSeconds: rules.offsetSeconds(of: zone, at: instant) ?? 0)
    }

    /// A day, from its first moment to the first of the next.
    func day(_ date: CivilTime) -> Interval? {
        let next = CivilTime(wallSeconds: date.wallSeconds + 86_400)
        guard let start = firstMoment(of: date), let end = firstMoment(of: next) else { return nil }
        return Interval(spanning: start, end)
    }

    /// The day's midnight. Where clocks are set forward over midnight the day begins when they are; where
    /// they are set back over it, the day begins with the first of the two midnights.
    private func firstMoment(of date: CivilTime) -> Instant? {
        switch memory.meaning(of: date) {
        case .once(let instant), .twice(let instant, _): return instant
        case .never:
            let asUTC = Instant(secondsSinceEpoch: date.wallSeconds)
            return rules.offsetSeconds(of: zone, at: asUTC - 86_400).map { asUTC - Int64($0) }
        case .unknownZone: return nil
        }
    }
}
