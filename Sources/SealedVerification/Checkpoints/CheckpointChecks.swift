/// What the checkpoint of a folder says, and who signed it.
struct CheckpointChecks {
    var note: SealedNote
    var checkpoint: SealedCheckpoint
    let trusted: [TrustedKey]

    /// Reads the checkpoint of a folder; nil where there is none to go on with.
    init?(folder: SealedFolder, trusted: [TrustedKey], report: inout SealedReport) {
        guard let file = folder.bytes(SealedPaths.checkpoint) else {
            report.add(
                .checkpointMissing, "There is no checkpoint: nothing says what the folder should hold.",
                file: SealedPaths.checkpoint)
            return nil
        }
        guard let note = SealedNote(file), let checkpoint = SealedCheckpoint(note.text) else {
            report.add(
                .checkpointUnreadable,
                "The checkpoint is not a signed note of an origin, a number of leaves of at most "
                    + "\(SealedCheckpoint.mostLeaves) and a root.", file: SealedPaths.checkpoint)
            return nil
        }
        self.note = note
        self.checkpoint = checkpoint
        self.trusted = trusted
        report.origin = checkpoint.origin
        report.size = checkpoint.size
        report.root = checkpoint.root.hexadecimal
    }

    /// Looks for the cosignatures of the trusted witnesses.
    func checkWitnesses(_ report: inout SealedReport) {
        for witness in trusted where witness.isWitness {
            switch note.standing(of: witness) {
            case .absent:
                report.add(
                    .cosignatureAbsent,
                    "The witness \(shown(witness.name)) has not cosigned this checkpoint.",
                    file: SealedPaths.checkpoint)
            case .forged:
                report.add(
                    .cosignatureForged,
                    "A line claims that the witness \(shown(witness.name)) cosigned this checkpoint, and it did not.",
                    file: SealedPaths.checkpoint)
            case .signed(let time):
                report.witnesses.append(SealedReport.Witness(name: witness.name, time: time))
                guard let last = report.lastRecorded, last > 0, time < UInt64(last) else { continue }
                report.add(
                    .recordedAfterCosignature,
                    "The witness \(shown(witness.name)) cosigned at \(SealedTime.text(time)), and the last leaf says it was recorded at \(SealedTime.text(last)): "
                        + "one of the two clocks is wrong.", file: SealedPaths.checkpoint)
            }
        }
    }

    /// Looks for witnesses whose time the reader's clock has not reached.
    func checkTimes(latest: Int64, _ report: inout SealedReport) {
        for witness in report.witnesses where witness.time > UInt64(clamping: latest) {
            report.add(
                .cosignedAhead,
                "The witness \(shown(witness.name)) says that it cosigned at \(SealedTime.text(witness.time)), which your clock has not reached: one of the "
                    + "two is wrong.", file: SealedPaths.checkpoint)
        }
    }

    /// Looks for the signature of the log, once it is known which key the record names for it.
    func checkLog(_ keys: SealedKeys, isBroken: Bool, _ report: inout SealedReport) {
        var isForged = false
        for key in trusted where !key.isWitness {
            switch note.standing(of: key) {
            case .absent: break
            case .signed: report.signers.append(key.name)
            case .forged:
                isForged = true
                report.add(
                    .checkpointForged,
                    "A line claims that \(shown(key.name)) signed this checkpoint, and it did not: the text or the line was changed.",
                    file: SealedPaths.checkpoint)
            }
        }
        let isOwnerTrusted = trusted.contains { !$0.isWitness && $0.publicKey == keys.firstOwner }
        if keys.firstOwner != nil, !isOwnerTrusted {
            report.add(
                .ownerNotTrusted,
                "The owner's key that leaf 0 names is not among the keys that you trust: who granted the roles is known from the "
                    + "record alone.", leaf: 0)
        }
        let current = keys.log.last
        let currentSigned =
            current.map { note.standing(of: $0) != .absent && note.standing(of: $0) != .forged } ?? false
        if report.signers.isEmpty, isOwnerTrusted, currentSigned, let current {
            // The owner, who is trusted, put this key into the record.
            report.signers.append(current.name)
        }
        if report.signers.isEmpty, !isForged {
            let isReplaced = keys.log.dropLast().contains { old in
                trusted.contains { $0.publicKey == old.publicKey }
            }
            report.add(
                .checkpointUnsigned,
                "No key that you trust signed this checkpoint."
                    + (isReplaced
                        ? " The owner of the record has put another key in the place of the log's that you trust: ask the mission for the new one, or trust the owner's."
                        : ""),
                file: SealedPaths.checkpoint)
        }
        if current != nil, !currentSigned, !isForged, !isBroken {
            report.add(
                .logKeyDiffers,
                "The key that the record names as the log's has not signed this checkpoint: it may be by a key that was replaced.",
                file: SealedPaths.checkpoint)
        }
    }
}
