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

    /// The entry of some fields, or what is wrong with it; nil where they do not even name one.
    mutating func entry(_ fields: inout JSONFields) -> RowOutcome<Entry>? {
        let head = head(&fields, needsReason: true)
        let content = content(&fields)
        fields.finish(&problems)
        guard let name = head.name else { return nil }
        guard let id = head.id, let author = head.author, let reason = head.reason,
            let available = head.available, let content, !problems.isRejected
        else { return RowOutcome(name: name, key: name.text, row: nil) }
        let entry = Entry(
            id: id, author: author, role: head.role, available: available, recorded: head.recorded,
            reason: reason, release: head.release, content: content)
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
