import AuditLog
import SealedVerification
import Testing

/// A sealed folder in memory, to be tampered with.
struct GeneratedFolder {
    var files: [String: [UInt8]] = [:]
    var trusted: [String] = []
    /// Paths that are links.
    var links: [String] = []

    /// Exports the first leaves of a record, without those that are withheld.
    init(_ record: GeneratedRecord, size: Int? = nil, withheld: Set<Int> = []) throws {
        let leaves = record.leaves[..<(size ?? record.leaves.count)]
        let tree = TreeInMemory(leaves: leaves.map { MerkleHash(leaf: $0) })
        for tile in Tile.all(size: UInt64(leaves.count)) {
            files[tile.path] = try tree.hashes(of: tile).flatMap(\.bytes)
            guard tile.level == 0 else { continue }
            let first = Int(tile.index) * Tile.fullWidth
            files[tile.entriesPath] = try EntryBundle.encoded(
                (first..<first + tile.width).map { withheld.contains($0) ? nil : leaves[$0] })
        }
        for (digest, file) in record.attachments { files["attachments/\(digest)"] = file }
        let checkpoint = Checkpoint(
            origin: GeneratedRecord.origin, size: UInt64(leaves.count), root: tree.frontier.root)
        try seal(checkpoint, record)
        trusted = [
            try NoteKey(name: record.logName, kind: .log, publicKey: record.log.publicKey).text,
            try NoteKey(name: "guarantor.example", kind: .witness, publicKey: record.witness.publicKey).text,
        ]
        trusted.append(try NoteKey(name: "owner", kind: .log, publicKey: record.firstOwner.publicKey).text)
    }

    /// Signs a checkpoint with the log's key and cosigns it with the witness's.
    mutating func seal(_ checkpoint: Checkpoint, _ record: GeneratedRecord) throws {
        var note = try SignedNote(text: checkpoint.text)
        try note.sign(name: record.logName, with: record.log)
        try note.cosign(name: "guarantor.example", at: UInt64(record.now + 60), with: record.witness)
        files["checkpoint"] = note.encoded
    }

    func verified(
        earlier: [UInt8]? = nil, second: GeneratedFolder? = nil, mostIntakeLeaves: UInt64? = nil,
        written: [String: [[UInt8]]] = [:], at now: Int64? = nil
    ) -> SealedReport {
        var verification = Verification(
            folder: sealed, trusted: trusted.compactMap { TrustedKey($0) }, earlier: earlier,
            second: second?.sealed)
        verification.written = { _ in written }
        verification.now = now
        if let mostIntakeLeaves { verification.mostIntakeLeaves = mostIntakeLeaves }
        return verification.run()
    }

    /// The paths that begin so, in order.
    func paths(_ prefix: String) -> [String] { files.keys.filter { $0.hasPrefix(prefix) }.sorted() }

    /// Changes the leaves of a bundle, whatever lengths come of it.
    mutating func changeBundle(_ path: String, _ change: (inout [[UInt8]]) -> Void) throws {
        let bytes = try #require(files[path])
        var leaves: [[UInt8]] = []
        var rest = bytes[...]
        while let high = rest.popFirst(), let low = rest.popFirst() {
            let count = Int(high) << 8 | Int(low)
            leaves.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        change(&leaves)
        files[path] = leaves.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
    }

    private var sealed: SealedFolder {
        let files = files
        return SealedFolder(paths: Array(files.keys), links: links) { files[$0] }
    }
}
