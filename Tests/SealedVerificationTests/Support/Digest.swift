import Crypto

/// SHA-256, and what is made with it.
enum Digest {
    /// The salt of a leaf: 16 bytes that only whoever has the secret can make from its body.
    static func salt(_ body: [UInt8], secret: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: secret)).prefix(16))
    }

    static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
