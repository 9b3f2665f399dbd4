internal import Crypto

/// A public key that signs notes (C2SP signed-note): a name, what its signatures mean, and 32 bytes of Ed25519.
public struct NoteKey: Hashable, Sendable {
    /// What a signature is over.
    public enum Kind: UInt8, Hashable, Sendable {
        /// The text of the note: how a log signs its checkpoints.
        case log = 0x01
        /// A time and the text of the note: how a witness cosigns a checkpoint (C2SP tlog-cosignature).
        case witness = 0x04
    }

    /// The key's name: no space and no `+`; `monitors.example/record`.
    public let name: String
    /// What its signatures are over.
    public let kind: Kind
    /// The public key, 32 bytes.
    public let publicKey: [UInt8]

    /// Names a key.
    public init(name: String, kind: Kind, publicKey: [UInt8]) throws(NoteError) {
        try Self.check(name: name)
        guard publicKey.count == 32 else {
            throw NoteError("A public key of Ed25519 has 32 bytes, and here are \(publicKey.count).")
        }
        guard !Ed25519.isAnybodys(publicKey) else {
            throw NoteError(
                "The key of \(quoted(name)) is one for which anybody can sign: it is of small order.")
        }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
    }

    /// Four bytes of a hash of the name, the kind and the key: they find a signature's key, and prove nothing.
    public var id: UInt32 {
        var hasher = SHA256()
        hasher.update(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey)
        return hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// How keys are handed around: the name, `+`, the id in hexadecimal digits, `+`, and in base 64 the kind and the key.
    public var text: String {
        let digits = Hexadecimal.text(
            (0..<4).reversed().map { UInt8(truncatingIfNeeded: id >> UInt32(8 * $0)) })
        return "\(name)+\(digits)+\(Base64.text([kind.rawValue] + publicKey))"
    }

    /// Reads ``text``.
    public init(text: String) throws(NoteError) {
        // Base 64 holds `+` too, so that only the first two part the text.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 3, let id = Hexadecimal.bytes(parts[1]), id.count == 4,
            let key = Base64.bytes(parts[2])
        else {
            throw NoteError(
                "\(quoted(text)) is no public key: name+01234567+BASE64 was expected, with eight hexadecimal digits."
            )
        }
        guard let kind = key.first.flatMap(Kind.init) else {
            throw NoteError(
                "The key \(quoted(parts[0])) is of type \(key.first.map(String.init) ?? "none"): "
                    + "1 (Ed25519) and 4 (cosignatures with Ed25519) are known.")
        }
        try self.init(name: parts[0], kind: kind, publicKey: Array(key.dropFirst()))
        guard self.text == text else {
            throw NoteError(
                "The key \(quoted(name)) does not fit its own digits \(parts[1]): it was mistyped or changed."
            )
        }
    }

    /// Refuses what cannot stand as the name of a key.
    static func check(name: String) throws(NoteError) {
        guard !name.isEmpty,
            !name.unicodeScalars.contains(where: {
                $0 == "+" || $0.properties.isWhitespace || $0.value < 0x20
            })
        else {
            throw NoteError("\(quoted(name)) is no name of a key: it is empty, or holds a space or a plus.")
        }
    }

    /// Whether 64 bytes are this key's signature over a message.
    func verifies(_ signature: some Collection<UInt8>, over message: [UInt8]) -> Bool {
        Ed25519.isValid(Array(signature), over: message, publicKey: publicKey)
    }
}

/// A stranger's text as it may stand in a message: without control characters and not too long.
func quoted(_ text: some StringProtocol) -> String {
    let shown = text.unicodeScalars.prefix(80).map { scalar -> Character in
        let category = scalar.properties.generalCategory
        return [.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
            ? "\u{FFFD}" : Character(scalar)
    }
    return "‘\(String(shown))\(text.unicodeScalars.count > 80 ? "…" : "")’"
}
