internal import CeasefireModel

// Values that are times: lengths, moments, dates.
extension DocumentTyper {
    /// A length of time in seconds.
    mutating func duration(_ node: SurfaceNode, for key: String) -> Int64? {
        guard let text = words(node, for: key) else { return nil }
        return duration(text, at: node.range, for: key)
    }

    /// A length of time in seconds.
    mutating func duration(_ text: String, at range: Range<Int>, for key: String) -> Int64? {
        if BlockReader.reservedWords.contains(text) {
            sink.error(
                .notAPlainValue, "\(text.quoted) cannot stand at \(key.quoted) here.", at: range,
                mend: "Leave the key out, or write `unstated` in place of the whole.")
            return nil
        }
        switch DurationText(text) {
        case .seconds(let seconds): return seconds
        case .calendar:
            sink.error(
                .calendarDuration, "\(text.quoted) counts months or years, which are not all of one length.",
                at: range,
                mend:
                    "Count in days, such as `\(DurationText.spelling(of: text) ?? "30d")`, or name the day on which it ends."
            )
        case .ambiguousMinutes:
            sink.error(
                .badDuration, "In \(text.quoted) `m` may stand for minutes or months.", at: range,
                mend: "Write `min` for minutes.")
        case .tooLong:
            sink.error(
                .badDuration, "\(text.quoted) is longer than a hundred years.", at: range,
                mend: "Write the length that is meant.")
        case .malformed:
            let near = didYouMean(text, among: scope.terms(of: .duration), noun: "")
            let spelled = DurationText.spelling(of: text).map { "Write \($0.quoted)." }
            sink.error(
                .badDuration,
                "\(text.quoted) is not a length of time, which is a number with `w`, `d`, `h`, `min` or `s`.",
                at: range,
                mend: (near.hasPrefix("Did") ? near + " " : "")
                    + (spelled ?? "Write `24h`, `90min`, `7d`, `2w`, or `PT24H`."))
        }
        return nil
    }

    /// A moment: given, or counted from an open term or an event; perhaps a day by the document's clocks.
    mutating func instant(
        _ node: SurfaceNode, for key: String, mayBeNever: Bool = false
    ) -> InstantExpression? {
        guard let text = words(node, for: key) else { return nil }
        if text == "never" { return never(for: key, isAllowed: mayBeNever, at: node.range) }
        var parts = text.split(separator: " ").map(String.init)
        var day: Int?
        if parts.count > 2, parts[0] == "day", parts[2] == "of" {
            guard let number = dayNumber(parts[1], at: node.range) else { return nil }
            day = number
            parts.removeFirst(3)
        }
        guard !parts.isEmpty else {
            badInstant(text, at: node.range)
            return nil
        }
        // `2026-01-30 00:00` is one moment, as `2026-01-30T00:00` is.
        if parts.count > 1, TimestampText(parts[0] + " " + parts[1]) != nil {
            parts[0] += "T" + parts.remove(at: 1)
        }
        guard let base = base(parts[0], whole: text, for: key, at: node.range) else { return nil }
        var plusSeconds: Int64 = 0
        var rest = parts.dropFirst()
        while let sign = rest.popFirst() {
            // A length may be of several words: `1d 12h`, or a slip such as `3 days`.
            let words = rest.prefix { $0 != "+" && $0 != "-" }
            guard sign == "+" || sign == "-", !words.isEmpty else {
                badInstant(text, at: node.range)
                return nil
            }
            rest = rest.dropFirst(words.count)
            let length = words.joined(separator: " ")
            guard let seconds = duration(length, at: node.range, for: key) else { return nil }
            plusSeconds += sign == "+" ? seconds : -seconds
        }
        // A moment that is counted from a moment is a moment.
        if case .instant(let instant) = base {
            return InstantExpression(base: .instant(instant + plusSeconds), localDay: day)
        }
        return InstantExpression(base: base, plusSeconds: plusSeconds, localDay: day)
    }

    private mutating func never(
        for key: String, isAllowed: Bool, at range: Range<Int>
    ) -> InstantExpression? {
        if isAllowed { return InstantExpression(base: .never) }
        sink.error(
            .notAPlainValue, "`never` can only stand where something ends, not at \(key.quoted).", at: range,
            mend: "Write a moment, or `unstated` where the text does not say.")
        return nil
    }

