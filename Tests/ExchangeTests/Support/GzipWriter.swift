/// Packs bytes for tests without compressing them: stored blocks, which every gzip reader must take.
enum GzipWriter {
    static func stored(_ bytes: [UInt8], blockBytes: Int = 65_535) -> [UInt8] {
        var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var start = 0
        repeat {
            let end = min(bytes.count, start + blockBytes)
            let count = UInt16(end - start)
            packed.append(end == bytes.count ? 1 : 0)
            packed += little(UInt32(count)).prefix(2) + little(UInt32(~count)).prefix(2)
            packed += bytes[start..<end]
            start = end
        } while start < bytes.count
        return packed + little(checksum(bytes)) + little(UInt32(truncatingIfNeeded: bytes.count))
    }

    private static func little(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
