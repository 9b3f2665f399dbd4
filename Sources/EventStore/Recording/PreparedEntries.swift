internal import AuditLog
internal import CeasefireModel

/// Submissions on which all work is done that needs no look at the record. What they come to lies in one block, one after the other:
/// a row has no place of its own in memory, and nobody counts who holds it.
final class PreparedEntries: Sendable {
    /// One of them.
    struct Entry: Sendable {
        let name: EntryName
        let kind: EntryKind
        /// Whether nobody signed it and nobody needs to, and it names nothing that must be there: as nearly every row of a file.
        let isPlainRow: Bool
        /// Where all of its leaf lies that stands behind the time of recording; nothing where it is refused.
        let end: Range<Int>
        let substance: Digest
        /// What holds in the place of what is corrected, by name.
        let replaced: StoredLeaf.IndexedName?
        /// Why it cannot be taken in, whatever stands on the record.
        let refusal: Refusal?
    }

    let submissions: ArraySlice<Submission>
    /// What became of them, in their order.
    let entries: [Entry]
    /// The ends of the leaves, one after the other.
    let ends: [UInt8]

    init(
        _ submissions: ArraySlice<Submission>, origin: String, salting: Salting,
        verifier: any SignatureVerifier
    ) {
        var ends = CBORWriter(reserving: submissions.count * 512)
        var encoder = EntryEncoder()
        var entries: [Entry] = []
        entries.reserveCapacity(submissions.count)
        // Where they lie: a submission that is taken out is counted, with all that it holds.
        submissions.withUnsafeBufferPointer { submissions in
            for place in submissions.indices {
                entries.append(
                    Self.entry(
                        submissions[place], origin: origin, salting: salting, verifier: verifier, &encoder,
                        &ends))
            }
        }
        self.submissions = submissions
        self.entries = entries
        self.ends = ends.encoded
    }

    private static func entry(
        _ submission: borrowing Submission, origin: String, salting: Salting, verifier: any SignatureVerifier,
        _ encoder: inout EntryEncoder, _ ends: inout CBORWriter
    ) -> Entry {
        let kind = submission.entry.substance.kind
        var refusal = submission.entry.fault
        var substance = Digest.ofNothing
        let start = ends.count
        // What has no encoding is not encoded.
        if refusal == nil {
            substance = encoder.encode(submission.entry)
            Leaf.writeEnd(encoder.body, salting: salting, signature: submission.signature, to: &ends)
            refusal = Self.refusal(
                of: submission.entry, encoder.body, submission.signature, origin: origin, verifier)
        }
        return Entry(
            name: EntryName(kind.space, submission.entry.substance.name), kind: kind,
            isPlainRow: submission.signature == nil && kind.signing == .optional
                && submission.entry.substance.attachments.isEmpty,
            end: start..<ends.count, substance: substance,
            replaced: kind == .correction && refusal == nil
                ? submission.entry.replacement.map {
                    StoredLeaf.IndexedName(name: $0.name, substance: EntryCodec.substance(of: $0))
                } : nil,
            refusal: refusal)
    }

    private static func refusal(
        of entry: RecordedEntry, _ body: borrowing CBORWriter, _ signature: EntrySignature?, origin: String,
        _ verifier: any SignatureVerifier
    ) -> Refusal? {
        guard body.count <= RecordLimits.bodyBytes else {
            return Refusal(
                .malformed,
                "\(entry.name.space.word) '\(entry.name.text)' has \(body.count) bytes; an entry has at most \(RecordLimits.bodyBytes). Put long texts into files and attach them."
            )
        }
        if case .act(.opened(let opening)) = entry.substance.content, opening.origin != origin {
            return Refusal(
                .wrongOpening,
                "The opening is that of '\(opening.origin)', and this store is made for '\(origin)'.")
        }
        guard let signature,
            !verifier.isValid(signature, of: SignedMessage.ofBody(body.encoded, origin: origin))
        else {
            return nil
        }
        return Refusal(
            .badSignature,
            "The signature on '\(entry.name.text)' is not that of the key \(signature.key) over this entry in '\(origin)'."
        )
    }
}
