/// Whoever can sign: a key in memory, a file, an agent that never hands its key out.
public protocol SigningKey: Sendable {
    /// The public key of Ed25519, 32 bytes.
    var publicKey: [UInt8] { get }
    /// The 64 bytes of the signature over a message.
    func signature(over message: [UInt8]) throws(SigningError) -> [UInt8]
}

/// Why something could not be signed, or a key not be read.
public struct SigningError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that says what went wrong and how to mend it.
    public var description: String

    /// Creates an error.
    public init(_ description: String) { self.description = description }
}
