/// The hashes of a tree, by tiles: whatever proofs are made from. A store answers from its tables, a folder from its files.
public protocol MerkleTiles {
    /// The hashes of a tile, exactly as many as it is wide.
    mutating func hashes(of tile: Tile) throws(MerkleError) -> [MerkleHash]
}

extension MerkleTiles {
    /// The root of the tree over a range of leaves, whose start is a multiple of the smallest power of two that is not less than its length.
    mutating func root(of range: Range<UInt64>) throws(MerkleError) -> MerkleHash {
        var (start, root) = (range.lowerBound, [MerkleHash]())
        // The range is a sum of perfect trees, the largest first.
        while start < range.upperBound {
            let height = 63 - (range.upperBound - start).leadingZeroBitCount
            root.append(try perfectRoot(height: height, index: start >> UInt64(height)))
            start += 1 << UInt64(height)
        }
        guard var hash = root.popLast() else { return .ofEmptyTree }
        while let left = root.popLast() { hash = MerkleHash(left: left, right: hash) }
        return hash
    }

    /// The root of a perfect tree: one hash of a tile, or of a run of hashes in one.
    private mutating func perfectRoot(height: Int, index: UInt64) throws(MerkleError) -> MerkleHash {
        let (level, within) = (height / Tile.height, height % Tile.height)
        let (first, count) = (index << UInt64(within), 1 << within)
        let tile = first / UInt64(Tile.fullWidth)
        let offset = Int(first % UInt64(Tile.fullWidth))
        let hashes = try hashes(of: Tile(level: level, index: tile, width: offset + count))
        guard hashes.count == offset + count else {
            throw MerkleError(
                "A tile of level \(level), number \(tile), has \(hashes.count) hashes where \(offset + count) are needed."
            )
        }
        return MerkleFrontier(leaves: hashes[offset...]).root
    }
}

/// Tiles held in memory, of a tree that grows.
public struct TreeInMemory: MerkleTiles, Sendable {
    /// The edge of the tree.
    public private(set) var frontier = MerkleFrontier()
    /// For each level the hashes that its tiles hold, one after the other.
    private var levels: [[MerkleHash]] = []

    /// The tree without leaves.
    public init() {}

    /// The tree of some leaves, by their hashes.
    public init(leaves: some Sequence<MerkleHash>) { for leaf in leaves { append(leaf) } }

    /// Appends a leaf, by its hash.
    public mutating func append(_ leaf: MerkleHash) {
        frontier.append(leaf) { height, _, hash in
            guard height.isMultiple(of: Tile.height) else { return }
            let level = height / Tile.height
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
        }
    }

    /// The first hashes of a tile, as many as it is wide.
    public func hashes(of tile: Tile) throws(MerkleError) -> [MerkleHash] {
        let held = levels.indices.contains(tile.level) ? levels[tile.level].count : 0
        let start = tile.index.multipliedReportingOverflow(by: UInt64(Tile.fullWidth))
        guard !start.overflow, start.partialValue + UInt64(tile.width) <= UInt64(held) else {
            throw MerkleError("The tree has no tile \(tile.path).")
        }
        let first = Int(start.partialValue)
        return Array(levels[tile.level][first..<first + tile.width])
    }
}
