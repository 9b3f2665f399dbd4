/// Base 64 with the standard alphabet (RFC 4648, section 4), padded, and in one form only.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    /// For each byte its value as a digit; 64 where it is none.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                text.append(
                    place <= group.count ? digits[Int(bits >> UInt32(18 - 6 * place) & 63)] : padding)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes; nil where there is anything else between, or bits are set that stand for nothing.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let text = Array(text.utf8)
        guard text.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 4) {
            let isLast = start + 4 == text.count
            let paddingCount = !isLast || text[start + 3] != padding ? 0 : text[start + 2] == padding ? 2 : 1
            var bits: UInt32 = 0
            for place in 0..<4 {
                let value = place < 4 - paddingCount ? values[Int(text[start + place])] : 0
                guard value < 64 else { return nil }
                bits = bits << 6 | UInt32(value)
            }
            guard bits & ((1 << UInt32(8 * paddingCount)) - 1) == 0 else { return nil }
            for place in 0..<3 - paddingCount {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * place)))
            }
        }
        return bytes
    }
}
