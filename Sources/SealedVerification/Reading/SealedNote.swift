internal import Crypto

/// A public key that the reader of a folder trusts: of its log, of its owner, or of a witness (C2SP signed-note).
public struct TrustedKey: Hashable, Sendable {
    /// The key's name.
    public let name: String
    /// Whether it cosigns, as a witness, or signs, as a log or an owner.
    public let isWitness: Bool
    let id: [UInt8]
    let publicKey: [UInt8]

    /// Reads a key as it is handed around, `name+01234567+BASE64`; nil where the text is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = SealedNote.decoded(parts[2]), key.count == 33,
            [1, 4].contains(key[0])
        else { return nil }
        self.init(name: String(parts[0]), type: key[0], publicKey: Array(key.dropFirst()))
        guard SealedNote.hexadecimal(id) == parts[1], !SealedNote.isAnybodys(publicKey) else { return nil }
    }

    init(name: String, type: UInt8, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        isWitness = type == 4
        id = Array(SHA256.hash(data: Array("\(name)\n".utf8) + [type] + publicKey).prefix(4))
    }

    func signed(_ message: [UInt8], _ signature: ArraySlice<UInt8>) -> Bool {
        SealedNote.isSignature(signature, of: message, by: publicKey)
    }
}

/// A signed note: a text, an empty line, and lines of signatures.
struct SealedNote {
    static let mostBytes = 262_144
    static let mostLines = 64

    var text: [UInt8]
    var lines: [(name: String, bytes: [UInt8])] = []

    init?(_ file: [UInt8]) {
        guard file.count <= Self.mostBytes, String(validating: file, as: UTF8.self) != nil,
            !file.contains(where: { $0 < 32 && $0 != 10 }), file.last == 10
        else { return nil }
        // The last place where two line feeds follow each other parts the text from the signatures.
        guard let gap = file.indices.dropLast().last(where: { file[$0] == 10 && file[$0 + 1] == 10 })
        else { return nil }
        text = Array(file[...gap])
        let signed = file[(gap + 2)...].split(separator: 10, omittingEmptySubsequences: false).dropLast()
        guard (1...Self.mostLines).contains(signed.count) else { return nil }
        for line in signed {
            let words = line.split(separator: 32, omittingEmptySubsequences: false)
            guard words.count == 3, words[0].elementsEqual("—".utf8), Self.isName(words[1]),
                let bytes = Self.decoded(words[2]), bytes.count > 4
            else { return nil }
            lines.append((String(decoding: words[1], as: UTF8.self), bytes))
        }
    }

    /// Whether bytes can be the name of a key: neither empty nor with a space or a plus.
    static func isName(_ name: some Sequence<UInt8>) -> Bool {
        let scalars = String(decoding: Array(name), as: UTF8.self).unicodeScalars
        return !scalars.isEmpty
            && scalars.allSatisfy { $0 != "+" && $0.value > 32 && !$0.properties.isWhitespace }
    }

    /// What a key has to do with the note.
    enum Standing: Hashable {
        case absent, forged
        /// Signed; by a witness at a time.
        case signed(at: UInt64)
    }

    func standing(of key: TrustedKey) -> Standing {
        let own = lines.filter {
            $0.name.utf8.elementsEqual(key.name.utf8) && Array($0.bytes[..<4]) == key.id
        }
        var times: [UInt64] = []
        for line in own {
            guard key.isWitness else {
                guard key.signed(text, line.bytes[4...]) else { return .forged }
                times.append(0)
                continue
            }
            guard line.bytes.count == 76 else { return .forged }
            let time = line.bytes[4..<12].reduce(0) { $0 << 8 | UInt64($1) }
            guard key.signed(Array("cosignature/v1\ntime \(time)\n".utf8) + text, line.bytes[12...]) else {
                return .forged
            }
            times.append(time)
        }
        return times.max().map { .signed(at: $0) } ?? .absent
    }

    /// Ed25519.
    static func isSignature(_ signature: some Collection<UInt8>, of message: [UInt8], by publicKey: [UInt8])
        -> Bool
    {
        guard signature.count == 64, !isAnybodys(publicKey),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(Array(signature), for: message)
    }

    /// Whether a key is of small order, as eight points of the curve are: anybody can sign for it. Told by where the point lies, be it written in
    /// its one form or another, and on either side.
    static func isAnybodys(_ publicKey: [UInt8]) -> Bool {
        guard publicKey.count == 32 else { return false }
        let place = hexadecimal(publicKey.dropLast() + [publicKey[31] & 127])
        let filled = String(repeating: "f", count: 58) + "ff7f"
        return place == "01" + String(repeating: "0", count: 62) || place.allSatisfy { $0 == "0" }
            || ["ec", "ed", "ee"].contains { place == $0 + filled }
            || place == "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
            || place == "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The bytes of base 64 (RFC 4648, section 4); nil where it is not in its one form.
    static func decoded(_ text: some StringProtocol) -> [UInt8]? { decoded(Array(text.utf8)[...]) }

    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let digits = text.prefix { $0 != UInt8(ascii: "=") }
        guard text.count % 4 == 0, text.count - digits.count <= 2,
            text.dropFirst(digits.count).allSatisfy({ $0 == UInt8(ascii: "=") })
        else { return nil }
        var bytes: [UInt8] = []
        var (bits, bitCount): (UInt32, Int) = (0, 0)
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = digit - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = digit - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            (bits, bitCount) = (bits << 6 | UInt32(value), bitCount + 6)
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            bytes.append(UInt8(bits >> UInt32(bitCount)))
            bits &= (1 << UInt32(bitCount)) - 1
        }
        return bits == 0 && bitCount < 6 ? bytes : nil
    }
}
