internal import Crypto

/// The name of a sequence of bytes: its SHA-256.
public enum Fingerprint {
    /// `sha256:` and 64 hexadecimal digits.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return text(hash.finalize())
    }

    private static func text(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "sha256:" + String(decoding: text, as: UTF8.self)
    }

    /// The fingerprint of lines, whatever their order: they are sorted, and each is closed by a line feed.
    public static func ofUnordered(lines: some Sequence<String>) -> String {
        var bytes: [UInt8] = []
        for line in lines.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            bytes += line
            bytes.append(0x0A)
        }
        return sha256(bytes)
    }

    /// The fingerprint of lines, whatever their order, that stand in the ranges of some bytes.
    public static func ofUnordered(_ bytes: [UInt8], lines: [Range<Int>]) -> String {
        let sorted = bytes.withUnsafeBufferPointer { bytes in
            lines.sorted { bytes[$0].lexicographicallyPrecedes(bytes[$1]) }
        }
        // By pieces: a copy of all lines would take as much again as they do.
        var hash = SHA256()
        var piece: [UInt8] = []
        piece.reserveCapacity(2 * pieceBytes)
        for line in sorted {
            piece += bytes[line]
            piece.append(0x0A)
            if piece.count >= pieceBytes {
                hash.update(data: piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        hash.update(data: piece)
        return text(hash.finalize())
    }

    /// Lines are hashed in pieces of about so many bytes.
    private static let pieceBytes = 65_536
}
