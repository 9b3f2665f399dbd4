internal import CeasefireModel

/// An entry as a line of the entries that `truce assess` reads: its members are the keys of `Documentation/Formats.md`.
enum EntryJSON {
    static func value(_ entry: Entry) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("entry", .string(entry.id.text)), ("author", .string(entry.author)),
        ]
        members.put("role", entry.role)
        members += [("available", moment(entry.available)), ("reason", .string(entry.reason))]
        return .object(members + content(entry.content))
    }

    /// What an entry says, under its key.
    private static func content(_ content: Entry.Content) -> [(String, JSONValue)] {
        switch content {
        case .bearing(let bearing): return self.bearing(bearing)
        case .sameEvent(let reports): return [("same-event", .strings(reports))]
        case .differentEvents(let reports): return [("different-events", .strings(reports))]
        case .contains(let whole, let part):
            return [
                ("contains", .object([("whole", .string(whole.text)), ("part", .string(part.text))]))
            ]
        case .measureTaken(let measure):
            return [
                (
                    "measure",
                    .object(
                        [
                            ("response", .string(measure.response.text)),
                            ("rung", .string(measure.rung.text)),
                            ("by", .string(measure.by.text)), ("against", .string(measure.against.text)),
                        ] + period(measure.taken))
                )
            ]
        case .noticeServed(let notice): return [("notice", self.notice(notice))]
        case .finding(let finding): return [("finding", self.finding(finding))]
        case .clockPaused(let pause):
            var members: [(String, JSONValue)] = [
                ("response", .string(pause.response.text)), ("against", .string(pause.against.text)),
                ("from", .string(pause.from.utcText)),
            ]
            members.put("until", pause.until?.utcText)
            return [("pause", .object(members))]
        case .proceeding(let proceeding): return [self.proceeding(proceeding)]
        }
    }

    private static func bearing(_ bearing: Bearing) -> [(String, JSONValue)] {
        var members: [(String, JSONValue)] = []
        if bearing.effect != .pleads {
            let elements = Element.allCases.filter(bearing.elements.contains).map(\.rawValue)
            members.append((bearing.effect.rawValue, .strings(elements)))
        }
        members.put("pleads", bearing.plea?.text)
        members.put("statement", bearing.statement?.text)
        members.put("speaker", bearing.speaker)
        members.append(("incidents", selector(bearing.incidents)))
        return members
    }

    private static func selector(_ selector: IncidentSelector) -> JSONValue {
        var members: [(String, JSONValue)] = []
        if !selector.reports.isEmpty { members.append(("reports", .strings(selector.reports))) }
        if let within = selector.within { members += period(within) }
        if !selector.places.isEmpty { members.append(("places", .strings(selector.places))) }
        if !selector.acts.isEmpty { members.append(("acts", .strings(selector.acts.sorted()))) }
        if !selector.targets.isEmpty { members.append(("targets", .strings(selector.targets.sorted()))) }
        members.put("accused", selector.accused?.text)
        if selector.reachesParts { members.append(("parts", .bool(true))) }
        return .object(members)
    }

    private static func notice(_ notice: Notice) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("by", .string(notice.by.text)), ("on", .string(notice.on.text)),
        ]
        if !notice.deeds.isEmpty { members.append(("deeds", .strings(notice.deeds))) }
        if notice.incidents != IncidentSelector() {
            members.append(("incidents", selector(notice.incidents)))
        }
        return .object(members + [("at", moment(notice.served))])
    }

    private static func finding(_ finding: Finding) -> JSONValue {
        var members: [(String, JSONValue)] = []
        switch finding.subject {
        case .incident(let report, let provision):
            members += [("report", .string(report.text)), ("provision", .string(provision.text))]
        case .deed(let deed, let tranche, let occasion):
            members.append(("deed", .string(deed.text)))
            members.put("tranche", tranche?.text)
            if let occasion { members.append(("occasion", .int(occasion))) }
        }
        members += [
            ("party", .string(finding.party.text)), ("conclusion", .string(finding.conclusion.rawValue)),
            ("body", .string(finding.body)), ("at", moment(finding.made)),
        ]
        if !finding.verification.isEmpty { members.append(("verification", .strings(finding.verification))) }
        members.put("notice", finding.notice?.text)
        members.put("reply", finding.reply)
        members.put(finding.votes)
        members.put("dissent", finding.dissent)
        return .object(members)
    }

    static func period(_ interval: Interval) -> [(String, JSONValue)] {
        [("from", .string(interval.earliest.utcText)), ("to", .string(interval.latest.utcText))]
    }

    /// A time that the format has room for once: from its end on it is certain.
    static func moment(_ interval: Interval) -> JSONValue { .string(interval.latest.utcText) }
}

extension [(String, JSONValue)] {
    /// Puts a member where there is something to say.
    mutating func put(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { append((name, .string(text))) }
    }

    /// Puts who voted how, where anybody did.
    mutating func put(_ votes: [Finding.Vote]) {
        let choices = Finding.Vote.Choice.allCases.compactMap { choice -> (String, JSONValue)? in
            let members = votes.filter { $0.choice == choice }.map(\.member)
            return members.isEmpty ? nil : (choice.rawValue, .strings(members))
        }
        if !choices.isEmpty { append(("votes", .object(choices))) }
    }
}
