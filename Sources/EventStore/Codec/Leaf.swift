public import AuditLog
public import CeasefireModel
internal import Crypto

/// Makes salts from bodies, under the secret of a record.
struct Salting: Sendable {
    // HMAC-SHA-256 (RFC 2104) by its two hashes, each of which has taken in the secret and nothing else: work that is done once.
    private let inner: SHA256
    private let outer: SHA256

    init(secret: [UInt8]) {
        let block = secret + [UInt8](repeating: 0, count: SHA256.blockByteCount - secret.count)
        func keyed(_ pad: UInt8) -> SHA256 {
            var hash = SHA256()
            hash.update(data: block.map { $0 ^ pad })
            return hash
        }
        (inner, outer) = (keyed(0x36), keyed(0x5C))
    }

    /// The first 16 bytes of HMAC-SHA-256.
    func salt<Result>(of body: UnsafeRawBufferPointer, _ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        var (inner, outer) = (inner, outer)
        inner.update(bufferPointer: body)
        inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
        return outer.finalize().withUnsafeBytes { use(UnsafeRawBufferPointer(rebasing: $0[..<16])) }
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
        self.body = body
        salt = body.withUnsafeBytes { Salting(secret: secret).salt(of: $0) { Array($0) } }
        self.signature = signature
        self.recorded = recorded
    }

    /// The bytes that the tree is made of.
    public var encoded: [UInt8] {
        var writer = CBORWriter(reserving: body.count + 140)
        Self.writeStart(recorded: recorded, to: &writer)
        writer.bytes(salt)
        writer.bytes(body)
        Self.write(signature, to: &writer)
        return writer.encoded
    }

    /// Writes what is the same for all leaves that are recorded at one time.
    static func writeStart(recorded: Instant, to writer: inout CBORWriter) {
        writer.array(count: 5)
        writer.uint(version)
        writer.int(recorded.secondsSinceEpoch)
    }

    /// Writes what comes behind.
    static func writeEnd(
        _ body: borrowing CBORWriter, salting: Salting, signature: EntrySignature?,
        to writer: inout CBORWriter
    ) {
        body.withEncoded { body in
            salting.salt(of: body) { writer.bytes($0) }
            writer.bytes(body)
        }
        write(signature, to: &writer)
    }

    private static func write(_ signature: EntrySignature?, to writer: inout CBORWriter) {
        if let signature {
            writer.array(count: 2)
            writer.bytes(signature.key.bytes)
            writer.bytes(signature.bytes)
        } else {
            writer.null()
        }
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
