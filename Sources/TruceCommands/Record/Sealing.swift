internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Evidence
internal import RecordKeeping
internal import SealedVerification

extension Shell {
    /// Makes a sealed folder for a circle; `place` is given what fills it.
    func sealed(
        _ store: any RecordStore, for tier: ReleaseTier, origins: OriginRegister = OriginRegister([]),
        place: ((_ write: (String, [UInt8]) throws -> Void) throws -> Void) throws -> Void
    ) throws -> SealedExport {
        let people = try people(store)
        // Neither a clock that is ahead nor an entry that says so lifts an embargo.
        let now = try store.read { try $0.head().lastRecorded }.map { min($0, records.now()) }
        let rule = SealingRule(
            tier: tier, now: now, origins: origins, offices: Set(people.grants.map(\.grant.holder)))
        var made: SealedExport?
        try place { write in
            made = try SealedExport(
                of: store,
                rule: { record in
                    // The body that assesses sees all, and what overtook what.
                    guard tier != .internal else { return rule.isShown }
                    let checkable = try CheckableLeaves(record, isShown: rule.isShown)
                    let closed = try ClosedNames(record, isOpen: rule.isOpen)
                    // What cannot be checked is withheld, and overtakes what it corrects.
                    let isShown = {
                        rule.isShown($0) && checkable.contains($0) && !closed.areNamed(in: $0.entry)
                    }
                    let overtaken = try OvertakenLeaves(record, isShown: isShown)
                    return { isShown($0) && !overtaken.contains($0) }
                },
                progress: { done, all in progress("sealing \(done) of \(all)") },
                readme: { try readme(of: $0, in: store, for: tier) }, write: write)
        }
        progress(nil)
        guard let made else { throw ShellError(description: "nothing was written") }
        return made
    }

    private func readme(
        of export: SealedExport, in store: any RecordStore, for tier: ReleaseTier
    ) throws -> String {
        let said = export.checkpoint.checkpoint
        // The keys of the leaves that the folder holds: others may have come since.
        guard let people = try store.read({ try RecordPeople($0, size: said.size) }) else {
            throw ShellError(description: "the record has not been opened")
        }
        return try Self.readme(
            SealedReport.People(
                title: people.opening.title, owner: people.owner, ownerKey: people.ownerKey.bytes,
                logName: people.logKeyName, logKey: people.logKey.bytes), origin: said.origin,
            root: said.root.hexadecimal, counts: (export.shownCount, export.withheldCount),
            hasAttachments: export.attachmentCount > 0, tier)
    }

    /// What the program writes into the files of a sealed folder that nothing signs: for each circle a README, since the folder alone does
    /// not say for whom it was made.
    static func written(_ report: SealedReport) -> [String: [[UInt8]]] {
        var files = Dictionary(
            SealedPages.all.map { ($0.0, [Array($0.1.utf8)]) }, uniquingKeysWith: { a, _ in a })
        guard let people = report.people else { return files }
        files["README.txt"] = ReleaseTier.allCases.compactMap { tier in
            try? Array(
                Self.readme(
                    people, origin: report.origin, root: report.root,
                    counts: (report.shownCount, report.withheldCount),
                    hasAttachments: report.attachmentCount > 0, tier
                ).utf8)
        }
        return files
    }

    private static func readme(
        _ people: SealedReport.People, origin: String, root: String,
        counts: (shown: UInt64, withheld: UInt64), hasAttachments: Bool, _ tier: ReleaseTier
    ) throws -> String {
        SealedReadme(
            title: people.title, origin: origin, owner: people.owner, shownCount: counts.shown,
            withheldCount: counts.withheld, hasAttachments: hasAttachments, root: root,
            ownerKey: try NoteKey(name: "\(origin)/owner", kind: .log, publicKey: people.ownerKey).text,
            logKey: try NoteKey(name: people.logName, kind: .log, publicKey: people.logKey).text,
            logName: people.logName, tier: tier
        ).text
    }
}
