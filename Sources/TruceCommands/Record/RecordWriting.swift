internal import AgreementLanguage
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Exchange
internal import RecordKeeping

/// Puts entries that people write on a record, one by one or by the file.
struct RecordWriter {
    let shell: Shell
    let store: any RecordStore
    let key: any SigningKey
    let grant: RoleGrant
    let clock: FixedClock
    let recorder: Recorder
    private let files = FilesInHand()

    init(_ shell: Shell, record: String, signer: SignerOptions, recordedAt: String?) throws {
        self.shell = shell
        store = try shell.records.open(record)
        key = try signer.signingKey(in: shell)
        clock = try shell.clock(recordedAt: recordedAt, of: store)
        recorder = Recorder(store: store, clock: clock)
        grant = try shell.signer(key, in: shell.people(recorder))
    }

    /// The entry of a line. The files that belong to it are held in hand until it is added.
    func entry(of line: RecordLine, folder: String) throws -> RecordedEntry {
        let files = try line.attachments.map { try attachment($0, folder: folder) }
        let substance: EntrySubstance
        if case .entry(let content) = line.content {
            substance = EntrySubstance(
                content, name: line.id, available: line.available, release: line.release,
                attachments: files.map(\.reference))
        } else {
            substance = EntrySubstance(
                try act(of: line, files: files.map(\.bytes)), name: line.id, available: line.available,
                release: line.release, attachments: files.map(\.reference))
        }
        return RecordedEntry(substance, author: line.author, role: line.role, reason: line.reason)
    }

    private func act(of line: RecordLine, files: [[UInt8]]) throws -> RecordAct {
        switch line.content {
        case .entry: throw ShellError(description: "an entry about the evidence is no act of the record")
        case .measureAuthorised(let measure): return .measureAuthorised(measure)
        case .task(let assignee, let question, let incidents, let deeds, let due):
            return .verificationTask(
                VerificationTask(
                    assignee: assignee, question: question, incidents: incidents, deeds: deeds, due: due))
        case .reply(let notice, let by, let grants, let text):
            return .replied(Reply(notice: notice, by: by, grants: grants, text: text))
        case .resume(let pause, let at): return .clockResumed(ClockResumption(pause: pause, at: at))
        case .agreement(let isAmendment, let title, let effective):
            return .agreement(
                AgreementAdoption(
                    stage: isAmendment ? .amended : .adopted, title: title,
                    fingerprint: "sha256:\(Digest(hashing: files[0]))", effective: effective))
        case .line(let name, let day): return .lineOfDay(LineOfDay(line: name, day: day))
        case .attachment(let about, let text):
            return .attachmentAdded(AttachmentAdded(about: about.map { EntryName(words: $0) }, text: text))
        case .note(let about, let text):
            return .note(Note(about: about.map { EntryName(words: $0) }, text: text))
        }
    }

