public import CeasefireModel

/// What a record holds besides evidence and what people say of it: how it was opened, who may write, what was asked, answered
/// and corrected.
///
/// Of these the assessment takes in ``clockResumed(_:)``, as the end of its pause, and ``correction(_:)``, in the place of what is
/// corrected. ``lineOfDay(_:)`` names a file that whoever assesses may draw. The others are carried, and change no verdict: the
/// evaluation counts measures that were taken, not those that were only authorised, and reads the reply of a party where the finding
/// quotes it.
public enum RecordAct: Hashable, Sendable {
    /// Opens the record.
    case opened(RecordOpening)
    /// A measure of a response was authorised; `taken` is when.
    case measureAuthorised(Measure)
    /// A party replied to a notice.
    case replied(Reply)
    /// Clocks that stood still went on.
    case clockResumed(ClockResumption)
    /// Somebody was asked to verify something.
    case verificationTask(VerificationTask)
    /// A file was put on the record; the entry's attachments name it.
    case attachmentAdded(AttachmentAdded)
    /// An agreement was adopted or amended; the entry's attachments hold its text.
    case agreement(AgreementAdoption)
    /// A role was granted.
    case roleGranted(RoleGrant)
    /// A role was revoked.
    case roleRevoked(RoleRevocation)
    /// The line of contact as of a day; the entry's attachments hold the map.
    case lineOfDay(LineOfDay)
    /// An earlier entry is corrected or withdrawn.
    case correction(Correction)
    /// An import is complete.
    case intake(IntakeAccount)
    /// One key takes the place of another.
    case keyRotated(KeyRotation)
    /// Free words.
    case note(Note)

    var kind: EntryKind {
        switch self {
        case .opened: .opened
        case .measureAuthorised: .measure
        case .replied: .reply
        case .clockResumed: .resume
        case .verificationTask: .verificationTask
        case .attachmentAdded: .attachment
        case .agreement: .agreement
        case .roleGranted: .role
        case .roleRevoked: .roleRevoked
        case .lineOfDay: .line
        case .correction: .correction
        case .intake: .intake
        case .keyRotated: .keyRotated
        case .note: .note
        }
    }

    /// The one time that it holds; nil where it holds none.
    var occurred: Interval? {
        if case .measureAuthorised(let measure) = self { measure.taken } else { nil }
    }
}

/// What a party replied to a notice.
public struct Reply: Hashable, Sendable {
    /// The entry by which the notice was served.
    public var notice: EntryID
    /// Who replied.
    public var by: ActorID
    /// Whether it grants the breach; nil where it says neither.
    public var grants: Bool?
    /// What it said.
    public var text: String

    /// Creates a reply.
    public init(notice: EntryID, by: ActorID, grants: Bool? = nil, text: String) {
        self.notice = notice
        self.by = by
        self.grants = grants
        self.text = text
    }
}

/// Clocks that stood still by agreement went on by agreement.
public struct ClockResumption: Hashable, Sendable {
    /// The entry by which they were paused.
    public var pause: EntryID
    /// When they went on.
    public var at: Instant

    /// Creates a resumption.
    public init(pause: EntryID, at: Instant) {
        self.pause = pause
        self.at = at
    }
}

/// Somebody was asked to verify something.
public struct VerificationTask: Hashable, Sendable {
    /// Who was asked.
    public var assignee: String
    /// What is to be found out.
    public var question: String
    /// The incidents that it is about; may name none.
    public var incidents: IncidentSelector
    /// The duties that it is about.
    public var deeds: [DeedName]
    /// By when the answer is wanted; nil where nobody said.
    public var due: Instant?

    /// Creates a task.
    public init(
        assignee: String, question: String, incidents: IncidentSelector = IncidentSelector(),
        deeds: [DeedName] = [], due: Instant? = nil
    ) {
        self.assignee = assignee
        self.question = question
        self.incidents = incidents
        self.deeds = deeds
        self.due = due
    }
}

/// A file was put on the record after what it belongs to.
public struct AttachmentAdded: Hashable, Sendable {
    /// The entries that it belongs to.
    public var about: [EntryName]
    /// What it shows, who made it and through whose hands it came; may be empty.
    public var text: String

    /// Creates what is said of a file.
    public init(about: [EntryName] = [], text: String = "") {
        self.about = about
        self.text = text
    }
}

/// An agreement was adopted or amended.
public struct AgreementAdoption: Hashable, Sendable {
    /// Which of the two.
    public enum Stage: UInt8, Hashable, Sendable, CaseIterable {
        case adopted, amended
    }
    /// Which of the two.
    public var stage: Stage
    /// The agreement's title.
    public var title: String
    /// The fingerprint of its text, `sha256:` and 64 digits.
    public var fingerprint: String
    /// From when it counts; nil where the agreement says so itself.
    public var effective: Instant?

    /// Creates an adoption.
    public init(stage: Stage, title: String, fingerprint: String, effective: Instant? = nil) {
        self.stage = stage
        self.title = title
        self.fingerprint = fingerprint
        self.effective = effective
    }
}

/// The line of contact as of a day.
public struct LineOfDay: Hashable, Sendable {
    /// The line, by the agreement's name for it.
    public var line: LineName
    /// The day, by the calendar of the agreement's zone.
    public var day: CivilTime

    /// Creates the line of a day; the time of day does not count.
    public init(line: LineName, day: CivilTime) {
        self.line = line
        self.day = day.startOfDay
    }
}

/// Free words about entries of the record.
public struct Note: Hashable, Sendable {
    /// What they are about; empty where about the record.
    public var about: [EntryName]
    /// The words.
    public var text: String

    /// Creates a note.
    public init(about: [EntryName] = [], text: String) {
        self.about = about
        self.text = text
    }
}
