internal import AuditLog
internal import CeasefireModel
internal import Evaluation
internal import EventStore
internal import Publication
internal import RecordKeeping
internal import SealedVerification

extension Shell {
    /// A sealed folder whose leaves make the root that it says, and that one of the trusted keys signed where some are named.
    func verifiedFolder(
        _ folder: String, trust: [TrustedKey] = []
    ) throws -> (record: SealedRecord, signers: [String]) {
        progress("verifying \(folder)")
        let files = FilesAsVerified(fileOfSealed(folder), in: folder)
        var verification = Verification(folder: sealedFolder(folder, reading: files), trusted: trust)
        verification.now = records.now().secondsSinceEpoch
        let report = verification.run()
        progress(nil)
        let wrong = report.findings.filter {
            !$0.name.isRemark && (!trust.isEmpty || $0.name != .checkpointUnsigned)
        }
        guard wrong.isEmpty else {
            throw ShellError(
                description: "\(folder) is not what it says: "
                    + wrong.prefix(3).map { "\($0.name.rawValue): \($0.sentence)" }.joined(separator: " ")
                    + " `truce record verify \(folder)` tells all")
        }
        // Where nobody's key was asked for, that was said.
        warn(ofRemarks: report, folder, besides: trust.isEmpty ? [.ownerNotTrusted] : [])
        let sealed = try SealedRecord { try files.again($0) }
        return (sealed, report.signers + report.witnesses.map(\.name))
    }

    /// Warns where entries may still come that count at a moment: as long as none was recorded after it, one may be recorded in its second, by a
    /// clock that was set back, or in the replay of an archive.
    private func warn(
        ofUnsettled record: any RecordReading, asOf moment: Instant?, basis: RecordBasis
    ) throws {
        guard let moment, basis == .recorded else { return }
        if let last = try record.lastNumber(), let leaf = try record.leaf(last), leaf.recorded > moment {
            return
        }
        err(
            "truce: warning: nothing was recorded after \(moment.utcText) so far: whatever is still recorded as of then will count too, and the result is not yet the one that stays\n"
        )
    }

    /// Warns of what a verification remarked on, once by each name: no fault of the folder, and nothing that whoever relies on it should miss. Of
    /// files for people only a verification tells.
    func warn(
        ofRemarks report: SealedReport, _ folder: String, besides: Set<SealedFinding.Name> = []
    ) {
        let aside = besides.union([
            .checkpointUnsigned, .fileUnknown, .fileDiffers, .fileMissing, .fileElsewhere,
        ])
        var told: Set<SealedFinding.Name> = []
        for remark in report.findings where remark.name.isRemark && !aside.contains(remark.name) {
            guard told.insert(remark.name).inserted else { continue }
            let more = (report.counts[remark.name] ?? 1) - 1
            let rest = more == 0 ? "" : " So of \(more) more: `truce record verify` tells of all."
            err(
                "truce: warning: \(DiagnosticText.escaped(folder)): \(DiagnosticText.escaped(remark.sentence))\(rest)\n"
            )
        }
    }

    /// What a record said at a moment, and what names it.
    func view(of place: String, asOf moment: Instant?, basis: RecordBasis, trust: [String] = []) throws -> (
        view: RecordView, file: ReadFile
    ) {
        try recording {
            let keys = try trust.map { text in
                guard let key = TrustedKey(text) else {
                    throw ShellError(
                        description:
                            "'\(text)' is no public key, or was mistyped: name+01234567+BASE64 was expected")
                }
                return key
            }
            if keys.isEmpty, records.look(place) == .folder {
                err(
                    "truce: warning: nobody's key was asked for with --trust: a forged folder that is whole would look the same\n"
                )
            }
            var signers: [String]?
            let (origin, view, prefix) = try readRecord(place, trust: keys, signers: &signers) {
                record, identity in
                // A folder was verified when it was opened. What is remarked on stands in no result: a revocation that came later would change that of a
                // moment before.
                for remark in try identity.map({ try record.requireLeaves(of: $0).remarks }) ?? [] {
                    err("truce: warning: \(remark); what is made of the record counts it all the same\n")
                }
                try warn(ofUnsettled: record, asOf: moment, basis: basis)
                let view = try record.view(asOf: moment, basis: basis)
                let folder = record as? SealedRecord
                if let folder, folder.withheldCount > 0 {
                    err(
                        "truce: warning: \(DiagnosticText.escaped(place)) withholds \(Counted.of(folder.withheldCount, "entry", "entries")): what is assessed rests on the others alone, and any of those may correct or withdraw one of them\n"
                    )
                }
                // What is withheld has a hash all the same, so that the prefix of a folder is that of its record.
                let prefix = try folder.map {
                    RecordView.Prefix(size: view.end, root: try $0.root(ofSize: view.end))
                }
                return (try RecordPeople(record)?.opening.origin ?? "", view, prefix ?? view.prefix)
            }
            let count = Int(clamping: view.leafCount)
            var file = ReadFile(
                // The address of a database names a machine, and may hold a password.
                path: RecordAddress.isDatabase(place) ? origin : place, kind: "record", read: count,
                accepted: count, rejected: 0,
                digest: "sha256:\(view.fingerprint)")
            file.record = RecordCount(
                origin: origin, basis: basis.rawValue, size: prefix?.size, root: prefix?.root.hexadecimal,
                signers: signers)
            return (view, file)
        }
    }
}
