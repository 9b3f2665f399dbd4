/// What kind of thing an entry of the record is. The numbers stand in the leaves and never change.
public enum EntryKind: UInt8, Hashable, Sendable, CaseIterable {
    /// Opens the record: leaf 0 and no other.
    case opened = 0
    /// A report as received.
    case report
    /// What somebody said about the agreement itself.
    case statement
    /// Who looked where and when.
    case observation
    /// Somebody's words bear on incidents.
    case bearing
    /// The reports tell of one event.
    case sameEvent
    /// The reports tell of different events.
    case differentEvents
    /// One incident contains another.
    case contains
    /// A measure was taken or authorised.
    case measure
    /// A notice of breach was served.
    case notice
    /// A party replied to a notice.
    case reply
    /// A named person or body made a finding.
    case finding
    /// The clocks of a response stood still by agreement.
    case pause
    /// Clocks that stood still went on by agreement.
    case resume
    /// Something about the carrying out of the agreement.
    case proceeding
    /// Somebody was asked to verify something.
    case verificationTask
    /// A file was put on the record.
    case attachment
    /// An agreement was adopted or amended.
    case agreement
    /// A role was granted to a holder of a key.
    case role
    /// A role was taken from a holder of a key.
    case roleRevoked
    /// The line of contact as of a day.
    case line
    /// An earlier entry is corrected or withdrawn.
    case correction
    /// An import is complete.
    case intake
    /// One key takes the place of another.
    case keyRotated
    /// Free words.
    case note

    /// The kind in a word or two, as lists and messages show it: `verification task`.
    public var words: String {
        switch self {
        case .opened: "opening"
        case .report: "report"
        case .statement: "statement"
        case .observation: "observation"
        case .bearing: "bearing"
        case .sameEvent: "same event"
        case .differentEvents: "different events"
        case .contains: "containment"
        case .measure: "measure"
        case .notice: "notice"
        case .reply: "reply"
        case .finding: "finding"
        case .pause: "pause"
        case .resume: "resumption"
        case .proceeding: "proceeding"
        case .verificationTask: "verification task"
        case .attachment: "attachment"
        case .agreement: "agreement"
        case .role: "role"
        case .roleRevoked: "role revoked"
        case .line: "line of a day"
        case .correction: "correction"
        case .intake: "intake"
        case .keyRotated: "key rotated"
        case .note: "note"
        }
    }

    /// Whether a later entry may correct one of this kind. Roles are revoked and keys are rotated instead; a
    /// correction is followed by another correction of the same entry; how the record was opened stands.
    public var isCorrectable: Bool {
        switch self {
        case .opened, .role, .roleRevoked, .correction, .intake, .keyRotated: false
        default: true
        }
    }
}

/// Names are unique within a space: a report and an entry may both be called `7`.
public enum NameSpace: UInt8, Hashable, Sendable, CaseIterable {
    /// Everything but reports, statements and observations.
    case entries
    /// Reports.
    case reports
    /// Statements.
    case statements
    /// Observations.
    case observations
}

/// The name of an entry, in its space.
public struct EntryName: Hashable, Sendable {
    /// The space.
    public let space: NameSpace
    /// The name. Names are compared by their bytes.
    public let text: String

    /// Creates a name.
    public init(_ space: NameSpace, _ text: String) {
        self.space = space
        self.text = text
    }

    /// The number of the space and the bytes of the name: a name as stores find it.
    public var key: [UInt8] { withKey { Array($0) } }

    /// Reads ``key``, which is only there during the call, without a place of its own in memory.
    @inlinable public func withKey<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
        -> Result
    {
        try withUnsafeTemporaryAllocation(byteCount: 1 + text.utf8.count, alignment: 1) { key in
            key[0] = space.rawValue
            UnsafeMutableRawBufferPointer(rebasing: key[1...]).copyBytes(from: text.utf8)
            return try body(UnsafeRawBufferPointer(key))
        }
    }

    /// By bytes, as every store keeps them: Swift alone holds a letter and its mark to be the same as the one letter that has it.
    public static func == (a: Self, b: Self) -> Bool {
        a.space == b.space && a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
    }

    /// Hashes the space and the bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(space)
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isDone == nil { Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
    }
}

extension EntryKind {
    /// The space in which entries of this kind have their names.
    public var space: NameSpace {
        switch self {
        case .report: .reports
        case .statement: .statements
        case .observation: .observations
        default: .entries
        }
    }
}
