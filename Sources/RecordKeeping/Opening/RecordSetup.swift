public import AuditLog
public import CeasefireModel
public import EventStore

/// How a record begins: its opening, and the first role, so that somebody may write.
public struct RecordSetup: Sendable {
    /// Whose record it is and which keys speak for it.
    public var opening: RecordOpening
    /// The first roles; may be none.
    public var grants: [RoleGrant]

    /// Plans a record.
    public init(opening: RecordOpening, grants: [RoleGrant]) {
        self.opening = opening
        self.grants = grants
    }

    /// Opens a record in an empty store and grants the first roles, in one transaction.
    ///
    /// - Throws: `Refusal` for the first entry that is not taken in.
    public func begin(_ recorder: Recorder, owner key: any SigningKey, at moment: Instant) throws {
        let opened = RecordedEntry(
            EntrySubstance(.opened(opening), name: RecordOpening.name, available: Interval(at: moment)),
            author: opening.owner, role: Self.ownerRole)
        let roles = grants.map { Self.entry(granting: $0, by: opening.owner, at: moment, reason: "") }
        let entries = try ([opened] + roles).map {
            try Submission($0, signedBy: key, origin: recorder.origin)
        }
        for outcome in try recorder.append(entries) {
            if case .refused(let refusal) = outcome { throw refusal }
        }
    }

    /// What the owner is called beside what the owner signs.
    public static let ownerRole = "owner"

    /// The entry that grants a role. Its name holds the key, so that one role is granted to one key once.
    public static func entry(
        granting grant: RoleGrant, by owner: String, at moment: Instant, reason: String,
        release: ReleaseMark = .open, nameSuffix: String = ""
    ) -> RecordedEntry {
        let name = EntryID("role-\(grant.role)-\(String(grant.key.description.prefix(16)))\(nameSuffix)")
        return RecordedEntry(
            EntrySubstance(
                .roleGranted(grant), name: name, available: Interval(at: moment), release: release),
            author: owner, role: ownerRole, reason: reason)
    }
}
