internal import AuditLog
public import CeasefireModel
public import EventStore

/// Whose keys count at the end of a record, and whose counted before.
public struct RecordPeople: Sendable {
    /// How the record was opened.
    public let opening: RecordOpening
    /// The owner's key that counts now.
    public private(set) var ownerKey: PublicKey
    /// The owner's name as it is now.
    public private(set) var owner: String
    /// The key that signs checkpoints now.
    public private(set) var logKey: PublicKey
    /// The name of that key.
    public private(set) var logKeyName: String
    /// The roles that were ever granted, in the order of the log.
    public private(set) var grants: [Grant] = []

    /// A role as granted.
    public struct Grant: Hashable, Sendable {
        /// The leaf that grants it.
        public var leaf: LeafReference
        /// What was granted, and to whom.
        public var grant: RoleGrant
        /// The leaf that revokes it; nil where it stands.
        public var revokedBy: UInt64?
        /// Since when the key may have been in other hands, as the leaf that revokes it says; nil where it does not.
        public var since: Instant?
    }

    /// Reads the entries of a record that say so; nil where nothing opens it.
    ///
    /// - Parameter size: The leaves that count; all where it is nil.
    public init?(_ record: some RecordReading, size: UInt64? = nil) throws {
        var people: RecordPeople?
        let kinds: Set<EntryKind> = [.opened, .role, .roleRevoked, .keyRotated]
        // An altered list of kinds could hide that a key was revoked.
        let record: any RecordReading =
            record is SealedRecord || record is ReadingByLeaves ? record : ReadingByLeaves(record)
        for number in try record.numbers(of: kinds, in: 0..<(size ?? record.head().size)) {
            guard let leaf = try record.leaf(number) else { continue }
            guard case .act(let act) = leaf.entry.substance.content else { continue }
            if case .opened(let opening) = act, people == nil { people = RecordPeople(opening) }
            people?.take(act, leaf)
        }
        guard let people else { return nil }
        self = people
    }

    private init(_ opening: RecordOpening) {
        self.opening = opening
        (ownerKey, owner) = (opening.ownerKey, opening.owner)
        (logKey, logKeyName) = (opening.logKey, opening.logKeyName)
    }

    private mutating func take(_ act: RecordAct, _ leaf: ReadLeaf) {
        switch act {
        case .roleGranted(let grant): grants.append(Grant(leaf: leaf.reference, grant: grant))
        case .roleRevoked(let revocation):
            for i in grants.indices where grants[i].leaf.number == revocation.grant.number {
                grants[i].revokedBy = leaf.number
                grants[i].since = revocation.since
            }
        case .keyRotated(let rotation) where rotation.use == .owner:
            (ownerKey, owner) = (rotation.key, rotation.name)
        case .keyRotated(let rotation): (logKey, logKeyName) = (rotation.key, rotation.name)
        default: break
        }
    }

    /// Since when the key that signed a leaf may have been in other hands, and the leaf that says so; nil where it was not, or where the
    /// leaf is older.
    public func doubt(of leaf: ReadLeaf) -> (since: Instant, revocation: UInt64)? {
        for grant in grants where grant.grant.key == leaf.signature?.key {
            guard let since = grant.since, let revocation = grant.revokedBy else { continue }
            if since <= leaf.recorded, leaf.number < revocation { return (since, revocation) }
        }
        return nil
    }

    /// The roles of a key that stand, in the order of the log.
    public func roles(of key: PublicKey) -> [RoleGrant] {
        grants.filter { $0.revokedBy == nil && $0.grant.key == key }.map(\.grant)
    }
}
