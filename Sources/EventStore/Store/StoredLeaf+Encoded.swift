internal import AuditLog

extension StoredLeaf {
    /// A leaf from its bytes alone, as another store gave them: what it is found by follows from what it says.
    ///
    /// - Throws: ``RecordStoreError`` where the bytes are no leaf.
    public init(number: UInt64, encoded bytes: [UInt8]) throws {
        do {
            let entry = try EntryCodec.entry(fromBody: Leaf(encoded: bytes).body)
            self.init(number: number, kind: entry.substance.kind, bytes: bytes, names: entry.indexedNames)
        } catch {
            throw RecordStoreError(.damaged, "Leaf \(number) cannot be read. \(error)")
        }
    }
}
