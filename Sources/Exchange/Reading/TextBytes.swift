// What nearly every field is asked, answered from its bytes: a file has millions of fields.

extension String {
    /// Looks at the bytes. The strings of readers are stored as UTF-8, so that nothing is copied.
    @inline(__always)
    func withBytes<Answer>(_ look: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
        if let answer = utf8.withContiguousStorageIfAvailable(look) { return answer }
        var copy = self
        return copy.withUTF8(look)
    }

    /// The first control character other than a line break or a tab; nil where there is none.
    var firstControl: UInt32? {
        withBytes { bytes in
            var i = 0
            while i < bytes.count {
                let byte = bytes[i]
                if byte < 0x20, byte != ASCII.tab, byte != ASCII.lineFeed, byte != ASCII.carriageReturn {
                    return UInt32(byte)
                }
                if byte == 0x7F { return 0x7F }
                // U+0080 to U+009F begin with the byte C2, and so do signs that are no control characters.
                if byte == 0xC2, i + 1 < bytes.count, bytes[i + 1] < 0xA0 { return UInt32(bytes[i + 1]) }
                i += 1
            }
            return nil
        }
    }

    /// Whether some character is white space.
    var hasWhiteSpace: Bool {
        let isPlain = withBytes { bytes in bytes.allSatisfy { $0 > ASCII.space && $0 < 0x80 } }
        return isPlain ? false : contains(where: \.isWhitespace)
    }

    /// Whether the text is a word of letters a-z, digits and hyphens.
    var isToken: Bool {
        withBytes { bytes in !bytes.isEmpty && bytes.allSatisfy(Self.isTokenByte) }
    }

    static func isTokenByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }

    /// The number that a text such as `-12.5` writes with at most fifteen digits; nil for all other texts.
    var shortDecimal: Double? { withBytes { ShortDecimal($0)?.value } }

    /// Without spaces, tabs and line breaks at either end.
    func trimmingBlanks() -> String {
        // Nearly all values have none, and a copy is dear.
        let isTrimmed = withBytes { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            return !first.isBlank && !last.isBlank
        }
        if isTrimmed { return self }
        let front = utf8.drop(while: \.isBlank)
        guard let end = front.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(decoding: front[...end], as: UTF8.self)
    }
}

extension UInt8 {
    /// Whether this is a space, a tab or a line break.
    @inline(__always)
    var isBlank: Bool {
        self == ASCII.space || self == ASCII.tab || self == ASCII.lineFeed || self == ASCII.carriageReturn
    }
}

/// A number such as `-12.5`, written with at most fifteen digits.
struct ShortDecimal {
    /// All its digits, without the point.
    var digits = 0
    /// How many of them stand behind the point.
    var decimals = 0
    /// Whether a minus sign stands in front.
    var isNegative = false

    /// Reads the bytes of a text; nil where it is no such number.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        isNegative = bytes.first == 0x2D
        let start = isNegative ? 1 : 0
        guard bytes.count > start, bytes.count - start <= 16 else { return nil }
        var (count, point) = (0, -1)
        for i in start..<bytes.count {
            let digit = bytes[i] &- 0x30
            if digit < 10 {
                digits = digits &* 10 &+ Int(digit)
                count += 1
            } else {
                guard bytes[i] == 0x2E, point < 0, count > 0 else { return nil }
                point = count
            }
        }
        guard count > 0, count <= 15, point != count else { return nil }
        decimals = point < 0 ? 0 : count - point
    }

    /// The number. Both are exact, so that the quotient is the nearest number, as for any other reader.
    var value: Double {
        let number = Double(digits) / Self.powersOfTen[decimals]
        return isNegative ? -number : number
    }

    static let wholePowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
