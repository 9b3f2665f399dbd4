/// Inclusion proofs (RFC 9162, section 2.1.3).
public enum InclusionProof {
    /// The path from a leaf to the root of the tree of so many leaves: the hashes beside it, from the leaf upwards. At most 64.
    public static func path(
        of index: UInt64, size: UInt64, in tiles: inout some MerkleTiles
    ) throws(MerkleError) -> [MerkleHash] {
        guard index < size else { throw MerkleError("There is no leaf \(index) in a tree of \(size).") }
        var path: [MerkleHash] = []
        // From the root downwards, so that each range is the part that holds the leaf.
        var range = 0..<size
        while range.upperBound - range.lowerBound > 1 {
            let (left, right) = halves(of: range)
            path.append(try tiles.root(of: left.contains(index) ? right : left))
            range = left.contains(index) ? left : right
        }
        return path.reversed()
    }

    /// Whether the path leads from the leaf to the root (section 2.1.3.2).
    public static func isValid(
        _ path: [MerkleHash], leaf: MerkleHash, index: UInt64, size: UInt64, root: MerkleHash
    ) -> Bool {
        guard index < size else { return false }
        var (place, last, hash) = (index, size - 1, leaf)
        for sibling in path {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                hash = MerkleHash(left: sibling, right: hash)
                // A node without a sibling at its level goes up as it is.
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash(left: hash, right: sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}

/// Consistency proofs (RFC 9162, section 2.1.4).
public enum ConsistencyProof {
    /// The proof that the tree of `size` leaves begins with all of the tree of `earlier` leaves. Empty where either is empty or both are one.
    public static func path(
        from earlier: UInt64, to size: UInt64, in tiles: inout some MerkleTiles
    ) throws(MerkleError) -> [MerkleHash] {
        guard earlier <= size else {
            throw MerkleError("A tree of \(size) leaves cannot go on from one of \(earlier).")
        }
        guard earlier > 0, earlier < size else { return [] }
        var path: [MerkleHash] = []
        var range = 0..<size
        // Until the whole range lies in the earlier tree.
        while range.upperBound > earlier {
            let (left, right) = halves(of: range)
            if earlier <= left.upperBound {
                path.append(try tiles.root(of: right))
                range = left
            } else {
                path.append(try tiles.root(of: left))
                range = right
            }
        }
        // A range that is all of the earlier tree is known to whoever has its root.
        if range.lowerBound > 0 { path.append(try tiles.root(of: range)) }
        return path.reversed()
    }

    /// Whether the proof leads from the earlier root to the later one (section 2.1.4.2).
    public static func isValid(
        _ path: [MerkleHash], from earlier: UInt64, root earlierRoot: MerkleHash, to size: UInt64,
        root: MerkleHash
    ) -> Bool {
        guard earlier <= size else { return false }
        if earlier == size { return path.isEmpty && earlierRoot == root }
        if earlier == 0 { return path.isEmpty && earlierRoot == .ofEmptyTree }
        var rest = path[...]
        // The tree of a power of two leaves is a node of the later tree: its root is the first hash of the way.
        let start = earlier.nonzeroBitCount == 1 ? earlierRoot : rest.popFirst()
        guard let start else { return false }
        var (place, last) = (earlier - 1, size - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (first, second) = (start, start)
        for hash in rest {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                first = MerkleHash(left: hash, right: first)
                second = MerkleHash(left: hash, right: second)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                second = MerkleHash(left: second, right: hash)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && first == earlierRoot && second == root
    }
}

/// The two trees that a tree of more than one leaf is made of: the left one has as many leaves as the largest power of two below.
private func halves(of range: Range<UInt64>) -> (left: Range<UInt64>, right: Range<UInt64>) {
    let count = range.upperBound - range.lowerBound
    let middle = range.lowerBound + (1 << UInt64(63 - (count - 1).leadingZeroBitCount))
    return (range.lowerBound..<middle, middle..<range.upperBound)
}
