/// Writes deterministic CBOR (RFC 8949, section 4.2): one value has one encoding.
///
/// Whole numbers take the shortest form, lengths are definite, keys of maps are whole numbers in ascending order. Fractions always
/// take eight bytes, as section 4.2.2 allows a protocol to choose, since a reader then needs no half precision.
///
/// A writer is never copied: its bytes lie in one block that it alone has, so that no byte is paid for with a look at who else holds it.
public struct CBORWriter: ~Copyable {
    /// The block; nil until something is written.
    @usableFromInline private(set) var block: UnsafeMutablePointer<UInt8>?
    private var capacity: Int
    /// Bytes written so far.
    public private(set) var count = 0

    /// Creates a writer with room for so many bytes.
    public init(reserving byteCount: Int = 0) {
        capacity = byteCount
        block = byteCount > 0 ? .allocate(capacity: byteCount) : nil
    }

    deinit { block?.deallocate() }

    /// What was written so far.
    public var encoded: [UInt8] { withEncoded { Array($0) } }

    /// Reads what was written so far where it lies.
    @inlinable public func withEncoded<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: block, count: count))
    }

    /// Forgets what was written behind the first bytes, and keeps the room.
    public mutating func removeAll(behind first: Int = 0) { count = min(first, count) }

    /// A whole number that is not negative.
    public mutating func uint(_ value: UInt64) { head(.unsigned, value) }

    /// A whole number.
    public mutating func int(_ value: Int64) {
        // -1 - n is written as n: the complement of all bits.
        if value < 0 { head(.negative, UInt64(bitPattern: ~value)) } else { head(.unsigned, UInt64(value)) }
    }

    /// Bytes.
    @inlinable public mutating func bytes(_ value: some Collection<UInt8>) {
        bytes(count: value.count)
        item(value)
    }

    /// The start of bytes; so many must follow.
    @usableFromInline mutating func bytes(count: Int) { head(.bytes, UInt64(count)) }

    /// A text, in UTF-8 and not normalised: what somebody wrote stays as it was written.
    public mutating func text(_ value: String) {
        let utf8 = value.utf8
        head(.text, UInt64(utf8.count))
        item(utf8)
    }

    /// The start of an array; so many items must follow.
    public mutating func array(count: Int) { head(.array, UInt64(count)) }

    /// An array of the elements, each written by the closure.
    @inlinable public mutating func array<Element>(
        _ elements: some Collection<Element>, _ write: (inout CBORWriter, Element) -> Void
    ) {
        array(count: elements.count)
        for element in elements { write(&self, element) }
    }

    /// A map. The closure puts its fields in ascending order of their keys.
    @inlinable public mutating func map<Failure>(
        _ put: (inout CBORMapWriter) throws(Failure) -> Void
    ) throws(Failure) {
        let start = count
        var fields = CBORMapWriter()
        // The block changes hands, so that it is never copied.
        swap(&fields.writer, &self)
        defer { swap(&fields.writer, &self) }
        fields.writer.beginMap()
        try put(&fields)
        fields.writer.setMapCount(fields.count, at: start)
    }

    /// Keeps a byte free for the number of fields.
    @usableFromInline mutating func beginMap() { append(0) }

    /// True or false.
    public mutating func bool(_ value: Bool) { append(value ? CBORKind.yes : CBORKind.no) }

    /// Nothing.
    public mutating func null() { append(CBORKind.nothing) }

    /// A finite fraction; a zero is written without a sign. It is a programming error to write what is no number.
    public mutating func double(_ value: Double) {
        precondition(value.isFinite, "only finite fractions have an encoding")
        append(CBORKind.fraction)
        big((value == 0 ? 0 : value).bitPattern, byteCount: 8)
    }

    /// One item that is encoded already, by this writer or read by ``CBORReader/item()``.
    @inlinable public mutating func item(_ encodedItem: some Collection<UInt8>) {
        let isDone: Void? = encodedItem.withContiguousStorageIfAvailable { append($0) }
        if isDone == nil { for byte in encodedItem { append(byte) } }
    }

    private mutating func head(_ kind: CBORKind, _ value: UInt64) {
        let high = kind.high
        switch value {
        case 0..<24: append(high | UInt8(value))
        case 24...0xFF: append(high | 24); big(value, byteCount: 1)
        case 0x100...0xFFFF: append(high | 25); big(value, byteCount: 2)
        case 0x1_0000...0xFFFF_FFFF: append(high | 26); big(value, byteCount: 4)
        default: append(high | 27); big(value, byteCount: 8)
        }
    }

    private mutating func big(_ value: UInt64, byteCount: Int) {
        let room = makeRoom(byteCount)
        for i in 0..<byteCount {
            room[i] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(byteCount - 1 - i)))
        }
    }

    @usableFromInline mutating func append(_ byte: UInt8) { makeRoom(1).pointee = byte }

    @usableFromInline mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        makeRoom(bytes.count).update(from: start, count: bytes.count)
    }

    /// Where so many bytes are to be written that count as written from now on.
    private mutating func makeRoom(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        if let block, count + byteCount <= capacity {
            defer { count += byteCount }
            return block + count
        }
        return grow(byteCount)
    }

    @inline(never) private mutating func grow(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        capacity = max(2 * capacity, count + byteCount, 64)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        if let block {
            larger.update(from: block, count: count)
            block.deallocate()
        }
        block = larger
        defer { count += byteCount }
        return larger + count
    }

    /// Puts the number of fields into the byte that was kept free; more than 23 need more than it.
    @usableFromInline mutating func setMapCount(_ fields: Int, at start: Int) {
        guard fields > 23 else {
            block?[start] = CBORKind.map.high | UInt8(fields)
            return
        }
        var header = CBORWriter()
        header.head(.map, UInt64(fields))
        let further = header.count - 1
        _ = makeRoom(further)
        guard let block, let headerBlock = header.block else { return }
        let behind = start + 1
        (block + behind + further).update(from: block + behind, count: count - further - behind)
        (block + start).update(from: headerBlock, count: header.count)
    }
}

