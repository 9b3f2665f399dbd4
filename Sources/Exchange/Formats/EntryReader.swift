internal import CeasefireModel

/// Makes an entry of a line.
struct EntryReader {
    /// What is wrong with the line.
    var problems: Problems
    let times: TimeReader
    var words = WordCheck()

    init(source: SourceText, times: TimeReader) {
        problems = Problems(source: source)
        self.times = times
    }

    /// The entry on a line, or what is wrong with it; nil where the line does not even name one.
    mutating func entry(on line: SourceLine) -> RowOutcome<Entry>? {
        problems.begin(rowAt: line.range.lowerBound, line: line.number)
        guard problems.checkLine(line) else { return nil }
        var parser = JSONParser(problems.source, range: line.range)
        guard let node = parser.parse(&problems), var fields = JSONFields(node, called: nil, &problems)
        else {
            problems.lookForMarks(in: line.range)
            return nil
        }
        return entry(&fields)
    }

    private mutating func entry(_ fields: inout JSONFields) -> RowOutcome<Entry>? {
        let name = fields.requiredText("entry", &problems)
        let identifier = name.flatMap { $0.identifier(&problems) }
        let author = fields.requiredText("author", &problems).map { $0.plain(&problems) }
        let role = fields.text("role", &problems).map { $0.plain(&problems) } ?? ""
        let reason = fields.requiredText("reason", &problems).map { $0.plain(&problems) }
        let available = fields.requiredText("available", &problems).flatMap { times.interval($0, &problems) }
        let recorded = fields.text("recorded", &problems).flatMap { times.moment($0, &problems) }
        let mark = ReleaseMark.read(
            fields.text("release", &problems), fields.text("embargo-until", &problems), times, &problems)
        let content = content(&fields)
        fields.finish(&problems)
        guard let name else { return nil }
        guard let identifier, let author, let reason, let available, let content, !problems.isRejected else {
            return RowOutcome(name: name, key: name.text, row: nil)
        }
        let entry = Entry(
            id: EntryID(identifier), author: author, role: role, available: available, recorded: recorded,
            reason: reason, release: mark, content: content)
        return RowOutcome(name: name, key: name.text, row: entry)
    }

    /// What the entry says: exactly one of the kinds.
    mutating func content(_ fields: inout JSONFields) -> Entry.Content? {
        let plea = fields.optional(Bearing.Effect.pleads.rawValue)
        let effects = [Bearing.Effect.supports, .denies, .concedes].compactMap {
            fields.optional($0.rawValue)
        }
        let kinds =
            ["same-event", "different-events", "contains", "measure", "notice", "finding", "pause"]
            + Self.proceedings
        let others = kinds.compactMap { fields.optional($0) }
        let companions = ["statement", "speaker", "incidents"].compactMap { fields.optional($0) }
        guard let kind = (others + effects).first ?? plea else {
            problems.error(
                "no-content", "The entry says nothing.",
                at: fields.range.lowerBound..<(fields.range.lowerBound + 1),
                mend: "Add one of `supports`, `denies`, `concedes`, `pleads`, \(kinds.quotedList).")
            return nil
        }
        for second in (others + effects).dropFirst() {
            problems.error(
                "two-contents",
                "The entry says \(kind.key.quoted), so it cannot say \(second.key.quoted) too.",
                at: second.keyRange, mend: "Write two entries.")
        }
        if others.isEmpty { return bearing(&fields).map { .bearing($0) } }
        // A plea may stand beside an effect, and beside nothing else.
        for companion in companions + [plea].compactMap({ $0 }) {
            problems.error(
                "key-out-of-place",
                "The key \(companion.key.quoted) has no meaning beside \(kind.key.quoted).",
                at: companion.keyRange, mend: "Remove it.")
        }
        return switch kind.key {
        case "same-event": reports(kind).map { .sameEvent($0) }
        case "different-events": reports(kind).map { .differentEvents($0) }
        case "contains": containment(kind)
        case "measure": measure(kind).map { .measureTaken($0) }
        case "finding": finding(kind).map { .finding($0) }
        case "pause": pause(kind).map { .clockPaused($0) }
        case "notice": notice(kind).map { .noticeServed($0) }
        default: proceeding(kind).map { .proceeding($0) }
        }
    }
}
