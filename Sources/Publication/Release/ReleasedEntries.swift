internal import CeasefireModel

/// What people put on the record, as far as a tier shows it.
struct ReleasedEntries {
    let policy: ReleasePolicy
    let withholding: Withholding

    /// Said in place of reasons that speak of a report that is not open.
    static let reasonWithheld = "The reason speaks of a protected report and is withheld."

    func released(_ entry: Entry) -> Entry {
        var shown = entry
        if let id = withholding.entries[entry.id] {
            // What it does to assessments is told with them; who put it there, when and why is not.
            shown.id = id
            shown.author = ""
            shown.role = ""
            shown.reason = ""
            shown.recorded = nil
            shown.available = withholding.day(entry.available)
            // What it said is in what was assessed; nothing that renders may find it here.
            shown.content = .sameEvent([])
            return shown
        }
        shown.content = content(entry.content)
        shown.reason =
            isAboutClosed(entry.content)
            ? Self.reasonWithheld : masked(entry.reason)
        if policy.masksAuthors { shown.author = "" }
        return shown
    }

    /// Open words without protected names, and without the names of those who made entries.
    private func masked(_ text: String) -> String {
        withholding.authors.masked(withholding.words.masked(text))
    }

    private func isAboutClosed(_ content: Entry.Content) -> Bool {
        guard !withholding.reports.isEmpty else { return false }
        return content.reports.contains { withholding.reports[$0] != nil }
    }

    private func content(_ content: Entry.Content) -> Entry.Content {
        switch content {
        case .bearing(var bearing):
            bearing.speaker = withholding.words.masked(bearing.speaker)
            bearing.statement = bearing.statement.map { withholding.shown($0) }
            bearing.incidents = selector(bearing.incidents)
            return .bearing(bearing)
        case .sameEvent(let reports): return .sameEvent(self.reports(reports))
        case .differentEvents(let reports): return .differentEvents(self.reports(reports))
        case .contains(let whole, let part):
            return .contains(whole: withholding.shown(whole), part: withholding.shown(part))
        case .noticeServed(var notice):
            notice.incidents = selector(notice.incidents)
            return .noticeServed(notice)
        case .finding(let finding): return .finding(released(finding, isWithheld: false))
        case .proceeding(let proceeding): return .proceeding(self.proceeding(proceeding))
        case .measureTaken, .clockPaused: return content
        }
    }

    /// Its moments as closely as the duties tell them that rest on it.
    private func proceeding(_ proceeding: Proceeding) -> Proceeding {
        func widened(_ interval: Interval) -> Interval { Coarse.widened(interval, policy) }
        switch proceeding {
        case .step(var step):
            step.occurred = widened(step.occurred)
            return .step(step)
        case .declared(var declared):
            declared.given = widened(declared.given)
            return .declared(declared)
        case .certified(var certified):
            certified.made = widened(certified.made)
            return .certified(certified)
        case .decided(var decided):
            decided.put = decided.put.map(widened)
            decided.made = decided.made.map(widened)
            return .decided(decided)
        case .announced(var announced):
            announced.served = widened(announced.served)
            announced.period = widened(announced.period)
            return .announced(announced)
        }
    }

    /// A finding on an incident named by a report that is not open tells what was found and by whom only.
    ///
    /// - Parameter isWithheld: Whether its entry is not shown: then what was found is all that is told.
    func released(_ finding: Finding, isWithheld: Bool) -> Finding {
        var shown = finding
        let words = withholding.words
        if case .incident(let report, let provision) = finding.subject {
            shown.subject = .incident(report: withholding.shown(report), provision: provision)
        }
        if isWithheld { shown.made = withholding.day(finding.made) }
        shown.notice = finding.notice.map { withholding.shown($0) }
        shown.body = isWithheld ? "a body that is not shown" : words.masked(finding.body)
        let isClosed =
            isWithheld || Entry.Content.finding(finding).reports.contains { withholding.reports[$0] != nil }
        shown.verification =
            isClosed && !finding.verification.isEmpty
            ? ["withheld"] : finding.verification.map { masked($0) }
        shown.reply = isClosed && !finding.reply.isEmpty ? "withheld" : masked(finding.reply)
        shown.dissent = isClosed && !finding.dissent.isEmpty ? "withheld" : masked(finding.dissent)
        shown.votes =
            isWithheld
            ? [] : finding.votes.map { Finding.Vote(member: words.masked($0.member), choice: $0.choice) }
        return shown
    }

    /// Ids in the order that the entry gives would tell which is which.
    private func reports(_ ids: [ReportID]) -> [ReportID] {
        withholding.reports.isEmpty ? ids : ids.map { withholding.shown($0) }.sorted()
    }

    private func selector(_ selector: IncidentSelector) -> IncidentSelector {
        var shown = selector
        shown.reports = reports(selector.reports)
        return shown
    }
}

extension Entry.Content {
    /// The reports that it names.
    var reports: [ReportID] {
        switch self {
        case .bearing(let bearing): bearing.incidents.reports
        case .sameEvent(let reports), .differentEvents(let reports): reports
        case .contains(let whole, let part): [whole, part]
        case .noticeServed(let notice): notice.incidents.reports
        case .finding(let finding):
            if case .incident(let report, _) = finding.subject { [report] } else { [] }
        case .measureTaken, .clockPaused, .proceeding: []
        }
    }
}

extension Entry {
    /// What stands in place of the author's name.
    var shownRole: String { role.isEmpty ? "somebody" : role }
}
