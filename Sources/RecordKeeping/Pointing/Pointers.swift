internal import CeasefireModel
internal import EventStore

/// What an entry of people points at: other entries, parties, and what it says has happened. Rows of sources point at nothing.
struct Pointers {
    /// Entries by their names, and of which kind they must be where that matters.
    var entries: [(name: EntryName, kind: EntryKind?)] = []
    /// Parties of the agreement.
    var parties: [ActorID] = []
    /// What it says has happened already, in words that follow on *it says that*.
    var past: [(words: String, time: Interval)] = []

    /// What an entry points at, and what it puts in the place of another.
    init(of entry: RecordedEntry) {
        let substance = entry.substance
        switch substance.content {
        case .report, .statement, .observation: return
        case .entry(let content): take(content)
        case .act(.correction(let correction)):
            if let replacement = correction.replacement { self = Pointers(of: replacement) }
            return
        case .act(let act): take(act)
        }
        past.append(("it became known", substance.available))
    }

    private mutating func take(_ content: Entry.Content) {
        switch content {
        case .bearing(let bearing):
            take(bearing.incidents)
            take(bearing.statement)
        case .sameEvent(let reports), .differentEvents(let reports): take(reports)
        case .contains(let whole, let part): take([whole, part])
        case .measureTaken(let measure): parties += [measure.by, measure.against]
        case .noticeServed(let notice):
            parties += [notice.by, notice.on]
            take(notice.incidents)
            past.append(("the notice was served", notice.served))
        case .finding(let finding):
            if case .incident(let report, _) = finding.subject { take([report]) }
            if let notice = finding.notice { entries.append((EntryName(.entries, notice.text), .notice)) }
            parties.append(finding.party)
            past.append(("the finding was made", finding.made))
        case .clockPaused(let pause): parties.append(pause.against)
        // Those who act here are often bodies, which stand in the agreement alone.
        case .proceeding(let proceeding): take(proceeding)
        }
    }

    private mutating func take(_ proceeding: Proceeding) {
        switch proceeding {
        case .step(let step):
            take(step.statement)
            past.append(("the step was taken", step.occurred))
        case .declared(let declared): past.append(("it was declared", declared.given))
        case .certified(let certified): past.append(("it was certified", certified.made))
        case .decided(let decided):
            if let made = decided.made { past.append(("it was decided", made)) }
        case .announced(let announced): past.append(("it was announced", announced.served))
        }
    }

    private mutating func take(_ act: RecordAct) {
        switch act {
        case .measureAuthorised(let measure): parties += [measure.by, measure.against]
        case .replied(let reply):
            entries.append((EntryName(.entries, reply.notice.text), .notice))
            parties.append(reply.by)
        case .clockResumed(let resumption):
            entries.append((EntryName(.entries, resumption.pause.text), .pause))
        case .verificationTask(let task): take(task.incidents)
        case .attachmentAdded(let added): entries += added.about.map { ($0, nil) }
        case .note(let note): entries += note.about.map { ($0, nil) }
        case .opened, .agreement, .roleGranted, .roleRevoked, .lineOfDay, .correction, .intake, .keyRotated:
            break
        }
    }

    private mutating func take(_ reports: [ReportID]) {
        entries += reports.map { (EntryName(.reports, $0.text), nil) }
    }

    private mutating func take(_ statement: StatementID?) {
        if let statement { entries.append((EntryName(.statements, statement.text), nil)) }
    }

    private mutating func take(_ incidents: IncidentSelector) {
        take(incidents.reports)
        if let accused = incidents.accused { parties.append(accused) }
    }
}

extension RecordedEntry {
    /// The parties that the entry names, rows of sources too.
    var namedParties: [ActorID] {
        switch substance.content {
        case .report(let report): report.accused + [report.claimant].compactMap(\.self)
        case .statement(let statement): [statement.onBehalfOf, statement.addressedTo].compactMap(\.self)
        case .observation: []
        case .act(.correction(let correction)): correction.replacement?.namedParties ?? []
        default: Pointers(of: self).parties
        }
    }
}
