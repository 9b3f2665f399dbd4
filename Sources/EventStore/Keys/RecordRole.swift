/// The roles that a record knows by name, and what each may add. A grant carries the list of kinds, so whoever verifies a record
/// needs no such table, and a mission may grant others.
public enum RecordRole: String, Hashable, Sendable, CaseIterable {
    /// Takes in what sources say.
    case recorder
    /// Ties reports together, tasks verification, serves notices, follows measures.
    case dutyOfficer = "duty-officer"
    /// Finds, decides, authorises, stops clocks.
    case commission
    /// Speaks for a party or a guarantor.
    case party

    /// The kinds of entries that a key with this role may sign.
    public var kinds: Set<EntryKind> {
        let rows: Set<EntryKind> = [
            .report, .statement, .observation, .attachment, .line, .intake, .correction, .note,
        ]
        switch self {
        case .recorder: return rows
        case .dutyOfficer:
            return rows.union([
                .bearing, .sameEvent, .differentEvents, .contains, .measure, .notice, .reply, .proceeding,
                .verificationTask,
            ])
        case .commission:
            return [
                .bearing, .sameEvent, .differentEvents, .contains, .measure, .notice, .finding, .pause,
                .resume,
                .proceeding, .verificationTask, .agreement, .attachment, .correction, .note, .intake,
            ]
        case .party: return [.statement, .attachment, .measure, .reply, .proceeding, .note]
        }
    }
}

extension EntryKind {
    /// What a signature must show before an entry of this kind is taken in.
    public enum Signing: Hashable, Sendable {
        /// Nothing: it may stand unsigned. An intake binds it.
        case optional
        /// A key whose role allows the kind.
        case byRole
        /// The owner's key.
        case byOwner
    }

    /// What a signature must show before an entry of this kind is taken in.
    public var signing: Signing {
        switch self {
        case .report, .statement, .observation, .verificationTask, .attachment, .line, .note: .optional
        case .opened, .role, .roleRevoked, .keyRotated: .byOwner
        default: .byRole
        }
    }
}
