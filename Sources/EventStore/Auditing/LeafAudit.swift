public import AuditLog

/// Holds the leaves that a store gives back, in their order and each once, against the rules by which a ``Recorder`` takes entries in:
/// salts, signatures, roles, what corrections point at, and the rows for which intakes were signed.
///
/// It keeps 33 bytes of each leaf, and reads the content of those alone that are signed or must be: a row of a file is vouched for by
/// its intake, which says the root of all its rows.
public struct LeafAudit: Sendable {
    private let salting: Salting
    private var rules: SignatureRules
    private var hashes: [MerkleHash] = []
    /// Nil where the leaf cannot be read.
    private var kinds: [EntryKind?] = []
    /// Rows that nobody signed, by their numbers, as long as no intake names them.
    private var rows: [Bool] = []
    /// Entries that corrections replace, with the names under which they do.
    private var replaced: [(by: UInt64, leaf: UInt64, name: EntryName)] = []
    private var signed = DoubtfulLeaves()
    /// The keys of the log, each with the leaf that named it.
    private var logKeys: [(leaf: UInt64, name: String, key: PublicKey)] = []

    /// Starts before leaf 0.
    ///
    /// - Parameter identity: What the store says that it is. Leaf 0 and the salts must bear it out.
    public init(of identity: RecordIdentity, verifier: any SignatureVerifier = Ed25519Verifier()) {
        salting = Salting(secret: identity.secret)
        rules = SignatureRules(origin: identity.origin, verifier: verifier)
    }

    /// Takes the next leaf.
    ///
    /// - Parameters:
    ///   - bytes: What the store gives as the leaf.
    ///   - hash: Its hash.
    ///   - read: Is given what the leaf says, where it can be read. Where nobody asks, rows of files are not read further than their kind.
    /// - Returns: What is wrong with the leaf, in sentences that name it.
    public mutating func take(
        _ bytes: [UInt8], hash: MerkleHash, read: ((UInt64, Leaf, RecordedEntry) -> Void)? = nil
    ) -> [String] {
        let number = UInt64(hashes.count)
        defer { hashes.append(hash) }
        do throws(CBORError) {
            let leaf = try Leaf(encoded: bytes)
            let plain = leaf.signature == nil ? EntryCodec.kind(ofBody: leaf.body) : nil
            guard read == nil, plain?.signing == .optional, number > 0 else {
                let entry = try EntryCodec.entry(fromBody: leaf.body)
                read?(number, leaf, entry)
                kinds.append(entry.substance.kind)
                rows.append(leaf.signature == nil && entry.substance.kind.signing == .optional)
                return [fault(leaf, entry, number, hash), fault(of: leaf, number)].compactMap(\.self)
            }
            kinds.append(plain)
            rows.append(true)
            return fault(of: leaf, number).map { [$0] } ?? []
        } catch {
            kinds.append(nil)
            rows.append(false)
            return ["Leaf \(number) cannot be read. \(error)"]
        }
    }

    /// Corrections that put an entry of another name in the place of what they correct, a sentence each. To be asked after the last leaf.
    public func misnamed(in record: some RecordReading) throws -> [String] {
        try replaced.compactMap { by, leaf, name in
            guard let corrected = try record.entry(leaf)?.entry.name else { return nil }
            return PointingRules.refusal(replacing: corrected, ofLeaf: leaf, by: name).map {
                "Leaf \(by) (\(EntryKind.correction.words)) may not stand there. \($0)"
            }
        }
    }

    /// How many rows are neither signed nor named by an intake so far, and the first of them: an import was cut short, or somebody put
    /// them there.
    public var unvouched: (count: Int, first: UInt64)? {
        guard let first = rows.firstIndex(of: true) else { return nil }
        return (rows[first...].count { $0 }, UInt64(first))
    }

    /// The leaves that a key signed which may have been in other hands then, as its revocation says, and for which nobody else has stood up.
    public var doubtful: [UInt64] { signed.numbers }

    /// The key that signs a checkpoint of a size; nil where no leaf names one.
    public func logKey(atSize size: UInt64) -> (name: String, key: PublicKey)? {
        logKeys.last { $0.leaf < size }.map { ($0.name, $0.key) }
    }

    private func fault(of leaf: Leaf, _ number: UInt64) -> String? {
        // The salt tells nothing of the opening that is not told better below.
        let salt = leaf.body.withUnsafeBytes { salting.salt(of: $0) { Array($0) } }
        guard number > 0, leaf.salt != salt else { return nil }
        return
            "The salt of leaf \(number) is not that of its entry under the store's secret: one of the three was changed."
    }

    private mutating func fault(
        _ leaf: Leaf, _ entry: RecordedEntry, _ number: UInt64, _ hash: MerkleHash
    ) -> String? {
        let kind = entry.substance.kind
        let isJudged = rules.isOpen
        let corrected = entry.corrects.flatMap { kinds.dropLast().at($0.number) } ?? nil
        if let refusal = rules.take(leaf, entry, number: number, hash: hash, corrected: corrected) {
            return switch refusal.code {
            case .unsigned:
                "Leaf \(number) is of the kind \(kind.words), which must be signed, and nobody signed it."
            default: "Leaf \(number) (\(kind.words)) may not stand there. \(refusal)"
            }
        }
        guard isJudged else { return nil }
        if let fault = entry.fault ?? pointing(of: entry, number) {
            return "Leaf \(number) (\(kind.words)) may not stand there. \(fault)"
        }
        signed.take(leaf, entry, number: number)
        guard case .act(let act) = entry.substance.content else { return nil }
        switch act {
        case .opened(let opening): logKeys = [(number, opening.logKeyName, opening.logKey)]
        case .keyRotated(let rotation) where rotation.use == .log:
            logKeys.append((number, rotation.name, rotation.key))
        case .intake(let account):
            for leaf in account.leaves.joined() { rows[Int(leaf)] = false }
        default: break
        }
        return nil
    }

    /// Why an entry does not point at what it may: a correction at what it corrects, an intake at its rows.
    private mutating func pointing(of entry: RecordedEntry, _ number: UInt64) -> Refusal? {
        let reference = entry.corrects
        let target = reference.flatMap { reference in
            hashes.at(reference.number).map {
                PointingRules.Target(kind: kinds[Int(reference.number)], hash: $0)
            }
        }
        if let refusal = PointingRules.refusal(
            of: entry, size: number, rowsEnd: number, target: target,
            rows: { runs in
                var rows = PointingRules.Rows()
                for leaf in runs.joined() { rows.take(leaf, kinds[Int(leaf)], hashes[Int(leaf)]) }
                return rows
            })
        {
            return refusal
        }
        if let reference, let replacement = entry.replacement {
            replaced.append((number, reference.number, replacement.name))
        }
        return nil
    }
}

extension Collection where Index == Int {
    /// The element of a number that may lie beyond the end.
    fileprivate func at(_ number: UInt64) -> Element? {
        number < UInt64(count) ? self[startIndex + Int(number)] : nil
    }
}
