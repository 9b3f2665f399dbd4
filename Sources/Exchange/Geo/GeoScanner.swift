/// Walks over the bytes of a JSON text (RFC 8259) that are known to be UTF-8, without building a tree of it.
struct GeoScanner {
    let source: SourceText
    let bytes: [UInt8]
    /// The next byte to read.
    var position: Int
    /// The line of the next byte, counted from 1, and its first byte.
    private(set) var line = 1
    private(set) var lineStart: Int

    /// Why the file cannot be read on.
    typealias SyntaxError = JSONParser.SyntaxError

    init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
        position = source.start
        lineStart = source.start
    }

    /// The next byte, nil at the end.
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next byte's place.
    var here: Range<Int> { position..<min(position + 1, bytes.count) }

    /// Passes over white space and keeps count of the lines: no text and no number may hold a line break.
    @inline(__always)
    mutating func skipBlanks() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte <= ASCII.space else { return }
            switch byte {
            case ASCII.lineFeed:
                line += 1
                lineStart = position + 1
            case ASCII.space, ASCII.tab, ASCII.carriageReturn: break
            default: return
            }
            position += 1
        }
    }

    /// Passes over a byte, if it is next.
    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Says what should stand at the next byte.
    func expected(_ what: String) -> SyntaxError {
        guard let byte = peek else {
            return SyntaxError(
                message: "The file ends where \(what) should stand.", range: here,
                mend: "It may have been cut off: fetch it again.")
        }
        var end = position + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let found = byte < 0x20 ? "a control character" : source.text(position..<end).quoted
        return SyntaxError(message: "Expected \(what), found \(found).", range: here)
    }

    func checkDepth(_ depth: Int) throws(SyntaxError) {
        guard depth > source.limits.jsonDepth else { return }
        throw SyntaxError(
            code: "too-deep",
            message: "More than \(source.limits.jsonDepth) objects and lists stand within each other.",
            range: here)
    }

    /// Reads a list and hands over before each item; the caller reads it.
    mutating func list(
        depth: Int, _ item: (inout Self) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        try checkDepth(depth)
        position += 1
        skipBlanks()
        if skip(UInt8(ascii: "]")) { return }
        repeat {
            skipBlanks()
            try item(&self)
            skipBlanks()
        } while skip(ASCII.comma)
        guard skip(UInt8(ascii: "]")) else { throw expected("`,` or `]`") }
    }

    /// Reads an object and hands over before each value; the caller reads it.
    mutating func object(
        depth: Int, _ member: (inout Self, _ key: String, _ keyRange: Range<Int>) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        try checkDepth(depth)
        position += 1
        skipBlanks()
        if skip(UInt8(ascii: "}")) { return }
        repeat {
            skipBlanks()
            let start = position
            guard peek == ASCII.quote else { throw expected("a key between quotes") }
            let key = try string()
            let range = start..<position
            skipBlanks()
            guard skip(UInt8(ascii: ":")) else { throw expected("`:` after the key \(key.quoted)") }
            skipBlanks()
            try member(&self, key, range)
            skipBlanks()
        } while skip(ASCII.comma)
        guard skip(UInt8(ascii: "}")) else { throw expected("`,` or `}`") }
    }

    /// Reads a text.
    mutating func string() throws(SyntaxError) -> String {
        var parser = JSONParser(source, range: position..<bytes.count)
        let text = try parser.string()
        position = parser.position
        return text
    }

    /// A value that is neither a list nor an object.
    enum Scalar { case string(String), number(String), bool(Bool), null }

    /// Reads any value, and passes over what is inside a list or an object; nil for those.
    mutating func value(depth: Int) throws(SyntaxError) -> Scalar? {
        skipBlanks()
        switch peek {
        case UInt8(ascii: "["):
            try list(depth: depth + 1) { (scanner) throws(SyntaxError) in
                _ = try scanner.value(depth: depth + 1)
            }
            return nil
        case UInt8(ascii: "{"):
            try object(depth: depth + 1) { (scanner, _, _) throws(SyntaxError) in
                _ = try scanner.value(depth: depth + 1)
            }
            return nil
        case ASCII.quote: return .string(try string())
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"): return .number(try number())
        default: return try word()
        }
    }

    /// Reads a number and keeps it as it is written.
    mutating func number() throws(SyntaxError) -> String {
        var parser = JSONParser(source, range: position..<bytes.count)
        let text = try parser.number()
        position = parser.position
        return text
    }

    private mutating func word() throws(SyntaxError) -> Scalar {
        for (word, scalar) in [("true", Scalar.bool(true)), ("false", .bool(false)), ("null", .null)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return scalar
        }
        throw expected("a value")
    }
}
