/// The verification of a sealed folder, from its files and public keys alone.
///
/// Written from `Documentation/Record.md` and the standards it names, with a tree, a reader of notes and a walk through CBOR of its own: it
/// shares no code with what writes records.
public struct Verification: Sendable {
    /// The folder.
    public var folder: SealedFolder
    /// The public keys that the reader trusts: of the log or of the record's owner, and of witnesses.
    public var trusted: [TrustedKey]
    /// A checkpoint that the reader has kept from earlier; nil where there is none.
    public var earlier: [UInt8]?
    /// What somebody else was given of the same record; nil where there is nothing. Its checkpoint may be all that it has.
    public var second: SealedFolder?

    /// The reader's clock, in seconds since 1970; nil where nobody asks for what lies after it.
    public var now: Int64?

    /// What stands in the files that are words for people and that nothing signs, by their paths and by what was found of the record: one of these, or somebody changed them.
    /// Files that are not named here are not looked at.
    public var written: @Sendable (SealedReport) -> [String: [[UInt8]]] = { _ in [:] }

    /// Leaves that intakes may name before the verifier stops going through them: a minute's work.
    package var mostIntakeLeaves: UInt64 = 1 << 28

    /// Asks for a verification.
    public init(
        folder: SealedFolder, trusted: [TrustedKey], earlier: [UInt8]? = nil, second: SealedFolder? = nil
    ) {
        self.folder = folder
        self.trusted = trusted
        self.earlier = earlier
        self.second = second
    }

    /// Goes through all of the folder. Whatever is wrong, it goes on as far as it can.
    public func run() -> SealedReport {
        var report = SealedReport()
        guard let checkpoint = CheckpointChecks(folder: folder, trusted: trusted, report: &report) else {
            return report
        }
        let size = checkpoint.checkpoint.size
        let told = TreeChecks.hashes(folder: folder, size: size, report: &report)
        let hashes = TreeChecks.repaired(
            told, folder: folder, checkpoint: checkpoint.checkpoint, report: &report)
        let isWhole = UInt64(hashes.count) == size
        if isWhole {
            TreeChecks.check(hashes, folder: folder, checkpoint: checkpoint.checkpoint, report: &report)
        }
        if size == 0 {
            report.add(
                .openingMissing, "The record has no leaf: nothing opens it.", file: SealedPaths.checkpoint)
        }
        let latest = now.map { $0 + Comparison.clockSeconds }
        var bundles = BundleChecks(
            LeafChecks(
                folder: folder, hashes: hashes, origin: checkpoint.checkpoint.origin, report: report,
                mostIntakeLeaves: mostIntakeLeaves, latest: latest),
            size: size)
        bundles.check()
        report = bundles.leaves.report
        let keys = bundles.leaves.keys
        checkpoint.checkWitnesses(&report)
        if let latest { checkpoint.checkTimes(latest: latest, &report) }
        checkpoint.checkLog(keys, isBroken: bundles.leaves.isBroken || !isWhole, &report)
        let comparison = Comparison(
            hashes: hashes, checkpoint: checkpoint.checkpoint, keys: trusted + keys.log,
            leaves: bundles.leaves)
        if let earlier { comparison.checkEarlier(earlier, &report) }
        if let second { comparison.checkSecond(second, &report) }
        FolderChecks.check(
            folder, size: size, attachments: bundles.leaves.attachmentPaths, written: written(report), &report
        )
        return report
    }
}
