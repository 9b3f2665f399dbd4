/// Whose key counted for what, from which leaf to which.
struct SealedKeys {
    /// A role that a leaf granted.
    struct Grant {
        var leaf: UInt64
        var key: [UInt8]
        var kinds: Set<UInt64>
        /// The leaf that revoked it.
        var revoked: UInt64?
    }

    /// The owner's key that counts now; nil where no opening was read.
    var owner: [UInt8]? { didSet { firstOwner = firstOwner ?? owner } }
    /// The owner's key that leaf 0 names.
    private(set) var firstOwner: [UInt8]?
    /// The keys of the log, in the order in which they came to count.
    var log: [TrustedKey] = []
    private(set) var grants: [Grant] = []
    /// The places of a key's grants.
    private var placesOfKey: [[UInt8]: [Int]] = [:]

    mutating func grant(_ key: [UInt8], kinds: Set<UInt64>, leaf: UInt64) {
        placesOfKey[key, default: []].append(grants.count)
        grants.append(Grant(leaf: leaf, key: key, kinds: kinds))
    }

    /// Revokes what a leaf granted; the key, or nil where that leaf granted nothing, or was revoked before.
    mutating func revoke(_ granting: UInt64, leaf: UInt64) -> [UInt8]? {
        guard let place = grants.firstIndex(where: { $0.leaf == granting && $0.revoked == nil }) else {
            return nil
        }
        grants[place].revoked = leaf
        return grants[place].key
    }

    func grants(of key: [UInt8]) -> [Grant] { (placesOfKey[key] ?? []).map { grants[$0] } }
}
