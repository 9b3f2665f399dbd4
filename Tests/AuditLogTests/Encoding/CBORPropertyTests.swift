import AuditLog
import FuzzedReaders
import TestSupport
import Testing

@Suite("CBOR has one encoding for each value")
struct CBORPropertyTests {
    @Test("what is written is read, and written again it is the same bytes")
    func roundTrip() throws {
        for seed in UInt64(1)...2_000 {
            let bytes = Self.drawn(seed)
            var reader = try CBORReader(bytes)
            var writer = CBORWriter()
            try CBORCopy.copy(&reader, to: &writer)
            try reader.end()
            #expect(writer.encoded == bytes, "seed \(seed)")
            var skipping = try CBORReader(bytes)
            #expect(try skipping.item().elementsEqual(bytes) && skipping.isAtEnd, "seed \(seed)")
        }
    }

    @Test("whatever is accepted of changed bytes is the one encoding of what it says")
    func changedBytes() throws {
        var acceptedCount = 0
        for seed in UInt64(1)...4_000 {
            var random = Seeded(seed: seed)
            var bytes = Self.drawn(seed)
            for _ in 0...random.below(3) {
                let place = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                default: if bytes.count > 1 { bytes.remove(at: place) }
                }
            }
            var writer = CBORWriter()
            do {
                var reader = try CBORReader(bytes)
                try CBORCopy.copy(&reader, to: &writer)
                try reader.end()
            } catch {
                #expect((0...bytes.count).contains(error.offset) && !error.message.isEmpty, "seed \(seed)")
                continue
            }
            acceptedCount += 1
            #expect(writer.encoded == bytes, "seed \(seed)")
        }
        #expect(acceptedCount > 100)
    }

    @Test("bytes that end early are refused wherever they end")
    func cutShort() throws {
        for seed in UInt64(1)...200 {
            let bytes = Self.drawn(seed)
            for count in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 60) {
                #expect(throws: CBORError.self, "seed \(seed), \(count) of \(bytes.count) bytes") {
                    var reader = try CBORReader(Array(bytes[..<count]))
                    try reader.skip()
                }
            }
        }
    }

    private static func drawn(_ seed: UInt64) -> [UInt8] {
        var random = Seeded(seed: seed)
        var writer = CBORWriter()
        GeneratedCBOR.item(&random, into: &writer)
        return writer.encoded
    }
}
