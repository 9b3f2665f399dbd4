internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record show`: one entry in whole.
struct RecordShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Shows an entry in whole: what it says, who signed it, what corrects it, and that it stands.",
        usage: "truce record show --record <record> <number or name>",
        discussion: """
            The entry is given by the number of its leaf, or by its name: N-7, or report:T26-R0405, statement:T26-S031, \
            observation:P-3. Shown are all its fields, whose key signed it and whether the signature is good, the \
            entries that correct it, and whether the newest checkpoint covers it, by an inclusion proof (RFC 9162) that \
            is worked out and checked.

            EXAMPLES
              truce record show mission.record 17
              truce record show mission.record report:T26-R0405 --json
              truce record show mission.record A-1 --files photos

            \(RecordCommand.exitStatus)
            """)

    @OptionGroup var record: NamedRecord

    @Argument(
        help: ArgumentHelp(
            "The record, where --record does not name it, and the number of a leaf or the name of an entry.",
            valueName: "record> <entry"))
    var words: [String]

    private var entry: String { words[words.count - 1] }

    @Option(help: ArgumentHelp("Write the files that belong to the entry here.", valueName: "folder"))
    var files: String?

    @Flag(help: "Print a JSON document.")
    var json = false

    func validate() throws { try RecordWords.check(words, named: record.place, other: "entry") }

    func run() throws {
        let shell = Shell.current
        try shell.recording {
            try shell.readRecord(record.place ?? words[0]) { reading in
                let leaf = try find(in: reading)
                let fields = try outline(leaf, in: reading)
                if let files { try shell.write(try attachments(of: leaf, in: reading), files) }
                shell.out(
                    json
                        ? JSONValue.object(fields).text(openLevels: 3)
                        : JSONValue.object(fields).lines().map { $0 + "\n" }.joined())
                // A program that asks must not have to read the words.
                let isWrong = fields.contains { name, value in
                    guard case .string(let words) = value else { return false }
                    return name == "signature" && words.hasPrefix(Self.notGood)
                        || name == "inclusion" && words.hasPrefix(Self.notProved)
                }
                if isWrong { throw ExitStatus.notAsAsked.code }
            }
        }
    }

    /// The files of an entry. Their names are a stranger's: what could lead out of the folder is left out.
    private func attachments(
        of leaf: ReadLeaf, in record: any RecordReading
    ) throws -> [(name: String, bytes: [UInt8])] {
        try leaf.entry.allAttachments.map { file in
            guard let bytes = try record.attachment(file.digest), Digest(hashing: bytes) == file.digest else {
                throw ShellError(description: "the file \(file.digest) is not there, or was changed")
            }
            let name = file.name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
            return ("\(file.digest.description.prefix(12))-\(name.suffix(80))", bytes)
        }
    }

    private func find(in record: any RecordReading) throws -> ReadLeaf {
        if let number = UInt64(entry), let leaf = try record.leaf(number) { return leaf }
        if let named = try record.leaves(named: [EntryName(words: entry)])[0].first,
            let leaf = try record.leaf(named.number)
        {
            return leaf
        }
        let spaces = NameSpace.allCases.map { EntryName($0, entry) }
        if let near = zip(spaces, try record.leaves(named: spaces)).first(where: { !$1.isEmpty })?.0 {
            throw ShellError(description: "there is no entry '\(entry)' here; did you mean \(near.words)?")
        }
        let size = try record.head().size
        if let number = UInt64(entry), number < size {
            throw ShellError(
                description:
                    "leaf \(number) is withheld: its place and its hash are in the folder, and what it says is not"
            )
        }
        throw ShellError(
            description:
                "there is no entry '\(entry)' here: leaves go from 0 to \(size == 0 ? 0 : size - 1); a report is named as report:NAME, a statement as statement:NAME, an observation as observation:NAME"
        )
    }

    private func outline(_ leaf: ReadLeaf, in record: any RecordReading) throws -> [(String, JSONValue)] {
        var fields = LeafOutline.head(leaf)
        let people = try RecordPeople(record)
        let corrections = try record.corrections(of: leaf)
        fields.append(("signature", .string(try signature(leaf, people, in: record))))
        if let doubt = people?.doubt(of: leaf) {
            // Those that somebody else signed, who was beyond doubt.
            let others = corrections.filter {
                $0.signature?.key != leaf.signature?.key && people?.doubt(of: $0) == nil
            }
            fields.append(
                (
                    "key_lost",
                    .string(
                        "the key may have been in other hands since \(doubt.since.utcText), as leaf \(doubt.revocation) says; "
                            + (others.first.map { "leaf \($0.number), by another key, stands for it" }
                                ?? "nobody else has confirmed or corrected the entry"))
                ))
        }
        fields += EntryOutline.of(leaf.entry)
        if let correction = corrections.last {
            fields.append(("corrected_by", .array(corrections.map { .integer(Int64(clamping: $0.number)) })))
            fields.append(("holds_now", EntryOutline.afterCorrection(correction.entry)))
        }
        if let folder = record as? SealedRecord, folder.withheldCount(after: leaf.number) > 0 {
            fields.append(
                (
                    "withheld",
                    .string(
                        "\(Counted.of(folder.withheldCount(after: leaf.number), "leaf", "leaves")) after this one: any of them may correct or withdraw it, and that it holds cannot be told from this folder"
                    )
                ))
        }
        fields.append(("inclusion", .string(try inclusion(leaf, in: record))))
        return fields
    }

    private static let (notGood, notProved) = ("NOT GOOD", "NOT PROVED")

    private func signature(
        _ leaf: ReadLeaf, _ people: RecordPeople?, in record: any RecordReading
    ) throws -> String {
        let origin = people?.opening.origin ?? ""
        let kind = leaf.entry.substance.kind
        guard let signature = leaf.signature else {
            guard kind.signing == .optional else {
                return
                    "\(Self.notGood): nobody signed it, and entries of the kind \(kind.words) must be signed"
            }
            guard let intake = try intake(of: leaf, in: record) else {
                return "none, and no intake names it: an import was cut short, or somebody put it there"
            }
            guard try intake.entry.vouches(in: record) else {
                return
                    "\(Self.notGood): the rows that the intake of leaf \(intake.number) names are not those for which it was signed"
            }
            return "none; the intake of leaf \(intake.number) vouches for it"
        }
        let message = SignedMessage.ofBody(leaf.body, origin: origin)
        guard Ed25519.isValid(signature.bytes, over: message, publicKey: signature.key.bytes) else {
            return "\(Self.notGood): it is not that of the key over this entry"
        }
        // A folder was verified, and may withhold whatever gave the role.
        if !(record is SealedRecord),
            let refusal = try record.signatureRefusal(ofLeaf: leaf.number, origin: origin)
        {
            return "\(Self.notGood): \(refusal)"
        }
        let holder = people?.grants.last { $0.grant.key == signature.key && $0.leaf.number < leaf.number }
        if let holder { return "good, by \(holder.grant.holder), \(holder.grant.role)" }
        return people?.opening.ownerKey == signature.key || people?.ownerKey == signature.key
            ? "good, by the owner" : "good, by a key whose grant is not shown"
    }

    /// The first intake that names a row.
    private func intake(of leaf: ReadLeaf, in record: any RecordReading) throws -> ReadLeaf? {
        for number in try record.numbers(of: [.intake], in: leaf.number..<record.head().size) {
            guard let read = try record.leaf(number),
                case .act(.intake(let account)) = read.entry.substance.content,
                account.leaves.contains(where: { $0.contains(leaf.number) })
            else { continue }
            return read
        }
        return nil
    }

    /// Whether the newest checkpoint covers the leaf: a proof is made, and checked against the root that was signed.
    private func inclusion(_ leaf: ReadLeaf, in record: any RecordReading) throws -> String {
        guard let stored = try record.checkpoints().last else { return "no checkpoint is signed yet" }
        let checkpoint = try Checkpoint(text: SignedNote(stored.note).text)
        guard leaf.number < checkpoint.size else {
            return "recorded after the newest checkpoint, which is of \(checkpoint.size) leaves"
        }
        guard let folder = record as? SealedRecord else {
            var tree = TreeInMemory()
            try record.leaves(0..<checkpoint.size) {
                tree.append(MerkleHash(leaf: $1.withUnsafeBytes { Array($0) }))
            }
            guard tree.frontier.size == checkpoint.size else {
                return "\(Self.notProved): the store has lost leaves of those that were signed"
            }
            let path = try InclusionProof.path(of: leaf.number, size: checkpoint.size, in: &tree)
            let holds = InclusionProof.isValid(
                path, leaf: leaf.hash, index: leaf.number, size: checkpoint.size, root: checkpoint.root)
            return holds
                ? "proved by \(path.count) hashes against the checkpoint of \(checkpoint.size) leaves, root \(checkpoint.root.hexadecimal)"
                : "\(Self.notProved): the leaves do not make the root of the checkpoint of \(checkpoint.size) leaves"
        }
        return
            "the folder was verified: checkpoint of \(checkpoint.size) leaves, root \(folder.root.hexadecimal)"
    }
}

extension RecordedEntry {
    /// Whether the rows that an intake names are those for which it was signed. A sealed folder was verified, and may withhold some.
    fileprivate func vouches(in record: any RecordReading) throws -> Bool {
        guard case .act(.intake(let account)) = substance.content else { return false }
        return try record is SealedRecord || record.root(of: account.leaves) == account.root
    }
}
