/// Reads what ``CBORWriter`` writes, and nothing else: of all encodings that mean the same, only one is accepted, so that nobody can
/// change a byte without changing what is said.
///
/// Refused are numbers and lengths in a longer form than they need, lengths that are not given, tags, keys that are no whole numbers, or
/// come twice or out of order, fractions in short form and those that are no finite numbers, the negative zero, text that is not UTF-8,
/// bytes after the end, and what goes beyond the limits.
public struct CBORReader: Sendable {
    /// What is read.
    public let bytes: [UInt8]
    /// Bytes from the start to the next item.
    public private(set) var offset = 0
    private let limits: CBORLimits
    private var depth = 0

    /// Starts at the first byte.
    public init(_ bytes: [UInt8], limits: CBORLimits = .entry) throws(CBORError) {
        guard bytes.count <= limits.byteCount else {
            throw CBORError(
                "there are \(bytes.count) bytes, and at most \(limits.byteCount) are read",
                at: limits.byteCount)
        }
        self.bytes = bytes
        self.limits = limits
    }

    /// Whether all was read.
    public var isAtEnd: Bool { offset == bytes.count }

    /// Ends the reading: nothing may be left.
    public func end() throws(CBORError) {
        guard isAtEnd else {
            throw CBORError("\(bytes.count - offset) bytes follow where the encoding ends", at: offset)
        }
    }

    // MARK: - Items

    /// The kind of the next item; nil at the end, and where no item begins.
    public var next: CBORKind? { offset < bytes.count ? CBORKind(first: bytes[offset]) : nil }

    /// A whole number that is not negative.
    public mutating func uint() throws(CBORError) -> UInt64 { try head(.unsigned) }

    /// A whole number.
    public mutating func int() throws(CBORError) -> Int64 {
        let start = offset
        let isNegative = next == .negative
        guard let number = Int64(exactly: try head(isNegative ? .negative : .unsigned)) else {
            throw CBORError("a number beyond 64 bits with a sign", at: start)
        }
        return isNegative ? ~number : number
    }

    /// Bytes.
    public mutating func byteString() throws(CBORError) -> ArraySlice<UInt8> { bytes[try run(.bytes)] }

    /// A text.
    public mutating func text() throws(CBORError) -> String {
        let start = offset
        guard let text = String(validating: bytes[try run(.text)], as: UTF8.self) else {
            throw CBORError("a text that is not UTF-8", at: start)
        }
        return text
    }

    /// True or false.
    public mutating func bool() throws(CBORError) -> Bool {
        try expect(.bool)
        defer { offset += 1 }
        return bytes[offset] == CBORKind.yes
    }

    /// Passes over a nil if the next item is one.
    public mutating func skipNull() -> Bool {
        guard next == .null else { return false }
        offset += 1
        return true
    }

    /// A finite fraction.
    public mutating func double() throws(CBORError) -> Double {
        let start = offset
        try expect(.double)
        offset += 1
        let value = Double(bitPattern: try big(byteCount: 8, from: start))
        guard value.isFinite, value != 0 || value.sign == .plus else {
            throw CBORError("a fraction that is no finite number, or a negative zero", at: start)
        }
        return value
    }

    /// The start of an array: how many items follow.
    public mutating func arrayCount() throws(CBORError) -> Int { try count(.array, bytesEach: 1) }

