public import AuditLog
internal import Crypto

/// Whoever signs entries: a key in a file, or an agent that keeps it.
public protocol EntrySigner: Sendable {
    /// The public key.
    var publicKey: PublicKey { get }

    /// 64 bytes of Ed25519 over the message; throws where the key cannot be reached or the holder declines.
    func signature(of message: [UInt8]) throws -> [UInt8]
}

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
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: signature.key.bytes) else {
            return false
        }
        return key.isValidSignature(signature.bytes, for: message)
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
