import AuditLog
import TestSupport

/// Writes values drawn from a seed, and copies what is read, so that both directions meet.
enum GeneratedCBOR {
    static let doubles: [Double] = [
        0, 1.1, -4.1, 1e300, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, 37.7, 48.5, 0.1 + 0.2,
    ]
    static let texts = ["", "a", "Нікополь", "🕊\u{0}\n", String(repeating: "x", count: 300)]

    /// One item, drawn.
    static func item(_ random: inout Seeded, depth: Int = 0, into writer: inout CBORWriter) {
        switch random.below(depth < 5 ? 9 : 7) {
        case 0: writer.uint(random.next() >> UInt64(random.below(64)))
        case 1: writer.int(Int64(bitPattern: random.next()) >> Int64(random.below(64)))
        case 2: writer.bytes((0..<random.below(40)).map { UInt8(truncatingIfNeeded: $0 &* 37) })
        case 3: writer.text(random.pick(texts))
        case 4: writer.bool(random.below(2) == 0)
        case 5: writer.null()
        case 6: writer.double(random.pick(doubles))
        case 7:
            let count = random.below(6)
            writer.array(count: count)
            for _ in 0..<count { item(&random, depth: depth + 1, into: &writer) }
        default:
            let keys = Set((0..<random.below(30)).map { _ in random.next() >> UInt64(50 + random.below(14)) })
            writer.map { fields in
                for key in keys.sorted() { fields.put(key) { item(&random, depth: depth + 1, into: &$0) } }
            }
        }
    }

    /// Reads one item and writes it again.
    static func copy(_ reader: inout CBORReader, to writer: inout CBORWriter) throws(CBORError) {
        switch reader.next {
        case .unsigned: writer.uint(try reader.uint())
        case .negative: writer.int(try reader.int())
        case .bytes: writer.bytes(try reader.byteString())
        case .text: writer.text(try reader.text())
        case .bool: writer.bool(try reader.bool())
        case .null: if reader.skipNull() { writer.null() }
        case .double: writer.double(try reader.double())
        case .array:
            let count = try reader.arrayCount()
            writer.array(count: count)
            for _ in 0..<count { try copy(&reader, to: &writer) }
        case .map:
            try writer.map { (fields) throws(CBORError) in
                try reader.map { (key, reader) throws(CBORError) in
                    try fields.put(key) { (writer) throws(CBORError) in try copy(&reader, to: &writer) }
                }
            }
        case nil: try reader.skip()
        }
    }
}
