/// Reads one JSON value (RFC 8259) from a range of bytes that are known to be UTF-8.
///
/// A key that stands twice in an object is told as a problem, and so is everything else that is wrong; but
/// a text that is not JSON yields no value, since nobody can tell what was meant behind the first fault.
struct JSONParser {
    let bytes: [UInt8]
    /// The next byte to read.
    var position: Int
    let end: Int
    private let depthLimit: Int
    private let kind: Kind

    /// What the value is, for whoever reads what is wrong with it.
    enum Kind {
        /// An entry on a line of its own.
        case entry
        /// A report on a line of its own.
        case report
        /// A whole file, of as many lines as it likes.
        case file
    }

    init(_ source: SourceText, range: Range<Int>, kind: Kind = .entry) {
        bytes = source.bytes
        position = range.lowerBound
        end = range.upperBound
        depthLimit = source.limits.jsonDepth
        self.kind = kind
    }

    /// Why a text is not JSON.
    struct SyntaxError: Error {
        var code = "not-json"
        var message: String
        var range: Range<Int>
        var mend = ""
    }

    /// The value that the range holds; nil, with the reason told, where it holds none or more than one.
    mutating func parse(_ problems: inout Problems) -> JSONNode? {
        do throws(SyntaxError) {
            let node = try value(depth: 0, &problems)
            skipBlanks()
            guard position == end else {
                throw SyntaxError(
                    message: "The \(noun) has ended, but \(found) follows.", range: here,
                    mend: kind == .file
                        ? "Put everything into one object."
                        : "Write one \(noun) on each line, with nothing between them.")
            }
            return node
        } catch {
            problems.error(error.code, error.message, at: error.range, mend: error.mend)
            return nil
        }
    }

    /// The value at the place where the parser stands, so many objects and lists deep, whatever follows it; nil, with the reason
    /// told, where there is none.
    mutating func part(depth: Int, _ problems: inout Problems) -> JSONNode? {
        do throws(SyntaxError) {
            return try value(depth: depth, &problems)
        } catch {
            problems.error(error.code, error.message, at: error.range, mend: error.mend)
            return nil
        }
    }

    private mutating func value(depth: Int, _ problems: inout Problems) throws(SyntaxError) -> JSONNode {
        skipBlanks()
        let start = position
        switch peek {
        case UInt8(ascii: "{"):
            return try object(depth: depth + 1, &problems)
        case UInt8(ascii: "["):
            return try array(depth: depth + 1, &problems)
        case ASCII.quote:
            let text = try string()
            return JSONNode(value: .string(text), range: start..<position)
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"):
            let text = try number()
            return JSONNode(value: .number(text), range: start..<position)
        default:
            for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
            where skip(word) {
                return JSONNode(value: value, range: start..<position)
            }
            throw expected("a value")
        }
    }

    private mutating func object(depth: Int, _ problems: inout Problems) throws(SyntaxError) -> JSONNode {
        let start = position
        try checkDepth(depth)
        position += 1
        var members: [JSONMember] = []
        var keys: Set<String> = []
        skipBlanks()
        if !skip("}") {
            repeat {
                skipBlanks()
                let keyStart = position
                guard peek == ASCII.quote else { throw expected("a key between quotes") }
                let key = try string()
                let keyRange = keyStart..<position
                skipBlanks()
                guard skip(":") else { throw expected("`:` after the key \(key.quoted)") }
                let node = try value(depth: depth, &problems)
                if keys.insert(key).inserted {
                    members.append(JSONMember(key: key, keyRange: keyRange, node: node))
                } else {
                    problems.error(
                        "duplicate-key", "The key \(key.quoted) stands twice in one object.", at: keyRange,
                        mend: "Remove one of the two.")
                }
                skipBlanks()
            } while skip(",")
            guard skip("}") else { throw expected("`,` or `}`") }
        }
        return JSONNode(value: .object(members), range: start..<position)
    }

    private mutating func array(depth: Int, _ problems: inout Problems) throws(SyntaxError) -> JSONNode {
        let start = position
        try checkDepth(depth)
        position += 1
        var items: [JSONNode] = []
        skipBlanks()
        if !skip("]") {
            repeat {
                items.append(try value(depth: depth, &problems))
                skipBlanks()
            } while skip(",")
            guard skip("]") else { throw expected("`,` or `]`") }
        }
        return JSONNode(value: .array(items), range: start..<position)
    }

    private func checkDepth(_ depth: Int) throws(SyntaxError) {
        guard depth > depthLimit else { return }
        throw SyntaxError(
            code: "too-deep", message: "More than \(depthLimit) objects and lists stand within each other.",
            range: here)
    }
}

extension JSONParser {
    /// The next byte, nil at the end.
    var peek: UInt8? { position < end ? bytes[position] : nil }

    /// The next byte's place; behind the last byte at the end.
    var here: Range<Int> { position..<min(position + 1, end) }

    /// What stands at the next byte, in words.
    private var found: String {
        guard let byte = peek else { return kind == .file ? "the file's end" : "the line's end" }
        // The whole character, not the first of its bytes.
        var last = position + 1
        while last < end, bytes[last] & 0xC0 == 0x80 { last += 1 }
        return byte < 0x20
            ? "a control character" : String(decoding: bytes[position..<last], as: UTF8.self).quoted
    }

    /// An error that says what should stand at the next byte.
    func expected(_ what: String) -> SyntaxError {
        SyntaxError(
            message: "Expected \(what), found \(found).", range: here,
            mend: position == end ? endMend : "")
    }

    private var noun: String {
        switch kind {
        case .entry: "entry"
        case .report: "report"
        case .file: "value"
        }
    }

    private var endMend: String {
        switch kind {
        case .entry: "An entry stands on one line, from `{` to `}`."
        case .report: "A report stands on one line, from `{` to `}`."
        case .file: "The file may have been cut off; close every bracket and brace."
        }
    }

    mutating func skipBlanks() {
        while let byte = peek,
            byte == ASCII.space || byte == ASCII.tab || byte == ASCII.carriageReturn
                || byte == ASCII.lineFeed
        {
            position += 1
        }
    }

    /// Passes over a word, if it is next.
    mutating func skip(_ word: String) -> Bool {
        guard bytes[position..<end].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }
}
