internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// `deadlines.ics`: every clock that is running, pending or overdue and has a time, as an event of RFC 5545. Clocks on
/// findings bind; those on assessments alone are there only when asked for, and say so first.
enum DeadlinesCalendar {
    static func text(_ released: Released, withHypothetical: Bool) -> String {
        let wanted = released.verdict.deadlines.filter { withHypothetical || !$0.isHypothetical }
        let timed = wanted.filter { ($0.due ?? $0.notBefore) != nil }
        var calendar = CalendarText()
        calendar.component("VCALENDAR") { calendar in
            calendar.line("VERSION", "2.0")
            calendar.line("PRODID", "-//Truce//Truce//EN")
            calendar.line("CALSCALE", "GREGORIAN")
            calendar.line("METHOD", "PUBLISH")
            calendar.words("X-WR-CALNAME", released.verdict.agreement.title)
            calendar.words(
                "X-WR-CALDESC",
                about(timed: timed.count, untimed: wanted.count - timed.count, released))
            for deadline in timed { event(deadline, released, in: &calendar) }
            // A calendar must hold something.
            if timed.isEmpty { nothing(released, withHypothetical, in: &calendar) }
        }
        return calendar.text
    }

    private static func about(timed: Int, untimed: Int, _ released: Released) -> String {
        "\(Wording.count(timed, "deadline")); \(untimed) more have no time yet. \(Wording.hypothetical) Release: \(released.tier.rawValue). "
            + released.policy.sentences.joined(separator: " ") + " " + released.keptBack.sentence
    }

    private static func event(_ deadline: Deadline, _ released: Released, in calendar: inout CalendarText) {
        guard let moment = deadline.due ?? deadline.notBefore else { return }
        calendar.component("VEVENT") { calendar in
            stamp(uid(deadline.id), released, in: &calendar)
            calendar.moment("DTSTART", moment.earliest)
            if moment.latest > moment.earliest { calendar.moment("DTEND", moment.latest) }
            calendar.words("SUMMARY", summary(deadline, released))
            calendar.words("DESCRIPTION", description(deadline, released))
            calendar.line("CATEGORIES", deadline.isHypothetical ? "HYPOTHETICAL" : "BINDING")
            let isFirm =
                !deadline.isHypothetical && deadline.assumptions.isEmpty
                && [.running, .runningOrOverdue, .overdue].contains(deadline.state)
            calendar.line("STATUS", isFirm ? "CONFIRMED" : "TENTATIVE")
            calendar.line("TRANSP", "TRANSPARENT")
            // Nobody is warned of a clock that stands still: its time will be another.
            // Nor of one that has run out.
            guard !deadline.isPaused, deadline.state != .overdue else { return }
            for hours in deadline.due == nil ? [0] : [24, 2] {
                calendar.component("VALARM") { calendar in
                    calendar.line("ACTION", "DISPLAY")
                    calendar.line("TRIGGER", hours == 0 ? "PT0S" : "-PT\(hours)H")
                    calendar.words("DESCRIPTION", summary(deadline, released))
                }
            }
        }
    }

    /// `HYPOTHETICAL: due by then: a warning (Borland), against Arland`.
    private static func summary(_ deadline: Deadline, _ released: Released) -> String {
        let mark = deadline.isHypothetical ? "HYPOTHETICAL: " : ""
        let paused = deadline.isPaused ? "paused, " : ""
        let overdue = deadline.state == .overdue ? "overdue, " : ""
        let perhaps = deadline.state == .pending ? "if called for, " : ""
        let kind = deadline.due == nil ? "not before then: " : "due by then: "
        let who = deadline.who.isEmpty ? "who must act is unstated" : released.names(deadline.who)
        let against = deadline.against.map { ", against " + released.name($0) } ?? ""
        return mark + overdue + paused + perhaps + kind + "\(deadline.what) (\(who))\(against)"
    }

    private static func description(_ deadline: Deadline, _ released: Released) -> String {
        var lines: [String] = []
        if deadline.isHypothetical { lines.append("HYPOTHETICAL. " + Wording.hypothetical) }
        switch deadline.source {
        case .rung(let response, let rung): lines.append("\(deadline.document): \(response), rung \(rung).")
        case .obligation(let deed): lines.append("\(deadline.document): \(deed).")
        }
        if let notBefore = deadline.notBefore {
            lines.append("Not before \(released.moments.both(notBefore)).")
        }
        if let due = deadline.due { lines.append("Due by \(released.moments.both(due)).") }
        if let moment = deadline.due ?? deadline.notBefore, moment.latest > moment.earliest {
            lines.append("The moment that it is counted from is known as an interval, and so is this.")
        }
        lines.append("\(deadline.state.rawValue): \(released.moments.text(deadline.reason)).")
        for assumption in deadline.assumptions {
            lines.append("Assumed: \(released.moments.text(assumption.line)).")
        }
        lines.append("Reading: \(deadline.readings.map(\.text).joined(separator: ", ")).")
        switch deadline.source {
        case .rung: lines.append("truce explain \(deadline.id)")
        case .obligation:
            // The same duty may have a time to begin by and one to be done by.
            let name = deadline.id.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            lines.append("truce explain \(name.joined(separator: "/"))")
        }
        return lines.joined(separator: "\n")
    }

    private static func nothing(
        _ released: Released, _ withHypothetical: Bool, in calendar: inout CalendarText
    ) {
        calendar.component("VJOURNAL") { calendar in
            stamp("nothing@truce.invalid", released, in: &calendar)
            calendar.words(
                "SUMMARY",
                withHypothetical ? "No clock with a time is running" : "No clock that binds has a time")
            calendar.words("DESCRIPTION", Wording.hypothetical)
        }
    }

    /// The moment of the verdict: the same verdict gives the same bytes.
    private static func stamp(_ uid: String, _ released: Released, in calendar: inout CalendarText) {
        calendar.line("UID", uid)
        calendar.moment("DTSTAMP", released.verdict.now ?? Instant(secondsSinceEpoch: 0))
        calendar.line("CLASS", released.tier == .public ? "PUBLIC" : "CONFIDENTIAL")
    }

    /// The same in every run, since it is the clock's own name. Written so that no reader can take it apart.
    static func uid(_ id: String) -> String {
        var uid = ""
        for byte in id.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"):
                uid.unicodeScalars.append(Unicode.Scalar(byte))
            default: uid += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return uid + "@truce.invalid"
    }
}
