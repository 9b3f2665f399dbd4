/// A value on its way to the server, in the server's binary form.
struct PostgresValue {
    /// The bytes; nil for NULL.
    let bytes: [UInt8]?

    private init(_ bytes: [UInt8]?) { self.bytes = bytes }

    /// NULL.
    static let null = PostgresValue(nil)

    /// A `bigint`. Records do not grow to 2^63 leaves.
    static func bigint(_ number: some BinaryInteger) -> Self { Self(bigEndian(Int64(clamping: number))) }

    /// A `bytea`.
    static func bytea(_ bytes: [UInt8]) -> Self { Self(bytes) }

    /// A `text`.
    static func text(_ text: String) -> Self { Self(Array(text.utf8)) }

    /// A `bytea[]`. The closure hands on the bytes of each element, by its place.
    static func byteas(count: Int, _ element: (Int, (UnsafeRawBufferPointer) -> Void) -> Void) -> Self {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + count * 32)
        func put(_ number: Int32) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
        // One dimension or none, no element that is NULL, and their type: the server numbers types, and those of its own have the same
        // numbers everywhere.
        for number in [count == 0 ? 0 : 1, 0, 17] { put(Int32(number)) }
        guard count > 0 else { return Self(bytes) }
        put(Int32(count))
        put(1)
        for place in 0..<count {
            element(place) {
                put(Int32($0.count))
                bytes.append(contentsOf: $0)
            }
        }
        return Self(bytes)
    }
}

/// The bytes of a number, the highest first, as the server has them.
func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
