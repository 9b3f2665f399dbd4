public import CeasefireModel

/// A line of a file of entries as a record takes it: what the files of an assessment hold, and what only a record holds.
public struct RecordLine: Hashable, Sendable, Identifiable {
    /// The entry's name, unique in a record.
    public var id: EntryID
    /// Who says so.
    public var author: String
    /// In what capacity; empty where nobody said.
    public var role: String
    /// When what it says became known.
    public var available: Interval
    /// Why; empty where nobody said.
    public var reason: String
    /// Who may see it.
    public var release: ReleaseMark
    /// Paths of files that belong to it.
    public var attachments: [String]
    /// What it says.
    public var content: Content

    /// What a line can say.
    public enum Content: Hashable, Sendable {
        /// What files of entries hold.
        case entry(Entry.Content)
        /// A measure of a response was authorised.
        case measureAuthorised(Measure)
        /// Somebody was asked to verify something.
        case task(
            assignee: String, question: String, incidents: IncidentSelector, deeds: [DeedName], due: Instant?)
        /// A party replied to a notice.
        case reply(notice: EntryID, by: ActorID, grants: Bool?, text: String)
        /// Clocks that stood still by agreement went on.
        case resume(pause: EntryID, at: Instant)
        /// An agreement was adopted or amended; its text is the first file.
        case agreement(isAmendment: Bool, title: String, effective: Instant?)
        /// The line of contact as of a day.
        case line(name: LineName, day: CivilTime)
        /// Files that belong to entries, by their names with the space before them.
        case attachment(about: [String], text: String)
        /// Free words about entries.
        case note(about: [String], text: String)
    }
}

/// Reads lines of entries for a record: those of ``EntriesNDJSON``, and the kinds that only a record holds.
public enum RecordNDJSON {
    /// Reads a file. `Documentation/RecordKeeping.md` shows every kind.
    public static func read(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules,
        limits: ReaderLimits = .standard
    ) -> Intake<RecordLine> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        let times = TimeReader(zone: sourceZone, rules: zones)
        var builder = IntakeBuilder<RecordLine>(saysTheSame: ==)
        guard let canAccept = builder.open(source, times) else { return builder.intake }
        var reader = EntryReader(source: source, times: times)
        var lines = LineScanner(source)
        while let line = lines.next() {
            guard builder.intake.readCount < limits.rows else {
                builder.tell(.tooMany("entries", limits.rows, file: file, line: line.number))
                break
            }
            guard canAccept else {
                builder.reject()
                continue
            }
            let outcome = reader.recordLine(on: line)
            builder.close(outcome, &reader.problems)
        }
        return builder.intake
    }
}
