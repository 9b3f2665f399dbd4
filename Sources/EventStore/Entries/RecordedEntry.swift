public import CeasefireModel

/// One entry of the record, as its author made it: who says what, when it happened, when it became known, who may see it.
///
/// The moment at which it was recorded is no part of it: the recorder adds that, in the leaf.
public struct RecordedEntry: Hashable, Sendable {
    /// Who says so.
    public var author: String
    /// In what capacity: `coder`, `duty-officer`; empty where nobody said.
    public var role: String
    /// Why; empty for what needs no reason, such as a report as received.
    public var reason: String
    /// What it says.
    public var substance: EntrySubstance
    /// The leaf that it corrects; nil for all but corrections.
    public var corrects: LeafReference?

    /// Creates an entry.
    public init(
        _ substance: EntrySubstance, author: String, role: String = "", reason: String = "",
        corrects: LeafReference? = nil
    ) {
        self.author = author
        self.role = role
        self.reason = reason
        self.substance = substance
        self.corrects = corrects
    }

    /// An entry of the kind that files of entries hold. What the file says of the time of recording stays behind: the record
    /// has a time of its own for it.
    public init(_ entry: Entry, attachments: [AttachmentReference] = []) {
        self.init(
            EntrySubstance(
                entry.content, name: entry.id, available: entry.available, release: entry.release,
                attachments: attachments),
            author: entry.author, role: entry.role, reason: entry.reason)
    }

    /// The name of the entry.
    public var name: EntryName { EntryName(substance.kind.space, substance.name) }
}

/// What an entry says, whoever brought it and why. The same name with the same substance is the same entry.
public struct EntrySubstance: Hashable, Sendable {
    /// The entry's name, unique in the space of its kind.
    public let name: String
    /// When what it tells of happened; nil where it tells of no one time.
    public let occurred: Interval?
    /// When it became known.
    public let available: Interval
    /// Who may see it.
    public let release: ReleaseMark
    /// What it says.
    public let content: EntryContent
    /// Files that belong to it, in the order given.
    public let attachments: [AttachmentReference]

    /// A report as received.
    public init(_ report: Report, attachments: [AttachmentReference] = []) {
        self.init(
            name: report.id.text, occurred: report.occurred, available: report.available,
            release: report.release, content: .report(report), attachments: attachments)
    }

    /// A statement. What the page does not tell of it is when it was made.
    public init(_ statement: Statement, attachments: [AttachmentReference] = []) {
        self.init(
            name: statement.id.text, occurred: nil, available: statement.available,
            release: statement.release, content: .statement(statement), attachments: attachments)
    }

    /// An observation.
    public init(_ observation: Observation, attachments: [AttachmentReference] = []) {
        self.init(
            name: observation.id.text, occurred: observation.period, available: observation.available,
            release: observation.release, content: .observation(observation), attachments: attachments)
    }

    /// What a person put on the record about the evidence. It occurred when the one time that the content holds says.
    public init(
        _ content: Entry.Content, name: EntryID, available: Interval, release: ReleaseMark = .open,
        attachments: [AttachmentReference] = []
    ) {
        self.init(
            name: name.text, occurred: content.occurred, available: available, release: release,
            content: .entry(content), attachments: attachments)
    }

    /// What the record holds besides.
    public init(
        _ act: RecordAct, name: EntryID, occurred: Interval? = nil, available: Interval,
        release: ReleaseMark = .open, attachments: [AttachmentReference] = []
    ) {
        self.init(
            name: name.text, occurred: act.occurred ?? occurred, available: available, release: release,
            content: .act(act), attachments: attachments)
    }

    init(
        name: String, occurred: Interval?, available: Interval, release: ReleaseMark, content: EntryContent,
        attachments: [AttachmentReference]
    ) {
        self.name = name
        self.occurred = occurred
        self.available = available
        self.release = release
        self.content = content
        self.attachments = attachments
    }

    /// What kind of thing it is.
    public var kind: EntryKind { content.kind }
}

/// What an entry says. It lies in a place of its own: entries are handed around by the million, and a report has thirty fields.
public indirect enum EntryContent: Hashable, Sendable {
    /// A report as received.
    case report(Report)
    /// What somebody said about the agreement itself.
    case statement(Statement)
    /// Who looked where and when.
    case observation(Observation)
    /// What a person said about the evidence, as the evaluation knows it.
    case entry(Entry.Content)
    /// What the record holds besides.
    case act(RecordAct)

    /// What kind of thing it is.
    public var kind: EntryKind {
        switch self {
        case .report: .report
        case .statement: .statement
        case .observation: .observation
        case .entry(let content): content.kind
        case .act(let act): act.kind
        }
    }
}

extension Entry.Content {
    var kind: EntryKind {
        switch self {
        case .bearing: .bearing
        case .sameEvent: .sameEvent
        case .differentEvents: .differentEvents
        case .contains: .contains
        case .measureTaken: .measure
        case .noticeServed: .notice
        case .finding: .finding
        case .clockPaused: .pause
        case .proceeding: .proceeding
        }
    }

    /// The one time that it holds; nil where it holds none, or two.
    var occurred: Interval? {
        switch self {
        case .bearing, .sameEvent, .differentEvents, .contains, .clockPaused, .proceeding(.decided): nil
        case .measureTaken(let measure): measure.taken
        case .noticeServed(let notice): notice.served
        case .finding(let finding): finding.made
        case .proceeding(.step(let step)): step.occurred
        case .proceeding(.declared(let declared)): declared.given
        case .proceeding(.certified(let certified)): certified.made
        case .proceeding(.announced(let announced)): announced.served
        }
    }
}
