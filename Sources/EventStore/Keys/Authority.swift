internal import AuditLog

/// Whose keys count at a point of the log, made from the entries before it and from nothing else.
struct Authority: Sendable {
    /// The kinds of entries that it is made from.
    static let kinds: Set<EntryKind> = [.opened, .role, .roleRevoked, .keyRotated]

    /// The leaves that it was made from: all up to this number.
    private(set) var size: UInt64 = 0
    private var owner: PublicKey?
    /// The keys that ever signed checkpoints.
    private var logKeys: Set<PublicKey> = []
    /// The grants that stand, by their leaves.
    private var grants: [UInt64: (grant: RoleGrant, hash: MerkleHash)] = [:]

    /// Whether the record has been opened.
    var isOpen: Bool { owner != nil }

    /// Takes in an entry that stands on the record.
    mutating func take(_ entry: RecordedEntry, number: UInt64, hash: MerkleHash) {
        guard case .act(let act) = entry.substance.content else { return }
        switch act {
        case .opened(let opening):
            owner = opening.ownerKey
            logKeys = [opening.logKey]
        case .roleGranted(let grant): grants[number] = (grant, hash)
        case .roleRevoked(let revocation): grants[revocation.grant.number] = nil
        case .keyRotated(let rotation) where rotation.use == .owner: owner = rotation.key
        case .keyRotated(let rotation): logKeys.insert(rotation.key)
        default: break
        }
    }

    /// All leaves below this number have been looked at.
    mutating func reach(_ size: UInt64) { self.size = size }

    /// Why an entry may not be added; nil where it may. `corrected` is the kind of what a correction corrects.
    func refusal(of entry: RecordedEntry, signedBy key: PublicKey?, corrected: EntryKind?) -> Refusal? {
        let kind = entry.substance.kind
        guard let key else {
            return kind.signing == .optional ? nil : .unsigned(kind)
        }
        if kind == .opened { return openingRefusal(entry, key) }
        guard let owner else { return .notOpen }
        if kind.signing == .byOwner { return key == owner ? ownersRefusal(entry) : .notTheOwner(kind, key) }
        let allowed = grants.values.filter { $0.grant.key == key }.reduce(into: Set<EntryKind>()) {
            $0.formUnion($1.grant.kinds)
        }
        guard !allowed.isEmpty else { return .unknownKey(key, isOwner: key == owner) }
        guard allowed.contains(kind) else { return .notAllowed(kind, key) }
        guard let corrected, !allowed.contains(corrected) else { return nil }
        return .notAllowed(corrected, key)
    }

    private func openingRefusal(_ entry: RecordedEntry, _ key: PublicKey) -> Refusal? {
        guard owner == nil else { return .openedTwice }
        guard case .act(.opened(let opening)) = entry.substance.content, opening.ownerKey == key else {
            return .notTheOwner(.opened, key)
        }
        return nil
    }

    /// Why the owner may not do this.
    private func ownersRefusal(_ entry: RecordedEntry) -> Refusal? {
        switch entry.substance.content {
        case .act(.roleRevoked(let revocation)):
            guard let standing = grants[revocation.grant.number] else {
                return Refusal(
                    .noSuchGrant,
                    "Leaf \(revocation.grant.number) grants no role that still stands, so nothing can be revoked there."
                )
            }
            return standing.hash == revocation.grant.hash ? nil : .wrongHash(revocation.grant)
        case .act(.roleGranted(let grant)):
            if grant.key == owner || logKeys.contains(grant.key) {
                return Refusal(
                    .notAllowed,
                    "The key \(grant.key) is that of the \(grant.key == owner ? "owner" : "log"), and gets no role: whoever owns a record or signs for it has another key for what a role allows."
                )
            }
            let forbidden = grant.kinds.filter { $0.signing == .byOwner }
            guard let kind = forbidden.min(by: { $0.rawValue < $1.rawValue }) else { return nil }
            return Refusal(
                .notAllowed, "No role may add entries of the kind \(kind.words): those are the owner's alone."
            )
        case .act(.keyRotated(let rotation)):
            guard grants.values.contains(where: { $0.grant.key == rotation.key }) else { return nil }
            return Refusal(
                .notAllowed,
                "The key \(rotation.key) has a role, and cannot become that of the \(rotation.use == .owner ? "owner" : "log"): make another."
            )
        default: return nil
        }
    }
}
