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
    ///
    /// - Parameters:
    ///   - store: The record.
    ///   - newTier: The circle that the new folder is for.
    ///   - isWidened: Whether the old folder may have been for a wider circle.
    func check(_ store: any RecordStore, newTier: ReleaseTier, isWidened: Bool) throws {
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
        guard try store.read({ try $0.root(of: [0..<there.size]) }) ?? .ofEmptyTree == there.root else {
            throw refusal(
                "it holds \(there.size) entries that are not the first of the record: one of the two was written anew, and the folder proves it. Keep it"
            )
        }
        let tier = madeFor
        if !isWidened { try refuseToWiden(from: tier, to: newTier) }
        // A witness's line: eight bytes of time before the signature.
        if note.signatures.contains(where: { $0.bytes.count == 72 }) {
            do {
                for (name, taken) in try Checkpointing.take(cosigned: bytes, into: store)
                where taken == .another {
                    shell.err(
                        "truce: warning: under the name of the witness \(DiagnosticText.escaped(name)) \(folder) holds another line than the record, and the record's stays: `truce record checkpoint --cosigned FILE --witness KEY` tells which is good\n"
                    )
                }
            } catch let error as CheckpointError {
                throw refusal("it holds cosignatures that the record cannot take over: \(error)")
            }
        }
        if let tier, tier != newTier {
            shell.err(
                "truce: warning: \(folder) was made for \(tier.rawValue) and is now made for \(newTier.rawValue): it \(newTier < tier ? "shows more, to fewer" : "shows less")\n"
            )
        }
    }

    private func refusal(_ why: String) -> ShellError { .unwritable(path: folder, why: why) }

    /// The circle that the folder says it was made for; nil where it does not say.
    private var madeFor: ReleaseTier? {
        (try? shell.read(folder + "/README.txt")).flatMap {
            SealedReadme.tier(in: String(decoding: $0, as: UTF8.self))
        }
    }

    /// Whoever reads a folder goes on reading it, and what was published once cannot be taken back.
    private func refuseToWiden(from tier: ReleaseTier?, to newTier: ReleaseTier) throws {
        guard let tier else {
            guard newTier != .public else { return }
            throw refusal(
                "its README does not say for whom it was made, and the new one is for \(newTier.rawValue) alone: make it elsewhere, or say with --widen that whoever reads the old one may read this"
            )
        }
        guard newTier < tier else { return }
        throw refusal(
            "it was made for \(tier.rawValue), and the new one is for \(newTier.rawValue) alone: whoever reads the old one would read what is withheld from them. Make it elsewhere, or say with --widen that they may"
        )
    }
}
