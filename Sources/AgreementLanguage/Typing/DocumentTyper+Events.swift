internal import CeasefireModel

// Events from which time is counted: `fire-ceases.started`, `withdrawal.completed`.
extension DocumentTyper {
    enum EventMeaning {
        case event(EventReference)
        case refused
        case noEvent
    }

    /// What a word means as an event. A name may hold `.` itself, so all before the last one is the name.
    mutating func event(_ text: String, at range: Range<Int>) -> EventMeaning {
        guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return .noEvent }
        let name = String(text[..<dot])
        let what = String(text[text.index(after: dot)...])
        if scope.unreadable.contains(name) { return .refused }
        let events: [String: EventReference]
        if scope.deeds[name] != nil {
            events = [
                "started": .deedStarted(DeedName(name)), "completed": .deedCompleted(DeedName(name)),
            ]
        } else if scope.provisions.contains(name) {
            events = [
                "started": .provisionStarted(ProvisionName(name)),
                "ended": .provisionEnded(ProvisionName(name)),
            ]
        } else {
            guard Self.eventWords.contains(what) else { return .noEvent }
            let known = scope.provisions.union(scope.deeds.keys)
            let near = NearestWord.of(name, among: known).map { "Did you mean \("\($0).\(what)".quoted)?" }
            sink.error(
                .unknownEvent,
                "No block declares \(name.quoted), so nothing can be counted from \(text.quoted).",
                at: range, mend: near ?? "Name a provision or a duty: `fire-ceases.started`.")
            return .refused
        }
        if let event = events[what] { return .event(event) }
        let kind = scope.deeds[name]?.words ?? BlockKind.provision.words
        sink.error(
            .unknownEvent, "\(what.quoted) is no event of \(kind).", at: range,
            mend: "Write \(events.keys.sorted().map { "\(name).\($0)" }.quotedList("or")).")
        return .refused
    }

    private static let eventWords: Set<String> = ["started", "ended", "completed"]

    /// The number in `day 2 of ...`, nil and a diagnostic where there is none.
    mutating func dayNumber(_ text: String, at range: Range<Int>) -> Int? {
        guard let number = Int(text), (1...Self.lastDay).contains(number), text.first != "+" else {
            sink.error(
                .badNumber, "\(text.quoted) is not the number of a day.", at: range,
                mend: "Count from 1, the day in which it happens: `day 2 of fire-ceases.started`.")
            return nil
        }
        return number
    }

    /// A century of days: beyond it a count is a slip of the pen.
    private static let lastDay = 36_525
}
