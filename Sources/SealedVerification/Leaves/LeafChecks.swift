/// Goes through the leaves in their order, and keeps what later leaves depend on.
struct LeafChecks {
    let folder: SealedFolder
    /// The hashes of all leaves, as the tiles hold them.
    let hashes: [SealedHash]
    /// What the checkpoint says that the log is.
    let origin: String
    /// The latest that a leaf can have been recorded; nil where nobody asks.
    let latest: Int64?
    var report: SealedReport
    var keys = SealedKeys()

    /// For each leaf what was learnt of it.
    private(set) var seen: [Seen] = []
    /// By their bytes: letters that look alike are not the same name.
    private var names: [Set<[UInt8]>] = [[], [], [], []]
    /// What each key signed.
    private(set) var signedLeaves: [[UInt8]: [(leaf: UInt64, recorded: Int64)]] = [:]
    /// What keys signed that may have been in other hands.
    var lost = LostKeys()
    /// Leaves of intakes that are still gone through. A record could name all its leaves in each of its entries.
    var intakeLeavesLeft: UInt64
    /// Attachments that were looked at.
    private var checkedAttachments: Set<SealedHash> = []
    /// Whether a leaf so far is missing, altered or unreadable, or leaf 0 withheld: the folder is found wrong for it, and what a later
    /// signature leans on may have stood there. A leaf that is withheld is no excuse: roles and keys are always shown.
    private(set) var isBroken = false

    /// What is kept of a leaf.
    struct Seen {
        /// The kind; nil where the leaf is withheld or cannot be read.
        var kind: SealedKind?
        var isSigned = false
        /// When it was recorded; nil where nobody can tell.
        var recorded: Int64?
        var isInIntake = false
    }

    init(
        folder: SealedFolder, hashes: [SealedHash], origin: String, report: SealedReport,
        mostIntakeLeaves: UInt64, latest: Int64? = nil
    ) {
        self.latest = latest
        self.folder = folder
        self.hashes = hashes
        self.origin = origin
        self.report = report
        intakeLeavesLeft = mostIntakeLeaves
        seen.reserveCapacity(hashes.count)
    }

    /// The next leaf is withheld.
    mutating func withheld(file: String) {
        if seen.isEmpty {
            report.add(
                .openingWithheld,
                "Leaf 0 is withheld: the keys of the record are not here, so that no entry's signature can be checked.",
                leaf: 0, file: file)
            isBroken = true
        }
        report.withheldCount += 1
        seen.append(Seen())
    }

    /// The next leaf cannot be read: what follows cannot lean on it.
    mutating func unreadable(_ fault: SealedFault, file: String) {
        report.add(
            .leafUnreadable,
            "Leaf \(seen.count) is not in the form of the record: \(fault.sentence) (byte \(fault.offset)).",
            leaf: UInt64(seen.count), file: file)
        isBroken = true
        seen.append(Seen())
    }

    /// The next leaf is not there, or not the right one, which has been found already.
    mutating func skip() {
        isBroken = true
        seen.append(Seen())
    }

    /// The next leaf, with what it says.
    mutating func check(_ leaf: SealedLeaf, file: String) {
        let number = UInt64(seen.count)
        let body = leaf.body
        report.shownCount += 1
        seen.append(Seen(kind: body.kind, isSigned: leaf.signature != nil, recorded: leaf.recorded))
        if let last = report.lastRecorded, leaf.recorded < last {
            report.add(
                .timeBackwards,
                "Leaf \(number) says it was recorded at \(SealedTime.text(leaf.recorded)), and one before it at \(SealedTime.text(last)), which is later.",
                leaf: number, file: file)
        }
        // Times never run backwards, so that the first says it of all that follow.
        if let latest, leaf.recorded > latest, report.counts[.recordedAhead] == nil {
            report.add(
                .recordedAhead,
                "Leaf \(number) says it was recorded at \(SealedTime.text(leaf.recorded)), which your clock has not reached: one of the two is wrong. The times "
                    + "of all leaves from there on say nothing.", leaf: number, file: file)
        }
        report.lastRecorded = max(report.lastRecorded ?? leaf.recorded, leaf.recorded)
        if !names[body.kind.space].insert(Array(body.name.utf8)).inserted {
            report.add(
                .nameTwice,
                "Leaf \(number) bears the name \(shown(body.name)), which a leaf before it bears.",
                leaf: number, file: file)
        }
        checkOpening(body, number, file)
        checkSignature(leaf, number, file)
        checkContent(leaf, number, file)
        for attachment in body.attachments { checkAttachment(attachment, number) }
    }

    /// The first leaf from a number on that says it was recorded before a moment.
    func firstLeaf(from number: UInt64, recordedBefore moment: Int64) -> UInt64? {
        guard number < UInt64(seen.count) else { return nil }
        return seen[Int(number)...].firstIndex { $0.recorded.map { $0 < moment } ?? false }.map { UInt64($0) }
    }

    /// Marks the leaves that an intake names; the first of them that cannot be a row.
    mutating func markIntake(_ range: Range<UInt64>) -> UInt64? {
        var unfit: UInt64?
        for number in range {
            seen[Int(number)].isInIntake = true
            if let kind = seen[Int(number)].kind, kind.isOwners || kind == .intake { unfit = unfit ?? number }
        }
        return unfit
    }

    mutating func note(signer: [UInt8], leaf: UInt64, recorded: Int64) {
        signedLeaves[signer, default: []].append((leaf, recorded))
        lost.sign(leaf, by: signer)
    }

    /// After the last leaf: rows that nobody vouches for.
    mutating func finish() {
        for (leaf, revocation) in lost.unconfirmed {
            report.add(
                .signedByLostKey,
                "Leaf \(leaf) is signed by a key that may have been in other hands then, as leaf \(revocation) says: "
                    + "it should be confirmed or corrected by somebody else.", leaf: leaf)
        }
        let rows = seen.indices.filter {
            seen[$0].kind?.mayBeUnsigned == true && !seen[$0].isSigned && !seen[$0].isInIntake
        }
        guard let first = rows.first else { return }
        report.add(
            .rowsWithoutIntake,
            (rows.count == 1
                ? "Leaf \(first) is" : "\(rows.count) leaves, the first of them leaf \(first), are")
                + " neither signed nor named by an intake: "
                + "an import was cut short, or its intake is withheld.", leaf: UInt64(first))
    }

    /// The paths of the files that entries name.
    var attachmentPaths: Set<String> { Set(checkedAttachments.map { SealedPaths.attachment($0) }) }

    /// Looks for a file that an entry names, once.
    mutating func checkAttachment(_ attachment: SealedBody.Attachment, _ number: UInt64) {
        guard checkedAttachments.insert(attachment.digest).inserted else { return }
        let file = SealedPaths.attachment(attachment.digest)
        guard let bytes = folder.bytes(file) else {
            return report.add(
                .attachmentMissing, "Leaf \(number) has an attachment that is not in the folder.",
                leaf: number, file: file)
        }
        let digest = bytes.withUnsafeBytes { SealedHash(hashing: $0) }
        guard digest == attachment.digest, UInt64(bytes.count) == attachment.size else {
            return report.add(
                .attachmentAltered,
                "The attachment of leaf \(number) is not the one that the entry names: its SHA-256 or its size differs.",
                leaf: number, file: file)
        }
        report.attachmentCount += 1
    }
}

/// A stranger's text as it may stand in a sentence.
func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(60).map { scalar -> Character in
        let category = scalar.properties.generalCategory
        let isHarmless = ![.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
        return isHarmless ? Character(scalar) : "\u{FFFD}"
    }
    return "‘\(String(scalars))’"
}
