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

    /// A `smallint[]`.
    static func smallints(_ numbers: [Int16]) -> Self {
        Self(array(of: 21, numbers.map(bigEndian)))
    }

    /// A `bytea[]`.
    static func byteas(_ elements: [[UInt8]]) -> Self { Self(array(of: 17, elements)) }

    /// An array of one dimension; the server numbers types, and those of its own have the same numbers everywhere.
    private static func array(of type: Int32, _ elements: [[UInt8]]) -> [UInt8] {
        let dimensions: Int32 = elements.isEmpty ? 0 : 1
        var bytes = bigEndian(dimensions) + bigEndian(Int32(0)) + bigEndian(type)
        guard !elements.isEmpty else { return bytes }
        bytes += bigEndian(Int32(elements.count)) + bigEndian(Int32(1))
        for element in elements {
            bytes += bigEndian(Int32(element.count))
            bytes += element
        }
        return bytes
    }
}

/// The bytes of a number, the highest first, as the server has them.
func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
