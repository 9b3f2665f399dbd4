import AuditLog
import CeasefireModel
import EventStore

/// Leaves whose bytes and names say who wrote them: what a store keeps, whatever it means.
enum Leaves {
    static let identity: RecordIdentity = {
        let secret = [UInt8](repeating: 7, count: RecordIdentity.secretBytes)
        guard let identity = RecordIdentity(origin: "monitors.example/test", secret: secret) else {
            fatalError("an origin and 32 bytes are an identity")
        }
        return identity
    }()

    /// Appends leaves at the end, whatever the end is by then.
    static func append(_ count: Int, by writer: String, to store: any RecordStore) throws {
        try store.write { record in
            var head = try record.head()
            var leaves: [StoredLeaf] = []
            for _ in 0..<count {
                let number = head.size
                let bytes = Array("\(writer) wrote leaf \(number)".utf8)
                head.frontier.append(MerkleHash(leaf: bytes))
                leaves.append(
                    StoredLeaf(
                        number: number, kind: number.isMultiple(of: 3) ? .note : .report, bytes: bytes,
                        names: [
                            StoredLeaf.IndexedName(
                                name: EntryName(.reports, "R\(number)"),
                                substance: digest(of: UInt8(number % 251)))
                        ]))
            }
            head.lastRecorded = Instant(secondsSinceEpoch: 1_790_000_000 + Int64(head.size))
            try record.append(leaves, head: head)
        }
    }

    static func digest(of byte: UInt8) -> Digest {
        guard let digest = Digest([UInt8](repeating: byte, count: Digest.byteCount)) else {
            fatalError("32 bytes are a digest")
        }
        return digest
    }

    /// All leaves, as texts; nothing where one has another number than its place.
    static func texts(in store: any RecordStore) throws -> [String] {
        try store.read { record in
            var texts: [String] = []
            try record.leaves(0..<UInt64.max) { number, span in
                if number == UInt64(texts.count) {
                    texts.append(span.withUnsafeBytes { String(decoding: $0, as: UTF8.self) })
                }
            }
            return texts
        }
    }
}
