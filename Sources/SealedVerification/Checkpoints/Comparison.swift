/// Holds a folder against a checkpoint of the same log that somebody has seen elsewhere or earlier.
struct Comparison {
    /// The hashes of the folder's leaves.
    let hashes: [SealedHash]
    let checkpoint: SealedCheckpoint
    /// Whoever may have signed the other checkpoint.
    let keys: [TrustedKey]
    /// The leaves that were gone through.
    let leaves: LeafChecks

    /// Clocks differ by a little.
    static let clockSeconds: Int64 = 300

    /// An earlier checkpoint of the same log: the folder must go on from it.
    func checkEarlier(_ file: [UInt8], _ report: inout SealedReport) {
        guard let (note, earlier) = read(file, "The earlier checkpoint", &report) else { return }
        if earlier.size > checkpoint.size {
            report.add(
                .rollback,
                "This folder has \(checkpoint.size) leaves, and the log had signed \(earlier.size) before: an old state is shown again.",
                file: SealedPaths.checkpoint)
        } else if isIncomplete(for: earlier) {
            impossible("The folder lacks hashes", &report)
        } else if !agrees(earlier) {
            report.add(
                .fork,
                earlier.size == checkpoint.size
                    ? "The log signed two roots for the same \(earlier.size) leaves: the record was written anew."
                    : "The first \(earlier.size) leaves are not those that the log had signed before: the record was written anew.",
                file: SealedPaths.checkpoint)
        } else {
            report.earlierSize = earlier.size
            checkTimes(after: earlier.size, cosignedIn: note, &report)
        }
    }

    /// Looks for leaves that came after what a witness cosigned and say that they were recorded before.
    private func checkTimes(after size: UInt64, cosignedIn note: SealedNote, _ report: inout SealedReport) {
        for key in keys where key.isWitness {
            guard case .signed(let time) = note.standing(of: key), time < UInt64(Int64.max),
                let leaf = leaves.firstLeaf(from: size, recordedBefore: Int64(time) - Self.clockSeconds)
            else { continue }
            report.add(
                .recordedBeforeCosignature,
                "Leaf \(leaf) says that it was recorded before \(SealedTime.text(time)), when the witness \(shown(key.name)) cosigned \(size) leaves "
                    + "and it was not among them: its time was set back, or one of the two clocks is wrong.",
                leaf: leaf)
        }
    }

    /// What somebody else was shown: one of the two must go on from the other.
    func checkSecond(_ second: SealedFolder, _ report: inout SealedReport) {
        guard let file = second.bytes(SealedPaths.checkpoint) else {
            return report.add(.comparisonUnsigned, "The second view has no checkpoint.")
        }
        guard let (_, other) = read(file, "The second view's checkpoint", &report) else { return }
        if other.size <= checkpoint.size {
            if isIncomplete(for: other) {
                impossible("The folder lacks hashes", &report)
            } else if !agrees(other) {
                split(other.size, &report)
            } else {
                report.commonSize = other.size
            }
            return
        }
        var aside = SealedReport()
        let otherHashes = TreeChecks.hashes(folder: second, size: other.size, report: &aside)
        guard UInt64(otherHashes.count) == other.size, SealedTree.root(otherHashes[...]) == other.root else {
            return impossible(
                "The second view has \(other.size) leaves, which is more, and lacks the tiles for them",
                &report)
        }
        if SealedTree.root(otherHashes[..<Int(checkpoint.size)]) != checkpoint.root {
            split(checkpoint.size, &report)
        } else {
            report.commonSize = checkpoint.size
        }
    }

    private func impossible(_ why: String, _ report: inout SealedReport) {
        report.add(.comparisonImpossible, "\(why): whether one goes on from the other cannot be told.")
    }

    /// Whether the hashes that the comparison needs are not there.
    private func isIncomplete(for other: SealedCheckpoint) -> Bool {
        other.size < checkpoint.size && other.size > UInt64(hashes.count)
    }

    private func split(_ size: UInt64, _ report: inout SealedReport) {
        report.add(
            .splitView,
            "The log signed two records that differ within the first \(size) leaves: others were shown another than you. "
                + "The two checkpoints prove it.", file: SealedPaths.checkpoint)
    }

    /// Whether the first leaves are those of another checkpoint.
    private func agrees(_ other: SealedCheckpoint) -> Bool {
        if other.size == checkpoint.size { return other.root == checkpoint.root }
        return SealedTree.root(hashes[..<Int(other.size)]) == other.root
    }

    private func read(_ file: [UInt8], _ what: String, _ report: inout SealedReport) -> (
        SealedNote, SealedCheckpoint
    )? {
        guard let note = SealedNote(file), let other = SealedCheckpoint(note.text) else {
            report.add(.comparisonUnsigned, "\(what) is no signed checkpoint: it proves nothing.")
            return nil
        }
        guard keys.contains(where: { !$0.isWitness && note.standing(of: $0) == .signed(at: 0) }) else {
            let names = note.lines.map { shown($0.name) }.joined(separator: ", ")
            let goesFurther =
                other.size > checkpoint.size
                ? " It counts \(other.size) leaves and this folder \(checkpoint.size): if the log's key was changed since, this folder shows an old state."
                : ""
            report.add(
                .comparisonUnsigned,
                "\(what) is signed by \(names.isEmpty ? "nobody" : names), with no key that you trust and none that this folder names: "
                    + "it proves nothing until you trust one of its keys.\(goesFurther)")
            return nil
        }
        guard other.origin.utf8.elementsEqual(checkpoint.origin.utf8) else {
            report.add(
                .comparisonOfAnother,
                "\(what) is of \(shown(other.origin)), and this folder of \(shown(checkpoint.origin)).")
            return nil
        }
        return (note, other)
    }
}
