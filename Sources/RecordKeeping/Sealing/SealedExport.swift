internal import AuditLog
internal import CeasefireModel
public import EventStore

/// Writes a record as a sealed folder: what anybody can check without a store, a program of ours, or trust in whoever kept it.
public struct SealedExport: Sendable {
    /// The checkpoint that the folder is of.
    public let checkpoint: KeptCheckpoint
    /// Leaves whose content the folder shows.
    public private(set) var shownCount: UInt64 = 0
    /// Leaves of which it holds only the hash.
    public private(set) var withheldCount: UInt64 = 0
    /// Files that belong to entries.
    public private(set) var attachmentCount = 0

    /// Why nothing can be exported.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// A sentence that says why, and how to mend it.
        public var description: String
    }

    /// Writes the folder of the newest checkpoint.
    ///
    /// - Parameters:
    ///   - store: Where the record is kept.
    ///   - readme: What the file for strangers says.
    ///   - rule: Reads of the record what it needs, and tells whether the circle that the folder is for may see an entry.
    ///   - progress: Is told how many leaves of how many are written.
    ///   - write: Takes each file: its path within the folder, with `/` between the parts, and its bytes.
    public init(
        of store: any RecordStore, rule: (any RecordReading) throws -> (ReadLeaf) -> Bool,
        progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in },
        readme: (SealedExport) throws -> String, write: (_ path: String, _ bytes: [UInt8]) throws -> Void
    ) throws {
        let newest = try Checkpointing.newest(in: store)
        guard let newest else {
            throw Failure(
                description:
                    "The record has no checkpoint yet, and a folder without one proves nothing: sign one with `truce record checkpoint`."
            )
        }
        checkpoint = newest
        try store.read { record in
            // What is handed on carries the log's signature: whatever came to be in the store behind the record's back is not sealed. Files are held
            // against their digests as they are written.
            try record.requireSound(of: store.identity, readsFiles: false, progress: progress)
            try writeTree(record, isShown: rule(record), progress: progress, write: write)
        }
        try write("checkpoint", newest.note)
        try write("README.txt", Array(try readme(self).utf8))
        for (path, text) in SealedPages.all { try write(path, Array(text.utf8)) }
    }

    private mutating func writeTree(
        _ record: some RecordReading, isShown: (ReadLeaf) -> Bool, progress: (UInt64, UInt64) -> Void,
        write: (String, [UInt8]) throws -> Void
    ) throws {
        let size = checkpoint.checkpoint.size
        var tree = TreeInMemory()
        var attachments: Set<Digest> = []
        for tile in Tile.all(size: size) where tile.level == 0 {
            let first = tile.index * UInt64(Tile.fullWidth)
            var bundle: [[UInt8]?] = []
            try record.leaves(first..<first + UInt64(tile.width)) { number, span in
                let bytes = span.withUnsafeBytes { Array($0) }
                tree.append(MerkleHash(leaf: bytes))
                let leaf = try ReadLeaf(number: number, bytes: bytes)
                guard isShown(leaf) else {
                    withheldCount += 1
                    return bundle.append(nil)
                }
                shownCount += 1
                bundle.append(bytes)
                attachments.formUnion(leaf.entry.allAttachments.map(\.digest))
            }
            try write(tile.entriesPath, EntryBundle.encoded(bundle))
            progress(first + UInt64(tile.width), size)
        }
        guard tree.frontier.size == size, tree.frontier.root == checkpoint.checkpoint.root else {
            throw Failure(
                description:
                    "The leaves of the store do not make the root of its checkpoint of \(size) leaves: the store was changed behind the record's back. Nothing was exported."
            )
        }
        for tile in Tile.all(size: size) {
            try write(tile.path, tree.hashes(of: tile).flatMap(\.bytes))
        }
        for digest in attachments.sorted() {
            guard let bytes = try record.attachment(digest), Digest(hashing: bytes) == digest else {
                throw Failure(
                    description:
                        "The file \(digest) that an entry names is not in the store, or was changed there.")
            }
            try write("attachments/\(digest)", bytes)
        }
        attachmentCount = attachments.count
    }
}

extension SealedExport {
    /// Whether a path can be that of a file of a sealed folder: what else lies there is not ours.
    public static func isPart(_ path: String) -> Bool {
        if ["checkpoint", "README.txt"].contains(path) || SealedPages.all.contains(where: { $0.0 == path }) {
            return true
        }
        func isDigits(_ text: Substring, _ count: ClosedRange<Int>) -> Bool {
            count.contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
        }
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        switch parts.popFirst() {
        case "attachments":
            return parts.count == 1
                && parts.allSatisfy { $0.count == 64 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } }
        case "tile":
            guard let level = parts.popFirst(), level == "entries" || isDigits(level, 1...2) else {
                return false
            }
            while let group = parts.first, group.hasPrefix("x"), isDigits(group.dropFirst(), 3...3) {
                parts.removeFirst()
            }
            guard let last = parts.popFirst() else { return false }
            if isDigits(last, 3...3) { return parts.isEmpty }
            return last.hasSuffix(".p") && isDigits(last.dropLast(2), 3...3) && parts.count == 1
                && isDigits(parts[parts.startIndex], 1...3)
        default: return false
        }
    }
}

extension RecordedEntry {
    /// The files that belong to the entry, and to what it puts in the place of another.
    public var allAttachments: [AttachmentReference] {
        guard case .act(.correction(let correction)) = substance.content else { return substance.attachments }
        return substance.attachments + (correction.replacement?.substance.attachments ?? [])
    }
}