/// Puts the fields of one map, in ascending order of their keys. What is nil is left out.
public struct CBORMapWriter: ~Copyable {
    /// Writes the value of the key that was put last.
    @usableFromInline var writer = CBORWriter()
    /// Fields put so far.
    @usableFromInline private(set) var count = 0
    private var last: UInt64?

    /// A map without fields.
    @usableFromInline init() {}

    /// Puts the key of the field that follows.
    @usableFromInline mutating func begin(_ key: UInt64) {
        precondition(last.map { $0 < key } ?? true, "keys of a map ascend")
        last = key
        count += 1
        writer.uint(key)
    }

    /// Puts a field whose value the closure writes: exactly one item.
    @inlinable public mutating func put<Failure>(
        _ key: UInt64, _ write: (inout CBORWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(key)
        try write(&writer)
    }

    /// Puts a field whose value the closure writes, if there is one.
    @inlinable public mutating func put<Value>(
        _ key: UInt64, _ value: Value?, _ write: (inout CBORWriter, Value) -> Void
    ) {
        if let value { put(key) { write(&$0, value) } }
    }

    /// Puts a whole number that is not negative.
    public mutating func put(_ key: UInt64, uint value: UInt64?) { put(key, value) { $0.uint($1) } }

    /// Puts a whole number.
    public mutating func put(_ key: UInt64, int value: Int64?) { put(key, value) { $0.int($1) } }

    /// Puts a text.
    public mutating func put(_ key: UInt64, text value: String?) {
        guard let value else { return }
        begin(key)
        writer.text(value)
    }

    /// Puts bytes.
    public mutating func put(_ key: UInt64, bytes value: [UInt8]?) { put(key, value) { $0.bytes($1) } }

    /// Puts true or false.
    public mutating func put(_ key: UInt64, bool value: Bool?) { put(key, value) { $0.bool($1) } }

    /// Puts a finite fraction.
    public mutating func put(_ key: UInt64, double value: Double?) { put(key, value) { $0.double($1) } }
}
