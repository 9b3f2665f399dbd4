internal import Crypto

/// Signatures of Ed25519 (RFC 8032).
public enum Ed25519 {
    /// The keys of small order, without the bit of the sign, in each way of writing them. Under the first of them whatever bytes are a
    /// signature of whatever text, under the others nearly so: they are nobody's.
    private static let smallOrder: Set<[UInt8]> = Set(
        [
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        ].compactMap(Hexadecimal.bytes))

    /// Whether 32 bytes are a key for which anybody can sign, since it is of small order.
    public static func isAnybodys(_ publicKey: [UInt8]) -> Bool {
        guard publicKey.count == 32 else { return false }
        return smallOrder.contains(publicKey.dropLast() + [publicKey[31] & 0x7F])
    }

    /// Whether 64 bytes are the key's signature over a message.
    public static func isValid(_ signature: [UInt8], over message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard signature.count == 64, !isAnybodys(publicKey),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
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
