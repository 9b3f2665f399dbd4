public import CeasefireModel

/// How a record was opened: whose it is, and which keys speak for it.
public struct RecordOpening: Hashable, Sendable {
    /// The record's origin, as its checkpoints name it: `mission.example.org/record`.
    public var origin: String
    /// Who owns the record: whoever may grant roles.
    public var owner: String
    /// The owner's key.
    public var ownerKey: PublicKey
    /// The name of the key that signs checkpoints, mostly the origin.
    public var logKeyName: String
    /// The key that signs checkpoints.
    public var logKey: PublicKey
    /// A title for people; empty where there is none.
    public var title: String

    /// The name of the entry that opens a record.
    public static let name: EntryID = "record"

    /// Creates the opening of a record.
    public init(
        origin: String, owner: String, ownerKey: PublicKey, logKeyName: String? = nil, logKey: PublicKey,
        title: String = ""
    ) {
        self.origin = origin
        self.owner = owner
        self.ownerKey = ownerKey
        self.logKeyName = logKeyName ?? origin
        self.logKey = logKey
        self.title = title
    }
}

/// A role was granted to somebody with a key.
public struct RoleGrant: Hashable, Sendable {
    /// To whom.
    public var holder: String
    /// Which: `duty-officer`.
    public var role: String
    /// The key by which the holder signs.
    public var key: PublicKey
    /// The kinds of entries that the key may sign.
    public var kinds: Set<EntryKind>

    /// Creates a grant of a role that may add its own kinds of entries.
    public init(holder: String, role: RecordRole, key: PublicKey) {
        self.init(holder: holder, role: role.rawValue, key: key, kinds: role.kinds)
    }

    /// Creates a grant.
    public init(holder: String, role: String, key: PublicKey, kinds: Set<EntryKind>) {
        self.holder = holder
        self.role = role
        self.key = key
        self.kinds = kinds
    }
}

/// A role was taken from a key. What the key signed before stands.
public struct RoleRevocation: Hashable, Sendable {
    /// The leaf that granted it.
    public var grant: LeafReference
    /// Since when the key may have been in other hands; nil where it was not.
    public var since: Instant?

    /// Creates a revocation.
    public init(grant: LeafReference, since: Instant? = nil) {
        self.grant = grant
        self.since = since
    }
}

/// The owner's or the log's key is replaced. What the old key signed before stands. The key of somebody with a role is replaced by
/// revoking the role and granting it anew.
public struct KeyRotation: Hashable, Sendable {
    /// Whose key it is.
    public enum Use: UInt8, Hashable, Sendable, CaseIterable {
        /// The owner's.
        case owner
        /// The one that signs checkpoints.
        case log
    }
    /// Whose key it is.
    public var use: Use
    /// The owner's name, or that of the log's key.
    public var name: String
    /// The key that counts from now on.
    public var key: PublicKey

    /// Creates a rotation.
    public init(use: Use, name: String, key: PublicKey) {
        self.use = use
        self.name = name
        self.key = key
    }
}
