public import AuditLog
public import CeasefireModel
internal import Crypto

/// Makes salts from bodies, under the secret of a record.
struct Salting: Sendable {
    /// Has taken in the secret and nothing else, which is work that is done once.
    private let keyed: HMAC<SHA256>

    init(secret: [UInt8]) { keyed = HMAC<SHA256>(key: SymmetricKey(data: secret)) }

    /// The first 16 bytes of HMAC-SHA-256.
    func salt(of body: [UInt8]) -> [UInt8] {
        var code = keyed
        code.update(data: body)
        return code.finalize().withUnsafeBytes { Array($0.prefix(16)) }
    }
}

/// A leaf of the record: a body as its author made it, and what the recorder added.
public struct Leaf: Hashable, Sendable {
    /// When it was recorded; never before that of the leaf before it.
    public let recorded: Instant
    /// 16 bytes that keep a withheld entry from being guessed from its hash.
    public let salt: [UInt8]
    /// The body.
    public let body: [UInt8]
    /// The signature over the body; nil where nobody signed.
    public let signature: EntrySignature?

    /// The version of the format.
    public static let version: UInt64 = 1

    /// The leaf of a body. The salt comes from the body and the secret alone, so that the same work gives the same leaf.
    public init(body: [UInt8], signature: EntrySignature?, recorded: Instant, secret: [UInt8]) {
        self.init(
            body: body, salt: Salting(secret: secret).salt(of: body), signature: signature, recorded: recorded
        )
    }

    init(body: [UInt8], salt: [UInt8], signature: EntrySignature?, recorded: Instant) {
        self.body = body
        self.salt = salt
        self.signature = signature
        self.recorded = recorded
    }

    /// The bytes that the tree is made of.
    public var encoded: [UInt8] {
        Self.encoded(body: body, salt: salt, signature: signature, recorded: recorded)
    }

    static func encoded(
        body: [UInt8], salt: [UInt8], signature: EntrySignature?, recorded: Instant
    ) -> [UInt8] {
        var writer = CBORWriter(reserving: body.count + 140)
        writer.array(count: 5)
        writer.uint(version)
        writer.int(recorded.secondsSinceEpoch)
        writer.bytes(salt)
        writer.bytes(body)
        if let signature {
            writer.array(count: 2)
            writer.bytes(signature.key.bytes)
            writer.bytes(signature.bytes)
        } else {
            writer.null()
        }
        return writer.encoded
    }

    /// Reads a leaf, but not its body; throws a sentence that says what stands where it cannot be read.
    public init(encoded bytes: [UInt8]) throws(CBORError) {
        var reader = try CBORReader(bytes)
        guard try reader.arrayCount() == 5 else { throw CBORError("a leaf that has not five parts", at: 0) }
        let version = try reader.uint()
        guard version == Self.version else {
            throw CBORError(
                "a leaf of version \(version), where this program knows version \(Self.version); a later one wrote it",
                at: 1)
        }
        recorded = try reader.instant()
        salt = Array(try reader.byteString())
        body = Array(try reader.byteString())
        guard salt.count == 16 else { throw CBORError("a salt that has not 16 bytes", at: reader.offset) }
        if reader.skipNull() {
            signature = nil
        } else {
            let start = reader.offset
            guard try reader.arrayCount() == 2 else {
                throw CBORError("a signature that is not a key and its work", at: start)
            }
            let key = try reader.publicKey()
            guard let signature = EntrySignature(key: key, bytes: try reader.byteString()) else {
                throw CBORError("a signature that has not 64 bytes", at: start)
            }
            self.signature = signature
        }
        try reader.end()
    }

    /// When the leaf was recorded, without reading the rest of it.
    static func recorded(ofEncoded bytes: [UInt8]) throws(CBORError) -> Instant {
        var reader = try CBORReader(bytes)
        _ = try reader.arrayCount()
        _ = try reader.uint()
        return try reader.instant()
    }
}
