/// Looks through bytes eight at a time for those at which a reader must stop.
///
/// Eight bytes are looked at as one number: in this version of the language comparisons of vectors are loops over their elements.
struct ByteSearch {
    private let file: UnsafeRawBufferPointer
    /// The first byte of a block that would not lie in the file as a whole.
    private let limit: Int
    /// The byte to stop at besides quotes and control characters, eight times.
    private let second: UInt64
    /// The block that is looked at, and the marks of the stops that are left in it.
    private var block: Int
    private var marks: UInt64 = 0
    /// All bits of all bytes of the blocks since the start or since ``beginPart()``, and those of the last block.
    private var seen: UInt64 = 0
    private var last: UInt64 = 0

    /// Whether every byte up to the last that was found is below 128.
    @inline(__always)
    var isASCII: Bool { seen & Self.highBits == 0 }

    /// Asks ``isASCII`` of what follows alone.
    @inline(__always)
    mutating func beginPart() { seen = last }

    /// Starts at a byte. It stops at quotes, at control characters of ASCII, and at the byte `second`.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, second: UInt8) {
        file = UnsafeRawBufferPointer(bytes)
        limit = bytes.count - 8
        self.second = UInt64(second) &* Self.ones
        block = start - 8
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    private static let quotes = UInt64(ASCII.quote) &* ones

    /// The next byte to stop at; nil near the end of the file.
    @inline(__always)
    mutating func next() -> Int? {
        while marks == 0 {
            block += 8
            guard block <= limit else { return nil }
            let bytes = UInt64(littleEndian: file.loadUnaligned(fromByteOffset: block, as: UInt64.self))
            seen |= bytes
            last = bytes
            // Seven bits of each byte are added to, so that the eighth tells, and no sum runs over into the next byte: it is set where
            // the byte is no control character, no quote, not the second byte, and not the character of deletion.
            let low = bytes & Self.lowBits
            let passes =
                (low &+ 0x6060_6060_6060_6060) & ((low ^ Self.quotes) &+ Self.lowBits)
                & ((low ^ second) &+ Self.lowBits) & ((low ^ Self.lowBits) &+ Self.lowBits)
            marks = ~(passes | bytes) & Self.highBits
        }
        // The first byte is the lowest.
        let found = block + marks.trailingZeroBitCount >> 3
        marks &= marks &- 1
        return found
    }
}
