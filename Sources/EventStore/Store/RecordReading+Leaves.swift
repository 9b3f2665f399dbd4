public import AuditLog

extension RecordReading {
    /// The entry that a leaf holds, and the leaf; nil where there is none of this number.
    public func entry(_ number: UInt64) throws -> (leaf: Leaf, entry: RecordedEntry)? {
        guard let bytes = try bytes(of: number) else { return nil }
        let leaf = try Leaf(encoded: bytes)
        return (leaf, try EntryCodec.entry(fromBody: leaf.body))
    }

    /// A leaf as corrections and revocations name it; nil where there is none of this number.
    public func reference(_ number: UInt64) throws -> LeafReference? {
        try bytes(of: number).map { LeafReference(number: number, hash: MerkleHash(leaf: $0)) }
    }

    /// The bytes of a leaf; nil where there is none of this number.
    func bytes(of number: UInt64) throws -> [UInt8]? {
        var bytes: [UInt8]?
        try leaves(number..<number + 1) { bytes = $1.withUnsafeBytes { Array($0) } }
        return bytes
    }

    /// The root of the tree over the leaves of some runs, in their order, as an intake names it; nil where there are none.
    public func root(of runs: [Range<UInt64>]) throws -> MerkleHash? {
        var frontier = MerkleFrontier()
        for run in runs {
            try leaves(run) { frontier.append(MerkleHash(leaf: $1.withUnsafeBytes { Array($0) })) }
        }
        return frontier.size == 0 ? nil : frontier.root
    }
}
