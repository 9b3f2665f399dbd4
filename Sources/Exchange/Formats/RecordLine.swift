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
