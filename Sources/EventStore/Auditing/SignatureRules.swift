internal import AuditLog

/// Whose signatures count, leaf by leaf, made from the leaves before and from nothing else: the rules by which a ``Recorder`` takes
/// entries in, held against what a store gives back. Only what was signed as it must be gives or takes a right.
struct SignatureRules: Sendable {
    private let origin: String
    private let verifier: any SignatureVerifier
    private var authority = Authority()
    /// Whether leaf 0 opens the record; where it does not, nobody's key can be judged.
    private(set) var isOpen = true

    init(origin: String, verifier: any SignatureVerifier) {
        self.origin = origin
        self.verifier = verifier
    }

    /// Why the next leaf may not stand where it stands; nil where it may. `corrected` is the kind of what a correction corrects.
    mutating func take(
        _ leaf: Leaf, _ entry: RecordedEntry, number: UInt64, hash: MerkleHash, corrected: EntryKind?
    ) -> Refusal? {
        guard isOpen else { return nil }
        let refusal = refusal(leaf, entry, corrected: corrected)
        if number == 0 { isOpen = refusal == nil }
        guard refusal == nil else { return refusal }
        if leaf.signature != nil { authority.take(entry, number: number, hash: hash) }
        return nil
    }

    private func refusal(_ leaf: Leaf, _ entry: RecordedEntry, corrected: EntryKind?) -> Refusal? {
        guard authority.isOpen || entry.substance.kind == .opened else { return .notOpen }
        if let refusal = entry.refusal(leaf.body, leaf.signature, origin: origin, verifier) { return refusal }
        return authority.refusal(of: entry, signedBy: leaf.signature?.key, corrected: corrected)
    }
}

extension RecordedEntry {
    /// Why an entry is of another record, or its signature not that of the key that it names; nil where neither is so.
    func refusal(
        _ body: [UInt8], _ signature: EntrySignature?, origin: String, _ verifier: any SignatureVerifier
    ) -> Refusal? {
        if case .act(.opened(let opening)) = substance.content, opening.origin != origin {
            return Refusal(
                .wrongOpening,
                "The opening is that of '\(opening.origin)', and this store is made for '\(origin)'.")
        }
        guard let signature, !verifier.isValid(signature, of: SignedMessage.ofBody(body, origin: origin))
        else { return nil }
        return Refusal(
            .badSignature,
            "The signature on '\(name.text)' is not that of the key \(signature.key) over this entry in '\(origin)'."
        )
    }
}

extension RecordReading {
    /// Why a leaf may not stand where it stands, by its signature and by the roles that the leaves before it give; nil where it may, or
    /// where there is no such leaf.
    ///
    /// - Parameter origin: The record's origin.
    public func signatureRefusal(ofLeaf number: UInt64, origin: String) throws -> Refusal? {
        var rules = SignatureRules(origin: origin, verifier: Ed25519Verifier())
        var refusal: Refusal?
        for number in try numbers(of: Authority.kinds, in: 0..<number) + [number] {
            guard let bytes = try bytes(of: number) else { continue }
            let leaf = try Leaf(encoded: bytes)
            let entry = try EntryCodec.entry(fromBody: leaf.body)
            let corrected = try entry.corrects.flatMap { try self.entry($0.number) }
            refusal = rules.take(
                leaf, entry, number: number, hash: MerkleHash(leaf: bytes),
                corrected: corrected?.entry.substance.kind)
        }
        guard rules.isOpen || number == 0 else { return .notOpen }
        return refusal
    }
}
