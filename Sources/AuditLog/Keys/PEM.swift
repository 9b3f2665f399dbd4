/// Key files as `openssl genpkey -algorithm ed25519` makes them (RFC 7468, RFC 8410): so that keys can be made, looked at and kept with tools that
/// people have already.
extension PrivateKey {
    private static let label = "PRIVATE KEY"
    /// All of PKCS#8 that stands before the 32 secret bytes of a key of Ed25519.
    private static let head: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
    /// The same where the public key follows them (RFC 8410, section 7).
    private static let headWithPublicKey: [UInt8] = [
        0x30, 0x51, 0x02, 0x01, 0x01, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
    private static let beforePublicKey: [UInt8] = [0x81, 0x21, 0x00]

    /// The text of a key file. Whoever has it can sign: keep it where nobody else can read it.
    public var pem: String { PEM.text(label: Self.label, Self.head + seed) }

    /// Reads the text of a key file.
    public init(pem text: String) throws(SigningError) {
        let (label, der) = try PEM.read(text)
        guard label == Self.label else {
            throw SigningError(
                label == "ENCRYPTED PRIVATE KEY"
                    ? "The private key is under a passphrase: write it without one (openssl pkey -in FILE -out NEW), or let an agent sign."
                    : "The file holds a \(quoted(label)), where a PRIVATE KEY was expected.")
        }
        if der.starts(with: Self.head), der.count == Self.head.count + 32 {
            try self.init(seed: Array(der.suffix(32)))
        } else if der.starts(with: Self.headWithPublicKey), der.count == 83,
            Array(der[48..<51]) == Self.beforePublicKey
        {
            try self.init(seed: Array(der[16..<48]))
            guard publicKey == Array(der[51...]) else {
                throw SigningError("The public key in the file does not belong to the private key beside it.")
            }
        } else {
            throw SigningError(
                "The private key is not one of Ed25519, or in a form that is not read: "
                    + "make one with openssl genpkey -algorithm ed25519.")
        }
    }
}

extension Ed25519 {
    private static let label = "PUBLIC KEY"
    /// All that stands before the 32 bytes of a public key of Ed25519.
    private static let head: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// The text of a file with a public key, as `openssl pkey -pubout` writes it.
    public static func pem(publicKey: [UInt8]) -> String { PEM.text(label: label, head + publicKey) }

    /// The 32 bytes of a public key, from the text of a file.
    public static func publicKey(pem text: String) throws(SigningError) -> [UInt8] {
        let (label, der) = try PEM.read(text)
        guard label == Self.label, der.starts(with: head), der.count == head.count + 32 else {
            throw SigningError(
                "The file holds a \(quoted(label)), where a PUBLIC KEY of Ed25519 was expected.")
        }
        return Array(der.suffix(32))
    }
}

/// Bytes in base 64 between two lines with dashes (RFC 7468).
private enum PEM {
    static func text(label: String, _ der: [UInt8]) -> String {
        var rest = Substring(Base64.text(der))
        var text = "-----BEGIN \(label)-----\n"
        while !rest.isEmpty {
            text += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return text + "-----END \(label)-----\n"
    }

    /// The label and the bytes of the only block of a text; what stands around it is passed over.
    static func read(_ text: String) throws(SigningError) -> (label: String, der: [UInt8]) {
        let (begin, end, dashes) = ("-----BEGIN ", "-----END ", "-----")
        let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        guard let first = lines.firstIndex(where: { $0.hasPrefix(begin) }),
            let last = lines.lastIndex(where: { $0.hasPrefix(end) }), first < last
        else { throw SigningError("The file holds no key: -----BEGIN PRIVATE KEY----- was expected.") }
        let label = lines[first].dropFirst(begin.count).prefix { $0 != "-" }
        guard lines[first].hasPrefix("\(begin)\(label)\(dashes)"),
            lines[last].hasPrefix("\(end)\(label)\(dashes)"),
            let der = Base64.bytes(lines[first + 1..<last].joined().filter { !$0.isWhitespace })
        else { throw SigningError("The key file is damaged between its lines with dashes.") }
        return (String(label), der)
    }
}