    /// Whether a file holds a private key in the armour in which they are kept.
    private static func holdsPrivateKey(_ bytes: [UInt8]) -> Bool {
        let mark = Array("PRIVATE KEY-----".utf8)
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).contains { line in
            line.starts(with: Array("-----BEGIN ".utf8)) && line.count >= mark.count
                && line.filter { $0 != UInt8(ascii: "\r") }.suffix(mark.count).elementsEqual(mark)
        }
    }

    private func attachment(
        _ path: String, folder: String
    ) throws -> (reference: AttachmentReference, bytes: [UInt8]) {
        // Whoever writes the file of entries is not always who adds it, and must not choose among that person's files.
        guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
            throw ShellError(
                description:
                    "\(path): leads out of the folder of the file that names it; put a copy beside that file")
        }
        let bytes = try shell.records.readWithin(path, folder)
        guard !Self.holdsPrivateKey(bytes) else {
            throw ShellError(
                description:
                    "\(path): holds a private key, which must never stand on a record; nothing was added")
        }
        let name = String(path.split(separator: "/").last ?? "file")
        let digest = Digest(hashing: bytes)
        files.bytes[digest] = bytes
        return (
            AttachmentReference(
                digest: digest, name: name, mediaType: MediaType.of(name), byteCount: UInt64(bytes.count)),
            bytes
        )
    }

    /// The entry that puts another in the place of a leaf; nil where the newest correction says so already.
    ///
    /// - Parameter opens: Whether whoever may see the replacement by its own mark may see the correction. Otherwise its circle is that of
    ///   what it corrects.
    func correction(
        of number: UInt64, by replacement: RecordedEntry?, opens: Bool, reason: String, author: String
    ) throws -> RecordedEntry? {
        try store.read { record in
            guard let target = try record.leaf(number) else {
                throw ShellError(
                    description:
                        "there is no leaf \(number) to correct; the record has \(try record.head().size) leaves"
                )
            }
            let earlier = try recorder.byLeaves(record).corrections(of: target)
            let circle = (earlier.last ?? target).entry.substance.release
            let release = opens ? replacement?.substance.release ?? circle : circle
            if let last = earlier.last, case .act(.correction(let correction)) = last.entry.substance.content,
                correction.replacement?.substance == replacement?.substance, circle == release
            {
                return nil
            }
            if !opens, let mark = replacement?.substance.release, mark.isWider(than: circle) {
                shell.err(
                    "truce: warning: leaf \(number) is marked for a smaller circle than what is to take its place, and the smaller one stays; with --opens the larger one sees what the correction says, and its reason\n"
                )
            }
            return RecordedEntry(
                EntrySubstance(
                    .correction(Correction(replacement.map { .replaced($0) } ?? .withdrawn)),
                    name: EntryID("correction-\(number)-\(earlier.count + 1)"),
                    available: Interval(at: clock.moment), release: release),
                author: author, role: grant.role, reason: reason, corrects: target.reference)
        }
    }

    /// The entry that says again what a leaf says, by another key: after a key was stolen somebody must stand up for what it signed.
    func confirmation(of number: UInt64, reason: String, author: String) throws -> RecordedEntry {
        try store.read { record in
            guard var target = try record.leaf(number) else {
                throw ShellError(
                    description:
                        "there is no leaf \(number) to confirm; the record has \(try record.head().size) leaves"
                )
            }
            guard let signature = target.signature else {
                throw ShellError(
                    description:
                        "leaf \(number) is signed by nobody, so no key can be in doubt: the intake of its file vouches for it"
                )
            }
            guard signature.key != PublicKey(key.publicKey) else {
                throw ShellError(
                    description: "leaf \(number) is signed by this key: somebody else must confirm it")
            }
            // A correction is confirmed by correcting its leaf in the same way.
            if let corrected = target.entry.corrects?.number, let leaf = try record.leaf(corrected) {
                target = leaf
            }
            guard target.entry.substance.kind.isCorrectable else {
                throw ShellError(
                    description: target.entry.substance.kind == .intake
                        ? "leaf \(number) is an intake: import the same file again with another key, which then vouches for its rows"
                        : "leaf \(number) is an entry of the kind \(target.entry.substance.kind.words), which the owner alone answers for"
                )
            }
            let corrections = try recorder.byLeaves(record).corrections(of: target)
            var change = Correction(.replaced(target.entry))
            if let last = corrections.last?.entry.substance.content, case .act(.correction(let last)) = last {
                change = last
            }
            return RecordedEntry(
                EntrySubstance(
                    .correction(change),
                    name: EntryID("correction-\(target.number)-\(corrections.count + 1)"),
                    available: Interval(at: clock.moment),
                    release: (corrections.last ?? target).entry.substance.release),
                author: author, role: grant.role, reason: reason, corrects: target.reference)
        }
    }

    /// What in some entries points at nothing.
    func looseEnds(of entries: [RecordedEntry]) throws -> [LooseEnd] {
        try shell.looseEnds(of: entries, with: recorder, at: clock.moment)
    }

    /// Hands entries in; each is signed, where the role allows its kind.
    func append(_ entries: [RecordedEntry]) throws -> [AppendOutcome] {
        try keepFiles(of: entries)
        return try recorder.append(
            entries.map { try Submission($0, signedBy: key, origin: recorder.origin) })
    }

    /// Keeps the files of entries before them, for an entry never names what is not there; but not those of entries that will be refused.
    private func keepFiles(of entries: [RecordedEntry]) throws {
        guard !files.bytes.isEmpty, let publicKey = PublicKey(key.publicKey) else { return }
        let (kinds, there) = try store.read { record in
            let roles = try RecordPeople(recorder.byLeaves(record))?.roles(of: publicKey) ?? []
            return (
                roles.reduce(into: Set<EntryKind>()) { $0.formUnion($1.kinds) },
                try record.leaves(named: entries.map(\.name))
            )
        }
        for (entry, there) in zip(entries, there) where there.isEmpty && kinds.contains(entry.substance.kind)
        {
            for file in entry.allAttachments {
                guard let bytes = files.bytes.removeValue(forKey: file.digest) else { continue }
                _ = try recorder.keep(attachment: bytes)
            }
        }
    }
}

/// Files that were read and are not on the record yet.
private final class FilesInHand {
    var bytes: [Digest: [UInt8]] = [:]
}

extension Shell {
    /// What in some entries points at nothing, on a record and in the agreements that stand on it.
    func looseEnds(
        of entries: [RecordedEntry], with recorder: Recorder, at moment: Instant
    ) throws -> [LooseEnd] {
        try recorder.store.read { record in
            try record.looseEnds(of: entries, at: moment, parties: actors(in: recorder.byLeaves(record)))
        }
    }

    /// Those whom the agreements on a record name, as far as their texts can be read.
    private func actors(in record: ReadingByLeaves) throws -> Set<ActorID> {
        let compiler = AgreementCompiler(zones: zones)
        var actors: Set<ActorID> = []
        for number in try record.numbers(of: [.agreement], in: 0..<record.head().size) {
            guard let leaf = try record.leaf(number), let file = leaf.entry.substance.attachments.first,
                let text = try record.attachment(file.digest),
                let agreement = compiler.compile(bytes: text, file: file.name).agreement
            else { continue }
            actors.formUnion(agreement.actors.map(\.id))
        }
        return actors
    }
}

/// What a file is, by how its name ends.
enum MediaType {
    private static let known = [
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp",
        "tif": "image/tiff",
        "tiff": "image/tiff", "mp4": "video/mp4", "mov": "video/quicktime", "pdf": "application/pdf",
        "md": "text/markdown", "txt": "text/plain", "csv": "text/csv", "json": "application/json",
        "geojson": "application/geo+json", "html": "text/html", "wav": "audio/wav", "mp3": "audio/mpeg",
    ]

    static func of(_ name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return known[name[name.index(after: dot)...].lowercased()] ?? ""
    }
}
