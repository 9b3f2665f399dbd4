internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// A sealed folder that another shall take the place of.
struct FolderToReplace {
    private let folder: String
    private let shell: Shell

    init(_ folder: String, _ shell: Shell) {
        self.folder = folder
        self.shell = shell
    }

    /// Refuses what would lose something: files of somebody else's, another record's folder, a later state of this one. Cosignatures that
    /// stand in the folder alone are taken into the record first.
    func check(_ store: any RecordStore, newTier: ReleaseTier) throws {
        let foreign = try shell.records.filesBelow(folder).filter { !SealedExport.isPart($0) }.sorted()
        if let first = foreign.first {
            let others = foreign.count == 1 ? "" : " and \(foreign.count - 1) files more"
            throw refusal("it holds \(first)\(others), which is no part of a sealed folder")
        }
        guard let bytes = try? shell.read(folder + "/checkpoint"), let note = try? SignedNote(bytes),
            let there = try? Checkpoint(text: note.text)
        else { throw refusal("it is there and is no sealed folder") }
        guard there.origin == store.identity.origin else {
            throw refusal("it is of another record, \(DiagnosticText.escaped(there.origin))")
        }
        if let newest = try Checkpointing.newest(in: store)?.checkpoint, there.size > newest.size {
            throw refusal(
                "it holds \(there.size) entries, and the newest checkpoint of the record counts \(newest.size): an older state would take the place of a newer one"
            )
        }
        // A witness's line: eight bytes of time before the signature.
        if note.signatures.contains(where: { $0.bytes.count == 72 }) {
            do { _ = try Checkpointing.take(cosigned: bytes, into: store) } catch let error as CheckpointError
            {
                throw refusal("it holds cosignatures that the record cannot take over: \(error)")
            }
        }
        warn(newTier)
    }

    private func refusal(_ why: String) -> ShellError { .unwritable(path: folder, why: why) }

    /// Says so where fewer people may see the new folder than the old one, or more.
    private func warn(_ newTier: ReleaseTier) {
        guard let readme = try? shell.read(folder + "/README.txt"),
            let tier = SealedReadme.tier(in: String(decoding: readme, as: UTF8.self)), tier != newTier
        else { return }
        shell.err(
            "truce: warning: \(folder) was made for \(tier.rawValue) and is now made for \(newTier.rawValue): it \(newTier < tier ? "shows more, to fewer" : "shows less")\n"
        )
    }
}
