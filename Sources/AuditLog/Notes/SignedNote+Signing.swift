extension SignedNote {
    /// How a key stands to a note.
    public enum Standing: Hashable, Sendable {
        /// No line is by the key.
        case absent
        /// The key signed the text; a witness says when, in seconds since 1970.
        case signed(time: UInt64?)
        /// A line claims to be by the key and is not: the text or the signature was changed.
        case forged
    }

    /// Whether a key signed the note. One false line outweighs any good one.
    public func standing(of key: NoteKey) -> Standing {
        let id = key.id
        var standing = Standing.absent
        for signature in signatures
        where signature.id == id && signature.name.utf8.elementsEqual(key.name.utf8) {
            switch key.kind {
            case .log:
                guard key.verifies(signature.bytes, over: Array(text.utf8)) else { return .forged }
                standing = .signed(time: nil)
            case .witness:
                guard signature.bytes.count == 72 else { return .forged }
                let time = signature.bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
                guard time <= UInt64(Int64.max),
                    key.verifies(signature.bytes[8...], over: cosigned(at: time))
                else { return .forged }
                if case .signed(let other?) = standing, other > time { continue }
                standing = .signed(time: time)
            }
        }
        return standing
    }

    /// Signs the note as its log does, and adds the line.
    public mutating func sign(name: String, with key: some SigningKey) throws(SigningError) {
        let signature = try key.signature(over: Array(text.utf8))
        add(Signature(name: name, id: try Self.noteKey(name, .log, key).id, bytes: signature))
    }

    /// Cosigns the note as a witness does, at a time in seconds since 1970, and adds the line.
    public mutating func cosign(name: String, at time: UInt64, with key: some SigningKey) throws(SigningError)
    {
        let signature = try key.signature(over: cosigned(at: time))
        let stamp = (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> (8 * UInt64($0))) }
        add(Signature(name: name, id: try Self.noteKey(name, .witness, key).id, bytes: stamp + signature))
    }

    /// What a witness signs.
    private func cosigned(at time: UInt64) -> [UInt8] { Array("cosignature/v1\ntime \(time)\n\(text)".utf8) }

    private static func noteKey(
        _ name: String, _ kind: NoteKey.Kind, _ key: some SigningKey
    ) throws(SigningError) -> NoteKey {
        do { return try NoteKey(name: name, kind: kind, publicKey: key.publicKey) } catch {
            throw SigningError(error.description)
        }
    }
}