    private mutating func base(_ text: String, whole: String, for key: String, at range: Range<Int>)
        -> InstantExpression.Base?
    {
        if let timestamp = TimestampText(text) {
            return moment(timestamp, text: text, at: range).map { .instant($0) }
        }
        switch term(text, of: .instant, for: key, at: range) {
        case .term(let name): return .term(name)
        case .refused: return nil
        case .noTerm: break
        }
        switch event(text, at: range) {
        case .event(let event): return .event(event)
        case .refused: return nil
        case .noEvent: break
        }
        guard text.first?.isLetter == true else {
            badInstant(whole, at: range)
            return nil
        }
        if text.contains("+") {
            let spaced = text.split(separator: "+").joined(separator: " + ")
            sink.error(
                .badInstant, "\(text.quoted) is not a moment.", at: range,
                mend: "Put spaces around the sign: \(spaced.quoted).")
            return nil
        }
        sink.error(
            .unknownTerm, "\(text.quoted) is neither a moment nor an open term of type `instant`.", at: range,
            mend: didYouMean(text, among: scope.terms(of: .instant) + ["unstated"], noun: "It"))
        return nil
    }

    private mutating func badInstant(_ text: String, at range: Range<Int>) {
        sink.error(
            .badInstant, "\(text.quoted) is not a moment.", at: range,
            mend: "Write `2026-02-01T00:00`, or count from an open term: `start + 7d`.")
    }

    private mutating func moment(_ timestamp: TimestampText, text: String, at range: Range<Int>) -> Instant? {
        switch timestamp {
        case .instant(let instant, _): return instant
        case .local(let civil): return local(civil, text: text, at: range)
        case .date(let date):
            sink.error(
                .hourMissing, "\(text.quoted) is a whole day, and a moment is needed.", at: range,
                mend: "Write the hour: \((date.text).quoted) if the start of that day is meant.")
            return nil
        }
    }

    private mutating func local(_ civil: CivilTime, text: String, at range: Range<Int>) -> Instant? {
        guard let timeZone else { return nil }  // Reported where the zone should stand.
        switch zones.meaning(of: civil, in: timeZone) {
        case .once(let instant): return instant
        case .twice(let first, let second):
            let spellings = [first, second].map { spelling($0, in: timeZone) }
            sink.error(
                .ambiguousTime,
                "The clocks of \(timeZone) showed \(text.quoted) twice: at \(first.utcText) and at \(second.utcText).",
                at: range, mend: "Write an offset: \(spellings.quotedList("or")).")
            return nil
        case .never:
            // The two moments that it may stand for: by the clocks as they were before, and as they were after.
            let offsets = [-86_400, 86_400].compactMap {
                zones.offsetSeconds(of: timeZone, at: Instant(secondsSinceEpoch: civil.wallSeconds + $0))
            }
            let spellings = offsets.map {
                Instant(secondsSinceEpoch: civil.wallSeconds - Int64($0)).text(offsetSeconds: $0)
            }
            sink.error(
                .noSuchTime,
                "The clocks of \(timeZone) never showed \(text.quoted): they were set forward over it.",
                at: range, mend: "Write an offset: \(spellings.quotedList("or")).")
            return nil
        case .unknownZone: return nil
        }
    }

    private func spelling(_ instant: Instant, in zone: String) -> String {
        instant.text(offsetSeconds: zones.offsetSeconds(of: zone, at: instant) ?? 0)
    }

    /// A date, from its first moment to the first of the next; or a moment.
    mutating func date(_ node: SurfaceNode, for key: String) -> Interval? {
        guard let text = words(node, for: key) else { return nil }
        switch TimestampText(text) {
        case .instant(let instant, _): return Interval(at: instant)
        case .local(let civil): return local(civil, text: text, at: node.range).map { Interval(at: $0) }
        case .date(let date):
            guard let timeZone else { return nil }
            let next = CivilTime(wallSeconds: date.wallSeconds + 86_400)
            guard let start = midnight(date, in: timeZone), let end = midnight(next, in: timeZone) else {
                return nil
            }
            return Interval(earliest: start, latest: end)
        case nil:
            sink.error(
                .badDate, "\(text.quoted) is not a date.", at: node.range,
                mend: "Write year, month and day: `2026-01-30`.")
            return nil
        }
    }

    /// The first moment of a day, in zones that change their clocks at midnight too.
    private func midnight(_ day: CivilTime, in zone: String) -> Instant? {
        switch zones.meaning(of: day, in: zone) {
        case .once(let instant), .twice(let instant, _): return instant
        case .never:
            // The day begins where the clocks jump, which by the offset before is still called midnight.
            let before = Instant(secondsSinceEpoch: day.wallSeconds - 86_400)
            return zones.offsetSeconds(of: zone, at: before).map {
                Instant(secondsSinceEpoch: day.wallSeconds - Int64($0))
            }
        case .unknownZone: return nil
        }
    }
}
