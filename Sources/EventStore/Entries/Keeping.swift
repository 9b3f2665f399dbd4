/// How a record was opened: whose it is, and which keys speak for it.
public struct RecordOpening: Hashable, Sendable {
    /// The record's origin, as its checkpoints name it: `mission.example.org/record`.
    public var origin: String
    /// Who owns the record: whoever may grant roles.
    public var owner: String
    /// The owner's key.
    public var ownerKey: PublicKey
    /// The key that signs checkpoints.
    public var logKey: PublicKey

    /// Creates the opening of a record.
    public init(origin: String, owner: String, ownerKey: PublicKey, logKey: PublicKey) {
        self.origin = origin
        self.owner = owner
        self.ownerKey = ownerKey
        self.logKey = logKey
    }
}

/// A role was granted to somebody with a key.
public struct RoleGrant: Hashable, Sendable {
    /// To whom.
    public var holder: String
    /// Which.
    public var role: RecordRole
    /// The key by which the holder signs.
    public var key: PublicKey

    /// Creates a grant.
    public init(holder: String, role: RecordRole, key: PublicKey) {
        self.holder = holder
        self.role = role
        self.key = key
    }
}

/// A role was taken from a key. What the key signed before stands.
public struct RoleRevocation: Hashable, Sendable {
    /// From whom.
    public var holder: String
    /// Which.
    public var role: RecordRole
    /// The key.
    public var key: PublicKey

    /// Creates a revocation.
    public init(holder: String, role: RecordRole, key: PublicKey) {
        self.holder = holder
        self.role = role
        self.key = key
    }
}

/// One key takes the place of another, with all its roles. What the old key signed before stands.
public struct KeyRotation: Hashable, Sendable {
    /// Whose keys they are.
    public enum Use: UInt8, Hashable, Sendable, CaseIterable {
        /// Somebody who writes entries.
        case entries
        /// The record itself: the key that signs checkpoints.
        case checkpoints
    }
    /// What the keys are for.
    public var use: Use
    /// Whose they are.
    public var holder: String
    /// The key that no longer counts.
    public var old: PublicKey
    /// The key that counts from now on.
    public var new: PublicKey

    /// Creates a rotation.
    public init(use: Use, holder: String, old: PublicKey, new: PublicKey) {
        self.use = use
        self.holder = holder
        self.old = old
        self.new = new
    }
}
