/// Leaves beside each other as tlog-tiles publishes them: each after two bytes of its length, the highest first.
///
/// A leaf that is withheld has length 0, which is a convention of this project: its hash stands in the tile.
public enum EntryBundle {
    /// The most bytes of a leaf.
    public static let mostLeafBytes = 65_535

    /// The bundle of some leaves, at most 256; nil stands for one that is withheld.
    public static func encoded(_ leaves: some Sequence<[UInt8]?>) throws(MerkleError) -> [UInt8] {
        var bytes: [UInt8] = []
        for leaf in leaves {
            let count = leaf?.count ?? 0
            guard count <= mostLeafBytes, leaf == nil || count > 0 else {
                throw MerkleError("A leaf has 1 to \(mostLeafBytes) bytes, and one has \(count).")
            }
            bytes += [UInt8(count >> 8), UInt8(count & 0xFF)]
            bytes += leaf ?? []
        }
        return bytes
    }

    /// The leaves of a bundle; nil for each that is withheld.
    public static func leaves(of bundle: [UInt8], width: Int) throws(MerkleError) -> [ArraySlice<UInt8>?] {
        var leaves: [ArraySlice<UInt8>?] = []
        leaves.reserveCapacity(width)
        var offset = 0
        for number in 0..<width {
            guard bundle.count - offset >= 2 else {
                throw MerkleError("A bundle of \(width) leaves ends before leaf \(number) of it.")
            }
            let count = Int(bundle[offset]) << 8 | Int(bundle[offset + 1])
            offset += 2
            guard bundle.count - offset >= count else {
                throw MerkleError("A bundle of \(width) leaves ends in leaf \(number) of it.")
            }
            leaves.append(count == 0 ? nil : bundle[offset..<offset + count])
            offset += count
        }
        guard offset == bundle.count else {
            throw MerkleError(
                "After the \(width) leaves of a bundle come \(bundle.count - offset) more bytes.")
        }
        return leaves
    }
}
