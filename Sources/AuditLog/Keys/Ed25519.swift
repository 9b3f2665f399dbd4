internal import Crypto

/// Signatures of Ed25519 (RFC 8032).
public enum Ed25519 {
    /// Whether 64 bytes are the key's signature over a message.
    public static func isValid(_ signature: [UInt8], over message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

/// A private key of Ed25519, held in memory.
public struct PrivateKey: SigningKey {
    private let key: Curve25519.Signing.PrivateKey

    /// Draws a new key from the machine's source of randomness.
    public init() { key = Curve25519.Signing.PrivateKey() }

    /// The key that 32 secret bytes stand for.
    public init(seed: [UInt8]) throws(SigningError) {
        do { key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed) } catch {
            throw SigningError("A private key of Ed25519 has 32 bytes, and here are \(seed.count).")
        }
    }

    /// The 32 secret bytes.
    var seed: [UInt8] { Array(key.rawRepresentation) }

    /// The public key, 32 bytes.
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    /// The 64 bytes of the signature over a message.
    public func signature(over message: [UInt8]) throws(SigningError) -> [UInt8] {
        do { return Array(try key.signature(for: message)) } catch {
            throw SigningError("The key could not sign: \(error).")
        }
    }
}
