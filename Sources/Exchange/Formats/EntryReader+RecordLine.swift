internal import CeasefireModel

extension EntryReader {
    /// The kinds that only a record holds, by the keys they stand under.
    private static let acts = [
        "measure-authorised", "task", "reply", "resume", "agreement", "line", "attachment", "note",
    ]

    /// The entry of some fields, or what is wrong with it; nil where they do not even name one.
    mutating func recordLine(_ fields: inout JSONFields) -> RowOutcome<RecordLine>? {
        let acts = Self.acts.compactMap { fields.optional($0) }
        // What people decide has a reason; what is merely put on the record may have one. The record has a time of its own
        // for when it was recorded.
        let head = head(&fields, needsReason: acts.isEmpty)
        let files = (fields.texts("files", &problems) ?? []).map { $0.plain(&problems) }
        let content: RecordLine.Content?
        if let act = acts.first {
            for second in acts.dropFirst() {
                problems.error(
                    "two-contents",
                    "The entry says \(act.key.quoted), so it cannot say \(second.key.quoted) too.",
                    at: second.keyRange, mend: "Write two entries.")
            }
            content = self.act(act, files: files)
        } else {
            content = self.content(&fields).map { .entry($0) }
        }
        fields.finish(&problems)
        guard let name = head.name else { return nil }
        guard let id = head.id, let author = head.author, let available = head.available, let content,
            !problems.isRejected
        else { return RowOutcome(name: name, key: name.text, row: nil) }
        return RowOutcome(
            name: name, key: name.text,
            row: RecordLine(
                id: id, author: author, role: head.role, available: available, reason: head.reason ?? "",
                release: head.release, attachments: files, content: content))
    }

    private mutating func act(_ member: JSONMember, files: [String]) -> RecordLine.Content? {
        switch member.key {
        case "measure-authorised": return measure(member).map { .measureAuthorised($0) }
        case "task": return task(member)
        case "reply": return reply(member)
        case "resume": return resume(member)
        case "note": return note(member)
        default: break
        }
        if files.isEmpty {
            problems.error(
                "no-file", "\(member.key.quoted) brings no file, and is nothing without one.",
                at: member.keyRange,
                mend: "Add `\"files\": [\"PATH\"]` beside it.")
        }
        return switch member.key {
        case "agreement": agreement(member)
        case "line": line(member)
        default: attachment(member)
        }
    }

    private mutating func task(_ member: JSONMember) -> RecordLine.Content? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let assignee = fields.requiredText("assignee", &problems).map { $0.plain(&problems) }
        let question = fields.requiredText("question", &problems).map { $0.plain(&problems) }
        let incidents = fields.optional("incidents").flatMap { selector($0) } ?? IncidentSelector()
        let deeds = (fields.texts("deeds", &problems) ?? []).compactMap { $0.token(&problems) }
        let due = fields.text("due", &problems).flatMap { times.moment($0, &problems) }
        fields.finish(&problems)
        guard let assignee, let question else { return nil }
        return .task(
            assignee: assignee, question: question, incidents: incidents, deeds: deeds.map { DeedName($0) },
            due: due)
    }

    private mutating func reply(_ member: JSONMember) -> RecordLine.Content? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let notice = fields.requiredText("notice", &problems).flatMap { $0.identifier(&problems) }
        let by = actor("by", &fields)
        let text = fields.requiredText("text", &problems).map { $0.plain(&problems) }
        let grants = fields.optional("grants").flatMap { truth($0) }
        fields.finish(&problems)
        guard let notice, let by, let text else { return nil }
        return .reply(notice: EntryID(notice), by: by, grants: grants, text: text)
    }

    private mutating func resume(_ member: JSONMember) -> RecordLine.Content? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let pause = fields.requiredText("pause", &problems).flatMap { $0.identifier(&problems) }
        let at = fields.requiredText("at", &problems).flatMap { times.moment($0, &problems) }
        fields.finish(&problems)
        guard let pause, let at else { return nil }
        return .resume(pause: EntryID(pause), at: at)
    }

    private mutating func agreement(_ member: JSONMember) -> RecordLine.Content? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let title = fields.requiredText("title", &problems).map { $0.plain(&problems) }
        let stage = fields.requiredText("stage", &problems)
        let effective = fields.text("effective", &problems).flatMap { times.moment($0, &problems) }
        fields.finish(&problems)
        guard let title, let stage else { return nil }
        guard ["adopted", "amended"].contains(stage.text) else {
            problems.error(
                "unknown-stage",
                "\(stage.text.quoted) is no stage of an agreement here: those are `adopted` and `amended`.",
                at: stage.range)
            return nil
        }
        return .agreement(isAmendment: stage.text == "amended", title: title, effective: effective)
    }

    private mutating func line(_ member: JSONMember) -> RecordLine.Content? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let name = fields.requiredText("name", &problems).flatMap { $0.token(&problems) }
        let day = fields.requiredText("day", &problems)
        fields.finish(&problems)
        guard let name, let day else { return nil }
        guard case .date(let date)? = TimestampText(day.text) else {
            problems.error(
                "no-day", "\(day.text.quoted) is no day.", at: day.range, mend: "Write it as 2026-02-03.")
            return nil
        }
        return .line(name: LineName(name), day: date)
    }

    private mutating func attachment(_ member: JSONMember) -> RecordLine.Content? {
        words(member, needsText: false).map { .attachment(about: $0.about, text: $0.text) }
    }

    private mutating func note(_ member: JSONMember) -> RecordLine.Content? {
        words(member, needsText: true).map { .note(about: $0.about, text: $0.text) }
    }

    private mutating func words(_ member: JSONMember, needsText: Bool) -> (about: [String], text: String)? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let about = (fields.texts("about", &problems) ?? []).map { $0.plain(&problems) }
        let text = needsText ? fields.requiredText("text", &problems) : fields.text("text", &problems)
        let plain = text.map { $0.plain(&problems) }
        fields.finish(&problems)
        guard !needsText || plain != nil else { return nil }
        return (about, plain ?? "")
    }
}
