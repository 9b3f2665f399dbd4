/// What must be kept of a tree in order to append to it and to know its root: the roots of the perfect trees that its size is the sum of,
/// the largest first. For a million leaves these are seven hashes.
public struct MerkleFrontier: Hashable, Sendable {
    /// Leaves in the tree.
    public private(set) var size: UInt64 = 0
    /// The roots of the perfect trees: one for each bit that is set in the size, from the highest.
    public private(set) var peaks: [MerkleHash] = []

    /// The tree without leaves.
    public init() {}

    /// The tree of some leaves, by their hashes.
    public init(leaves: some Sequence<MerkleHash>) { for leaf in leaves { append(leaf) } }

    /// Appends a leaf, by its hash.
    public mutating func append(_ leaf: MerkleHash) { append(leaf) { _, _, _ in } }

    /// Appends a leaf, by its hash. The closure is given each perfect tree that the leaf completes, the leaf itself first: its height (0 for a
    /// leaf), its number among the trees of that height, and its root.
    public mutating func append(
        _ leaf: MerkleHash, completed: (_ height: Int, _ index: UInt64, MerkleHash) -> Void
    ) {
        var hash = leaf
        var index = size
        var height = 0
        completed(height, index, hash)
        while index & 1 == 1 {
            hash = MerkleHash(left: peaks.removeLast(), right: hash)
            index >>= 1
            height += 1
            completed(height, index, hash)
        }
        peaks.append(hash)
        size += 1
    }

    /// The root of the tree (RFC 9162, section 2.1.1).
    public var root: MerkleHash {
        guard var root = peaks.last else { return .ofEmptyTree }
        for peak in peaks.dropLast().reversed() { root = MerkleHash(left: peak, right: root) }
        return root
    }

    /// Eight bytes of the size, the highest first, and 32 bytes for each peak.
    public var encoded: [UInt8] {
        (0..<8).reversed().map { UInt8(truncatingIfNeeded: size >> (8 * UInt64($0))) }
            + peaks.flatMap(\.bytes)
    }

    /// Reads what ``encoded`` wrote.
    public init(encoded: [UInt8]) throws(MerkleError) {
        guard encoded.count >= 8 else {
            throw MerkleError("The edge of a tree has at least 8 bytes, and here are \(encoded.count).")
        }
        size = encoded[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        let expected = 8 + size.nonzeroBitCount * MerkleHash.byteCount
        guard encoded.count == expected else {
            throw MerkleError(
                "The edge of a tree of \(size) leaves has \(expected) bytes, and here are \(encoded.count).")
        }
        peaks = stride(from: 8, to: encoded.count, by: MerkleHash.byteCount).compactMap {
            MerkleHash(encoded[$0..<$0 + MerkleHash.byteCount])
        }
    }
}
