internal import CeasefireModel

/// What an entry puts on the record, in a sentence.
enum EntryWords {
    static func text(_ entry: Entry, _ released: Released) -> String {
        guard !released.isWithheld(entry) else {
            return "made an entry that is not shown at this release tier"
        }
        return switch entry.content {
        case .bearing(let bearing): text(bearing)
        case .sameEvent(let reports): "says that \(list(reports)) tell of one event"
        case .differentEvents(let reports): "says that \(list(reports)) tell of different events"
        case .contains(let whole, let part):
            "says that the incident of \(whole) contains the incident of \(part)"
        case .measureTaken(let measure):
            "records that \(released.name(measure.by)) took the measure \(measure.rung) of \(measure.response) against \(released.name(measure.against)), \(released.moments.both(measure.taken))"
        case .noticeServed(let notice):
            "records that \(released.name(notice.by)) served notice on \(released.name(notice.on)), \(released.moments.both(notice.served))"
        case .finding(let finding):
            "records that \(FindingWords.body(finding, released)) found \(finding.conclusion.rawValue) by \(released.name(finding.party)) of \(finding.subject.words), \(released.moments.both(finding.made))"
        case .clockPaused(let pause):
            "records that the clocks of \(pause.response) against \(released.name(pause.against)) stood still from \(released.moments.both(pause.from))"
                + (pause.until.map { " until " + released.moments.both($0) } ?? " on")
        case .proceeding(let proceeding): ProceedingWords.text(proceeding, released)
        }
    }

    /// Who made it, as far as the release tier shows it.
    static func author(_ entry: Entry) -> String {
        switch (entry.author.isEmpty, entry.role.isEmpty) {
        case (true, true): "somebody"
        case (true, false): entry.role
        case (false, true): entry.author
        case (false, false): "\(entry.author), \(entry.role)"
        }
    }

    private static func text(_ bearing: Bearing) -> String {
        let words = [
            bearing.statement.map { "the words of statement \($0)" } ?? "words",
            bearing.speaker.isEmpty ? nil : "by \(bearing.speaker)",
        ].compactMap { $0 }.joined(separator: " ")
        let elements = bearing.elements.sorted().map(\.rawValue).joined(separator: ", ")
        let effect =
            switch bearing.effect {
            case .supports: "brings \(words) to bear for \(elements)"
            case .denies: "brings \(words) to bear against \(elements)"
            case .concedes: "reads \(words) as conceding \(elements)"
            case .pleads: "reads \(words) as a plea"
            }
        return bearing.plea.map { "\(effect), pleading \($0)" } ?? effect
    }

    private static func list(_ reports: [ReportID]) -> String {
        reports.map(\.text).joined(separator: ", ")
    }
}