    /// An array, each of whose items the closure reads.
    public mutating func array<Element>(
        _ read: (inout CBORReader) throws(CBORError) -> Element
    ) throws(CBORError) -> [Element] {
        let start = offset
        let count = try arrayCount()
        try enter(from: start)
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try read(&self)) }
        depth -= 1
        return elements
    }

    /// A map. The closure is given each key in turn, and reads its value, exactly one item.
    public mutating func map(
        _ read: (_ key: UInt64, inout CBORReader) throws(CBORError) -> Void
    ) throws(CBORError) {
        let start = offset
        let count = try count(.map, bytesEach: 2)
        try enter(from: start)
        var last: UInt64?
        for _ in 0..<count {
            let place = offset
            let key = try uint()
            if let last, key <= last {
                throw CBORError(
                    key == last
                        ? "the key \(key) comes twice in a map"
                        : "the key \(key) comes after \(last) in a map",
                    at: place)
            }
            last = key
            try read(key, &self)
        }
        depth -= 1
    }

    /// The bytes of the next item, whatever it is, once all of it has been found to be in order.
    public mutating func item() throws(CBORError) -> ArraySlice<UInt8> {
        let start = offset
        try skip()
        return bytes[start..<offset]
    }

    /// Reads over the next item, and finds all of it in order.
    public mutating func skip() throws(CBORError) {
        switch next {
        case .unsigned: _ = try uint()
        case .negative: _ = try int()
        case .bytes: _ = try byteString()
        case .text: _ = try text()
        case .array: _ = try array { (reader) throws(CBORError) in try reader.skip() }
        case .map: try map { (_, reader) throws(CBORError) in try reader.skip() }
        case .bool: _ = try bool()
        case .null: _ = skipNull()
        case .double: _ = try double()
        case nil: throw unknown(at: offset)
        }
    }

    // MARK: - Heads

    private mutating func enter(from start: Int) throws(CBORError) {
        depth += 1
        guard depth <= limits.depth else {
            throw CBORError("arrays and maps lie more than \(limits.depth) deep", at: start)
        }
    }

    private mutating func run(_ kind: CBORKind) throws(CBORError) -> Range<Int> {
        let length = try count(kind, bytesEach: 1)
        defer { offset += length }
        return offset..<offset + length
    }

    /// A length or a count, which cannot be greater than what is left to read.
    private mutating func count(_ kind: CBORKind, bytesEach: Int) throws(CBORError) -> Int {
        let start = offset
        let value = try head(kind)
        guard value <= UInt64((bytes.count - offset) / bytesEach) else {
            throw CBORError(
                "\(kind.words) of \(value), where \(bytes.count - offset) bytes are left", at: start)
        }
        return Int(value)
    }

    private mutating func head(_ expected: CBORKind) throws(CBORError) -> UInt64 {
        try expect(expected)
        return try head()
    }

    /// The number or the length of an item of which it is known that it has one.
    private mutating func head() throws(CBORError) -> UInt64 {
        let start = offset
        let low = bytes[start] & 0x1F
        offset += 1
        guard low >= 24 else { return UInt64(low) }
        guard low <= 27 else { throw CBORError("a length that is not given", at: start) }
        let byteCount = 1 << Int(low - 24)
        let value = try big(byteCount: byteCount, from: start)
        let least: UInt64 = byteCount == 1 ? 24 : 1 << UInt64(byteCount * 4)
        guard value >= least else { throw CBORError("\(value) in a longer form than it needs", at: start) }
        return value
    }

    private mutating func big(byteCount: Int, from start: Int) throws(CBORError) -> UInt64 {
        guard bytes.count - offset >= byteCount else {
            throw CBORError("the bytes end in the middle of an item", at: start)
        }
        var value: UInt64 = 0
        for i in 0..<byteCount { value = value << 8 | UInt64(bytes[offset + i]) }
        offset += byteCount
        return value
    }

    private func expect(_ kind: CBORKind) throws(CBORError) {
        guard let next else { throw unknown(at: offset) }
        guard next == kind else {
            throw CBORError("\(kind.words) belongs here, not \(next.words)", at: offset)
        }
    }

    /// Why nothing that is known here begins at an offset.
    private func unknown(at offset: Int) -> CBORError {
        guard offset < bytes.count else {
            return CBORError("the bytes end where an item belongs", at: offset)
        }
        switch bytes[offset] {
        case 0xC0...0xDF: return CBORError("a tag, which nothing here has", at: offset)
        case 0xF9, 0xFA: return CBORError("a fraction in less than the eight bytes that all have", at: offset)
        default: return CBORError("an item of a kind that nothing here has", at: offset)
        }
    }
}
