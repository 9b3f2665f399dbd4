/// A text with signatures (C2SP signed-note). Nothing in the text may be believed before ``standing(of:)`` was asked.
public struct SignedNote: Hashable, Sendable {
    /// The most bytes of a note.
    public static let mostBytes = 262_144
    /// The most signatures of a note.
    public static let mostSignatures = 64

    /// One line of signature.
    public struct Signature: Hashable, Sendable {
        /// The name of the key.
        public var name: String
        /// The id of the key.
        public var id: UInt32
        /// What follows the id: of a log 64 bytes, of a witness eight bytes of time before them.
        public var bytes: [UInt8]

        /// Creates a signature.
        public init(name: String, id: UInt32, bytes: [UInt8]) {
            self.name = name
            self.id = id
            self.bytes = bytes
        }
    }

    /// What is signed: ends with a line feed.
    public let text: String
    /// The signatures, in the order of their lines.
    public private(set) var signatures: [Signature]

    /// A note that nobody has signed yet. The text ends with a line feed and holds no other control character.
    public init(text: String) throws(NoteError) {
        try Self.check(text)
        guard text.hasSuffix("\n") else { throw NoteError("The text of a note ends with a line feed.") }
        self.text = text
        signatures = []
    }

    /// Adds a signature's line after the others, in place of any that the same key left before: two lines of one key are refused by others' readers.
    public mutating func add(_ signature: Signature) {
        signatures.removeAll { $0.name == signature.name && $0.id == signature.id }
        signatures.append(signature)
    }

    /// Reads a note as it stands in a file.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.mostBytes else {
            throw NoteError("A note has at most \(Self.mostBytes) bytes, and here are \(bytes.count).")
        }
        guard let all = String(validating: bytes, as: UTF8.self) else {
            throw NoteError("The note is not UTF-8.")
        }
        try Self.check(all)
        var lines = all.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, let blank = lines.lastIndex(where: \.isEmpty), blank > 0
        else {
            throw NoteError(
                "The note has no blank line between its text and its signatures, or ends in a line.")
        }
        let signed = lines[(blank + 1)...]
        guard (1...Self.mostSignatures).contains(signed.count) else {
            throw NoteError(
                "The note has \(signed.count) signatures: 1 to \(Self.mostSignatures) were expected.")
        }
        text = lines[..<blank].joined(separator: "\n") + "\n"
        signatures = []
        for line in signed { signatures.append(try Self.signature(line)) }
    }

    /// The note as it stands in a file.
    public var encoded: [UInt8] {
        let lines = signatures.map { signature in
            let id = (0..<4).reversed().map { UInt8(truncatingIfNeeded: signature.id >> UInt32(8 * $0)) }
            return "— \(signature.name) \(Base64.text(id + signature.bytes))\n"
        }
        return Array((text + "\n" + lines.joined()).utf8)
    }

    private static func signature(_ line: Substring) throws(NoteError) -> Signature {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "—", let bytes = Base64.bytes(parts[2]), bytes.count > 4 else {
            throw NoteError(
                "The line \(quoted(line)) is no signature: a dash, a name and base 64 were expected.")
        }
        try NoteKey.check(name: String(parts[1]))
        return Signature(
            name: String(parts[1]), id: bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) },
            bytes: Array(bytes.dropFirst(4)))
    }

    private static func check(_ text: String) throws(NoteError) {
        if let control = text.utf8.first(where: { $0 < 0x20 && $0 != 0x0A }) {
            throw NoteError(
                "The note holds the control character \(control), and may hold none but line feeds.")
        }
    }
}
