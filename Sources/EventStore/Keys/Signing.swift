internal import AuditLog

/// Checks signatures over entries.
public protocol SignatureVerifier: Sendable {
    /// Whether the key made the signature over this message.
    func isValid(_ signature: EntrySignature, of message: [UInt8]) -> Bool
}

/// Checks signatures of Ed25519.
public struct Ed25519Verifier: SignatureVerifier {
    /// Creates it.
    public init() {}

    /// Whether the key made the signature over this message.
    public func isValid(_ signature: EntrySignature, of message: [UInt8]) -> Bool {
        Ed25519.isValid(signature.bytes, over: message, publicKey: signature.key.bytes)
    }
}

/// What an author signs.
public enum SignedMessage {
    /// The message that stands for a body: a label, so that the signature counts for nothing else that the key signs; the origin, so
    /// that it cannot be carried into another record; and the body.
    public static func ofBody(_ body: [UInt8], origin: String) -> [UInt8] {
        Array("truce.record/body/v1\n\(origin)\n".utf8) + body
    }
}
