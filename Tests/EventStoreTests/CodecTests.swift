import AuditLog
import CeasefireModel
import EventStore
import RecordStoreContract
import TestSupport
import Testing

@Suite("Bodies of entries")
struct CodecTests {
    @Test("what is written is read again, and written the same", arguments: EntryKind.allCases)
    func bothWays(kind: EntryKind) throws {
        for seed in UInt64(1)...60 {
            var generator = GeneratedEntry(seed: seed)
            let entry = generator.next(kind)
            let body = EntryCodec.body(of: entry)
            do {
                let read = try EntryCodec.entry(fromBody: body)
                #expect(read == entry, "\(kind), seed \(seed)")
                #expect(EntryCodec.body(of: read) == body, "\(kind), seed \(seed)")
            } catch { Issue.record("\(kind), seed \(seed): \(error)") }
        }
    }

    @Test("a changed byte is another entry, or none", arguments: EntryKind.allCases)
    func canonical(kind: EntryKind) {
        for seed in UInt64(1)...12 {
            var generator = GeneratedEntry(seed: seed)
            let body = EntryCodec.body(of: generator.next(kind))
            var random = Seeded(seed: seed)
            for _ in 0..<80 {
                var changed = body
                switch random.below(3) {
                case 0: changed[random.below(changed.count)] = UInt8(random.below(256))
                case 1: changed.remove(at: random.below(changed.count))
                default: changed.insert(UInt8(random.below(256)), at: random.below(changed.count + 1))
                }
                guard let read = try? EntryCodec.entry(fromBody: changed) else { continue }
                #expect(
                    EntryCodec.body(of: read) == changed, "\(kind), seed \(seed): read, and written otherwise"
                )
            }
        }
    }

    @Test("a kind that is not known is told of, not stumbled over")
    func unknownKind() {
        var writer = CBORWriter()
        writer.map { $0.put(0, uint: 77) }
        let error = #expect(throws: CBORError.self) { try EntryCodec.entry(fromBody: writer.encoded) }
        #expect(
            error?.message
                == "an entry of the kind 77, which this version does not know; a later version may have written it"
        )
    }

    @Test("a field that is not known is told of")
    func unknownField() {
        var writer = CBORWriter()
        writer.map { $0.put(11, uint: 1) }
        let error = #expect(throws: CBORError.self) { try EntryCodec.entry(fromBody: writer.encoded) }
        #expect(
            error?.message.hasPrefix("the field 11, which an entry does not have in this version") == true)
    }

    @Test("a leaf is read again; that of a later version is told of")
    func leaves() throws {
        let body = EntryCodec.body(of: note("N1"))
        let secret = [UInt8](repeating: 7, count: 32)
        let leaf = Leaf(body: body, signature: nil, recorded: at("2026-03-01T00:00"), secret: secret)
        #expect(try Leaf(encoded: leaf.encoded) == leaf)
        #expect(Leaf(body: body, signature: nil, recorded: leaf.recorded, secret: secret).salt == leaf.salt)
        var later = leaf.encoded
        later[1] = 2
        let error = #expect(throws: CBORError.self) { try Leaf(encoded: later) }
        #expect(error?.message.hasPrefix("a leaf of version 2, where this program knows version 1") == true)
    }

    @Test(
        "a salt is what another implementation of HMAC-SHA-256 (RFC 2104) makes of secret and body, cut to 16 bytes"
    )
    func salts() {
        let leaf = Leaf(
            body: Array("what do ya want for nothing?".utf8), signature: nil,
            recorded: at("2026-03-01T00:00"), secret: [UInt8](repeating: 7, count: 32))
        // Python: hmac.new(bytes([7]) * 32, b"what do ya want for nothing?", "sha256")
        #expect(Hexadecimal.text(leaf.salt) == "37853aff7df2ff1f94e194ad66dd7633")
    }

    private func note(_ name: EntryID) -> RecordedEntry {
        RecordedEntry(
            EntrySubstance(
                .note(Note(text: "A word.")), name: name, available: Interval(at: at("2026-03-01T00:00"))),
            author: "An officer")
    }
}
