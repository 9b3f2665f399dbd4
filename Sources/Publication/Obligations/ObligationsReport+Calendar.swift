internal import AgreementLanguage
internal import CeasefireModel

extension ObligationsReport {
    /// `obligations.ics`: what is due, and when what must not be done begins and ends to count, as events of RFC 5545.
    /// One schedule's events are told from another's by their readings.
    public func calendar() -> String {
        var calendar = CalendarText()
        calendar.component("VCALENDAR") { calendar in
            calendar.line("VERSION", "2.0")
            calendar.line("PRODID", "-//Truce//Truce//EN")
            calendar.line("CALSCALE", "GREGORIAN")
            calendar.line("METHOD", "PUBLISH")
            calendar.words("X-WR-CALNAME", agreement.title)
            var isEmpty = true
            for (i, schedule) in schedules.enumerated() {
                for row in schedule.rows where row.opens != nil || row.due != nil {
                    isEmpty = false
                    event(row, schedule, number: i, in: &calendar)
                }
            }
            // A calendar must hold something.
            if isEmpty {
                calendar.component("VJOURNAL") { calendar in
                    calendar.line("UID", "nothing@truce.invalid")
                    calendar.moment("DTSTAMP", Instant(secondsSinceEpoch: 0))
                    calendar.words("SUMMARY", "Nothing that is owed has a time yet")
                }
            }
        }
        return calendar.text
    }

    /// The agreement's title, as it can stand in a name; the same in each version of it.
    private var name: String {
        agreement.title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    private func event(
        _ row: ObligationRow, _ schedule: Schedule, number: Int, in calendar: inout CalendarText
    ) {
        guard let moment = row.kind == .abstention ? row.opens ?? row.due : row.due ?? row.opens else {
            return
        }
        // One calendar may hold several readings, and several agreements.
        let under = schedules.count == 1 ? "" : " (\(schedule.heading.lowercased()))"
        let verb = row.kind == .abstention ? "In force" : row.due == nil ? "Begins" : "Due"
        let summary = "\(verb): \(row.whoWords), \(row.must)\(under)"
        calendar.component("VEVENT") { calendar in
            calendar.line(
                "UID",
                DeadlinesCalendar.uid("obligations/\(name)/\(number)/\(row.kind.rawValue)/\(row.id)"))
            calendar.moment("DTSTAMP", moment.earliest)
            if row.kind == .abstention, let opens = row.opens, let due = row.due, opens.earliest < due.latest
            {
                calendar.moment("DTSTART", opens.earliest)
                calendar.moment("DTEND", due.latest)
            } else {
                calendar.moment("DTSTART", moment.earliest)
                if moment.latest > moment.earliest { calendar.moment("DTEND", moment.latest) }
            }
            calendar.words("SUMMARY", summary)
            calendar.words(
                "DESCRIPTION",
                "From: \(row.from). By: \(row.by). If not: \(row.ifNot). \(schedule.heading). \(row.span.file):\(row.span.line)"
            )
            calendar.line("TRANSP", "TRANSPARENT")
            guard row.kind == .duty, row.due != nil else { return }
            calendar.component("VALARM") { calendar in
                calendar.line("ACTION", "DISPLAY")
                calendar.line("TRIGGER", "-PT24H")
                calendar.words("DESCRIPTION", summary)
            }
        }
    }
}
