import AuditLog
import TestSupport

/// Writes values drawn from a seed.
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
}
