internal import Crypto

/// 32 bytes of SHA-256.
struct SealedHash: Hashable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The 32 bytes that begin at an index.
    init(_ bytes: [UInt8], at index: Int) {
        bytes.withUnsafeBytes { all in
            withUnsafeMutableBytes(of: &words) {
                $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[index..<index + 32]))
            }
        }
    }

    /// 32 bytes; nil where they are more or fewer.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    /// SHA-256 of a first byte, where there is one, and of two pieces.
    init(
        first: UInt8? = nil, hashing piece: UnsafeRawBufferPointer,
        _ other: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
    ) {
        var hasher = SHA256()
        if let first { withUnsafeBytes(of: first) { hasher.update(bufferPointer: $0) } }
        hasher.update(bufferPointer: piece)
        hasher.update(bufferPointer: other)
        hasher.finalize().withUnsafeBytes { digest in
            withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: digest) }
        }
    }

    var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    var hexadecimal: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func == (a: Self, b: Self) -> Bool { a.words == b.words }

    func hash(into hasher: inout Hasher) { withUnsafeBytes(of: words) { hasher.combine(bytes: $0) } }
}

/// The tree of RFC 9162, section 2.1.1, as it is defined there.
enum SealedTree {
    /// MTH({d}) = SHA-256(0x00 || d).
    static func leaf(_ bytes: ArraySlice<UInt8>) -> SealedHash {
        bytes.withUnsafeBytes { SealedHash(first: 0, hashing: $0) }
    }

    /// MTH of leaves, by their hashes: of none SHA-256 of nothing, of one its hash, of more SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n])), k
    /// being the largest power of two below n.
    static func root(_ hashes: ArraySlice<SealedHash>) -> SealedHash {
        guard hashes.count > 1 else {
            return hashes.first ?? SealedHash(hashing: UnsafeRawBufferPointer(start: nil, count: 0))
        }
        var k = 1
        while k * 2 < hashes.count { k *= 2 }
        let middle = hashes.startIndex + k
        let (left, right) = (root(hashes[..<middle]), root(hashes[middle...]))
        return withUnsafeBytes(of: left) { left in
            withUnsafeBytes(of: right) { right in SealedHash(first: 1, hashing: left, right) }
        }
    }
}
