import AuditLog

/// The tree as RFC 9162, section 2.1 defines it, word for word and with no thought of time.
enum NaiveTree {
    /// The hash of a list of leaves, by their hashes.
    static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .ofEmptyTree }
        let k = largestPowerOfTwo(below: leaves.count)
        return MerkleHash(left: root(leaves.prefix(k)), right: root(leaves.dropFirst(k)))
    }

    /// The path that proves a leaf to be in the list (section 2.1.3.1).
    static func path(_ m: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
        guard leaves.count > 1 else { return [] }
        let k = largestPowerOfTwo(below: leaves.count)
        return m < k
            ? path(m, leaves.prefix(k)) + [root(leaves.dropFirst(k))]
            : path(m - k, leaves.dropFirst(k)) + [root(leaves.prefix(k))]
    }

    /// The proof that the first leaves stand at the head of the list (section 2.1.4.1).
    static func proof(_ m: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
        subproof(m, leaves, true)
    }

    private static func subproof(_ m: Int, _ leaves: ArraySlice<MerkleHash>, _ isWhole: Bool) -> [MerkleHash]
    {
        guard m < leaves.count else { return isWhole ? [] : [root(leaves)] }
        let k = largestPowerOfTwo(below: leaves.count)
        return m <= k
            ? subproof(m, leaves.prefix(k), isWhole) + [root(leaves.dropFirst(k))]
            : subproof(m - k, leaves.dropFirst(k), false) + [root(leaves.prefix(k))]
    }

    private static func largestPowerOfTwo(below n: Int) -> Int {
        var k = 1
        while k * 2 < n { k *= 2 }
        return k
    }

    /// So many leaves, each with its number in it.
    static func leaves(_ count: Int) -> [MerkleHash] {
        (0..<count).map { MerkleHash(leaf: Array("leaf \($0)".utf8)) }
    }
}
