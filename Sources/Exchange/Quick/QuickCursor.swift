internal import CeasefireModel

/// Reads the plain parts of a text of JSON, from its bytes.
struct QuickCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The next byte.
    var position: Int
    /// Line breaks that were passed over between values.
    private(set) var lines = 0
    /// The byte after the last of them.
    private(set) var lineStart: Int
    private var search: ByteSearch

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        position = start
        lineStart = start
        search = ByteSearch(bytes, from: start, second: ASCII.backslash)
    }

    /// Whether every byte is below 128, so far or since ``beginPart()``.
    var isASCII: Bool { search.isASCII }

    /// Asks ``isASCII`` of what follows alone.
    mutating func beginPart() { search.beginPart() }

    /// Goes on behind what was read in another way.
    mutating func pass(to end: Int) {
        for i in position..<end where bytes[i] == ASCII.lineFeed {
            lines += 1
            lineStart = i + 1
        }
        position = end
    }

    /// Passes over a byte, if it is next.
    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    @inline(__always)
    mutating func skipBlanks() {
        while position < bytes.count, bytes[position] <= ASCII.space, bytes[position].isBlank {
            if bytes[position] == ASCII.lineFeed {
                lines += 1
                lineStart = position + 1
            }
            position += 1
        }
    }

    /// Passes over a key that is known to be plain, with its quotes and the colon behind it, if it is next.
    @inline(__always)
    mutating func skip(key start: Int, count: Int) -> Bool {
        // The quotes belong to what is compared.
        let (length, end) = (count + 2, position + count + 2)
        guard end < bytes.count, bytes[end] == UInt8(ascii: ":"),
            ByteHash.areSame(
                UnsafeRawBufferPointer(
                    rebasing: UnsafeRawBufferPointer(bytes)[(start - 1)..<(start - 1 + length)]),
                UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[position..<end]))
        else { return false }
        position = end + 1
        skipBlanks()
        return true
    }

    /// A key and the colon behind it; nil where it is not plain.
    @inline(__always)
    mutating func key() -> Range<Int>? {
        guard let key = text(), key.coding == .none else { return nil }
        skipBlanks()
        guard skip(UInt8(ascii: ":")) else { return nil }
        skipBlanks()
        for i in key.start..<key.end where bytes[i] >= 0x80 { return nil }
        return key.start..<key.end
    }

    /// A text, a number, a word such as `null`, or a list of texts; nil for all else.
    @inline(__always)
    mutating func value() -> QuickField? {
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case ASCII.quote: return text()
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "n"): return word("null", QuickField())
        case UInt8(ascii: "t"): return word("true", QuickField(coding: .word))
        case UInt8(ascii: "f"): return word("false", QuickField(coding: .word))
        default: return number()
        }
    }

    /// What stands between quotes.
    @inline(__always)
    mutating func text() -> QuickField? {
        guard skip(ASCII.quote) else { return nil }
        let start = position
        // Blanks between values may be stops too.
        var stop = search.next()
        while let found = stop, found < start { stop = search.next() }
        var coding = QuickField.Coding.none
        while let found = stop {
            if bytes[found] == ASCII.quote {
                position = found + 1
                return QuickField(start: start, end: found, coding: coding)
            }
            guard bytes[found] == ASCII.backslash, found + 1 < bytes.count else { return nil }
            coding = .backslashes
            switch bytes[found + 1] {
            case ASCII.quote, ASCII.backslash: guard search.next() == found + 1 else { return nil }
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "/"): break
            default: return nil
            }
            stop = search.next()
        }
        return nil
    }

    /// A number without an exponent, as it is written.
    @inline(__always)
    mutating func number() -> QuickField? {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let first = position
        var point = -1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "."), point < 0, position > first {
                point = position
            } else if byte &- 0x30 >= 10 {
                break
            }
            position += 1
        }
        let whole = (point < 0 ? position : point) - first
        guard position < bytes.count, whole > 0, whole == 1 || bytes[first] != 0x30, point != position - 1,
            bytes[position] | 0x20 != UInt8(ascii: "e"), bytes[position] != UInt8(ascii: ".")
        else { return nil }
        return QuickField(start: start, end: position)
    }

    private mutating func word(_ word: StaticString, _ field: QuickField) -> QuickField? {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return nil }
        for i in 0..<count where bytes[position + i] != word.utf8Start[i] { return nil }
        position += count
        return field
    }

    private mutating func list() -> QuickField? {
        let start = position
        position += 1
        repeat {
            skipBlanks()
            guard let text = text(), text.coding == .none else { return nil }
            skipBlanks()
        } while skip(ASCII.comma)
        guard skip(UInt8(ascii: "]")) else { return nil }
        return QuickField(start: start, end: position, coding: .list)
    }
}
