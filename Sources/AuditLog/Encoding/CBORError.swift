/// Why bytes are not the one encoding that this project writes.
public struct CBORError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that says what stands there and what was expected.
    public var message: String
    /// Bytes from the start of what was read to the fault.
    public var offset: Int

    /// Creates an error.
    public init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// The sentence, and where.
    public var description: String { "Byte \(offset): \(message)" }
}
