internal import CeasefireModel
internal import EventStore

extension RecordedEntry {
    /// What the entry says, in the few words that a list has room for.
    var brief: String {
        switch substance.content {
        case .report(let report):
            let what = [report.act?.text, report.target.map { "on \($0)" }].compactMap(\.self).joined(
                separator: " ")
            let place = report.place.name.isEmpty ? report.place.region : report.place.name
            return [what, place.isEmpty ? "" : "at \(place)", report.summary].filter { !$0.isEmpty }.joined(
                separator: ", ")
        case .statement(let statement): return "\(statement.speaker): \(statement.summary)"
        case .observation(let observation): return "\(observation.observer) looked, \(observation.means)"
        case .entry(let content): return Self.brief(content, reason)
        case .act(let act): return Self.brief(act, substance)
        }
    }

    private static func brief(_ content: Entry.Content, _ reason: String) -> String {
        switch content {
        case .bearing(let bearing):
            "\(bearing.effect.rawValue) \(bearing.elements.map(\.rawValue).sorted().joined(separator: ", ")): \(reason)"
        case .sameEvent(let reports): "\(reports.map(\.text).joined(separator: ", ")) tell of one event"
        case .differentEvents(let reports):
            "\(reports.map(\.text).joined(separator: ", ")) tell of different events"
        case .contains(let whole, let part): "\(whole) contains \(part)"
        case .measureTaken(let measure): "\(measure.by) took \(measure.rung) against \(measure.against)"
        case .noticeServed(let notice): "\(notice.by) on \(notice.on)"
        case .finding(let finding): "\(finding.body): \(finding.conclusion.rawValue), \(finding.party)"
        case .clockPaused(let pause): "\(pause.response) against \(pause.against)"
        case .proceeding: reason
        }
    }

    private static func brief(_ act: RecordAct, _ substance: EntrySubstance) -> String {
        switch act {
        case .opened(let opening):
            opening.title.isEmpty ? opening.origin : "\(opening.origin): \(opening.title)"
        case .measureAuthorised(let measure):
            "\(measure.by) may take \(measure.rung) against \(measure.against)"
        case .replied(let reply): "\(reply.by) to \(reply.notice): \(reply.text)"
        case .clockResumed(let resumption): "\(resumption.pause) ended at \(resumption.at.utcText)"
        case .verificationTask(let task): "\(task.assignee): \(task.question)"
        case .attachmentAdded, .lineOfDay: substance.attachments.map(\.name).joined(separator: ", ")
        case .agreement(let adoption): "\(adoption.title), \(adoption.stage)"
        case .roleGranted(let grant): "\(grant.holder), \(grant.role)"
        case .roleRevoked(let revocation): "the grant of leaf \(revocation.grant.number)"
        case .correction(let correction): correction.replacement.map(\.brief) ?? "withdrawn"
        case .intake(let account): "\(account.file): \(account.accepted) of \(account.read) rows"
        case .keyRotated(let rotation): "the key of \(rotation.name)"
        case .note(let note): note.text
        }
    }
}
