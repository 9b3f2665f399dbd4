public import AuditLog
public import EventStore

extension RecordReading {
    /// Works the tree out anew from the leaves, and compares it with what the store says and with each checkpoint that was signed. A
    /// store is a file that somebody may have changed; what was signed cannot be made to fit.
    ///
    /// - Parameters:
    ///   - each: Is given each leaf with its hash, in their order.
    ///   - batch: Is told after some of them which they were.
    /// - Returns: The edge of the tree.
    /// - Throws: `RecordStoreError` with the first thing that differs.
    @discardableResult
    public func checkTree(
        _ each: (_ leaf: [UInt8], MerkleHash) throws -> Void = { _, _ in },
        batch: (Range<UInt64>) throws -> Void = { _ in }
    ) throws -> MerkleFrontier {
        let head = try head()
        var signed: [UInt64: MerkleHash] = [:]
        for kept in try checkpoints() {
            let checkpoint = try kept.checkpoint
            guard checkpoint.size <= head.size else {
                throw RecordStoreError(
                    .damaged,
                    "The record has \(head.size) leaves, and a checkpoint of \(checkpoint.size) leaves was signed: leaves are lost."
                )
            }
            signed[checkpoint.size] = checkpoint.root
        }
        var frontier = MerkleFrontier()
        while frontier.size < head.size {
            let first = frontier.size
            try leaves(first..<min(head.size, first + 4_096)) { number, leaf in
                guard number == frontier.size else {
                    throw RecordStoreError(.damaged, "Leaf \(frontier.size) is not in the store.")
                }
                let bytes = leaf.withUnsafeBytes { Array($0) }
                let hash = MerkleHash(leaf: bytes)
                frontier.append(hash)
                try each(bytes, hash)
                guard let root = signed[frontier.size], root != frontier.root else { return }
                throw RecordStoreError(
                    .damaged,
                    "The first \(frontier.size) leaves make the root \(frontier.root.hexadecimal), and the checkpoint that was signed says \(root.hexadecimal): leaves were altered."
                )
            }
            guard frontier.size > first else {
                throw RecordStoreError(
                    .damaged, "Leaf \(first) is not in the store, which says that it has \(head.size).")
            }
            try batch(first..<frontier.size)
        }
        guard frontier.root == head.frontier.root else {
            throw RecordStoreError(
                .damaged,
                "The leaves make the root \(frontier.root.hexadecimal), and the store says \(head.frontier.root.hexadecimal): leaves were altered, or the store is damaged."
            )
        }
        return frontier
    }
}
