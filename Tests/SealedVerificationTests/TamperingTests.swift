import AuditLog
import SealedVerification
import TestSupport
import Testing

/// Each kind of tampering with a folder that was sealed honestly is found, by its name.
@Suite("Tampering with a sealed folder")
struct TamperingTests {
    static let seeds = UInt64(1)...3

    /// A folder of a drawn record with at least three bundles.
    static func folder(_ seed: UInt64) throws -> (GeneratedRecord, GeneratedFolder) {
        let record = GeneratedRecord(seed: seed, about: 600)
        return (record, try GeneratedFolder(record))
    }

    /// What was found, at a leaf or in a file.
    static func expect(
        _ report: SealedReport, _ name: SealedFinding.Name, leaf: Int? = nil, file: String? = nil,
        seed: UInt64,
        at place: SourceLocation = #_sourceLocation
    ) {
        #expect(!report.holds, "seed \(seed)", sourceLocation: place)
        let found = report.findings.contains {
            $0.name == name && (leaf == nil || $0.leaf == leaf.map { UInt64($0) })
                && (file == nil || $0.file == file)
                && $0.sentence.hasSuffix(".")
        }
        #expect(found, "seed \(seed): \(report.findings)", sourceLocation: place)
    }

    @Test("a bit flipped anywhere, in any file, does not go unseen; seeds 1 to 24", arguments: UInt64(1)...24)
    func anyBit(seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let record = GeneratedRecord(seed: seed % 4, about: 300)
        let sound = try GeneratedFolder(record)
        for _ in 0..<5 {
            var folder = sound
            let path = random.pick(folder.paths("").filter { folder.files[$0]?.isEmpty == false })
            let place = random.below(folder.files[path]?.count ?? 0)
            folder.files[path]?[place] ^= UInt8(1 << random.below(8))
            let report = folder.verified()
            // A changed name or id of a witness's line is one witness less; all else is a fault.
            #expect(
                !report.holds || report.counts[.cosignatureAbsent] == 1,
                "seed \(seed): \(path), byte \(place)")
        }
    }

    @Test("flip: a byte of an entry", arguments: seeds)
    func flippedLeaf(seed: UInt64) throws {
        var (record, folder) = try Self.folder(seed)
        let number = 256 + record.random.below(256)
        try folder.changeBundle("tile/entries/001") { $0[number - 256][30] ^= 1 }
        Self.expect(folder.verified(), .leafAltered, leaf: number, file: "tile/entries/001", seed: seed)
    }

    @Test("flip: a byte of a tile, low or high", arguments: seeds)
    func flippedTile(seed: UInt64) throws {
        var (record, folder) = try Self.folder(seed)
        let number = record.random.below(256)
        folder.files["tile/0/000"]?[number * 32] ^= 1
        let report = folder.verified()
        Self.expect(report, .tileAltered, file: "tile/0/000", seed: seed)
        #expect(
            report.counts == [.tileAltered: 1], "the leaves make the root, so that nothing else is at fault")
        // Where the leaf is withheld nobody can tell which of the two was changed.
        var withheld = try GeneratedFolder(record, withheld: [number])
        withheld.files["tile/0/000"]?[number * 32] ^= 1
        let hidden = withheld.verified()
        Self.expect(hidden, .rootDiffers, seed: seed)
        Self.expect(hidden, .tileAltered, file: "tile/1/000.p/2", seed: seed)
        folder = try GeneratedFolder(record)
        folder.files["tile/1/000.p/2"]?[40] ^= 1
        let high = folder.verified()
        Self.expect(high, .tileAltered, file: "tile/1/000.p/2", seed: seed)
        #expect(high.counts.count == 1, "the tree below is sound")
    }

    @Test("flip: an entry and all tiles with it", arguments: seeds)
    func flippedThroughout(seed: UInt64) throws {
        var (record, sound) = try Self.folder(seed)
        let number = 1 + record.random.below(500)
        var forged = GeneratedRecord(keysOf: seed)
        for (i, leaf) in record.leaves.enumerated() {
            var leaf = leaf
            if i == number { leaf[leaf.count / 2] ^= 1 }
            forged.append(leaf: leaf)
        }
        var folder = try GeneratedFolder(forged)
        folder.files["checkpoint"] = sound.files["checkpoint"]
        Self.expect(folder.verified(), .rootDiffers, file: "checkpoint", seed: seed)
    }

    @Test("drop: an entry from its file", arguments: seeds)
    func dropped(seed: UInt64) throws {
        var (record, folder) = try Self.folder(seed)
        let number = record.random.below(256)
        try folder.changeBundle("tile/entries/000") { $0.remove(at: number) }
        let report = folder.verified()
        Self.expect(report, .leafDropped, leaf: number, file: "tile/entries/000", seed: seed)
        #expect(report.shownCount == report.size - 1, "the others are still read")
    }

    @Test("insert: an entry into a file", arguments: seeds)
    func inserted(seed: UInt64) throws {
        var (record, folder) = try Self.folder(seed)
        let number = record.random.below(256)
        record.finding()
        let stranger = try #require(record.leaves.last)
        try folder.changeBundle("tile/entries/000") { $0.insert(stranger, at: number) }
        Self.expect(folder.verified(), .leafInserted, leaf: number, file: "tile/entries/000", seed: seed)
    }

    @Test("reorder: two entries change places", arguments: seeds)
    func reordered(seed: UInt64) throws {
        var (record, folder) = try Self.folder(seed)
        let number = record.random.below(255)
        try folder.changeBundle("tile/entries/001") { $0.swapAt(number, number + 1) }
        let report = folder.verified()
        Self.expect(report, .leafMoved, leaf: 256 + number, file: "tile/entries/001", seed: seed)
        Self.expect(report, .leafMoved, leaf: 257 + number, file: "tile/entries/001", seed: seed)
    }

    @Test("truncate: the end of the folder is cut off, file by file", arguments: seeds)
    func truncated(seed: UInt64) throws {
        let (_, sound) = try Self.folder(seed)
        var folder = sound
        let last = try #require(folder.paths("tile/0/").last)
        folder.files[last]?.removeLast(32)
        Self.expect(folder.verified(), .logTruncated, file: last, seed: seed)
        folder.files[last] = nil
        Self.expect(folder.verified(), .logTruncated, file: last, seed: seed)
        folder.files["tile/0/001"] = nil
        Self.expect(folder.verified(), .logTruncated, file: "tile/0/001", seed: seed)
        var bundles = sound
        let bundle = try #require(bundles.paths("tile/entries/").last)
        try bundles.changeBundle(bundle) { $0.removeLast() }
        Self.expect(bundles.verified(), .leafDropped, file: bundle, seed: seed)
    }

    @Test("missing: a tile, a bundle, a high tile, the checkpoint, an attachment", arguments: seeds)
    func missing(seed: UInt64) throws {
        let (_, sound) = try Self.folder(seed)
        let attachment = try #require(sound.paths("attachments/").first)
        for (path, name) in [
            ("tile/0/001", SealedFinding.Name.tileMissing), ("tile/entries/001", .bundleMissing),
            ("tile/1/000.p/2", .tileMissing), ("checkpoint", .checkpointMissing),
            (attachment, .attachmentMissing),
        ] {
            var folder = sound
            folder.files[path] = nil
            Self.expect(folder.verified(), name, file: path, seed: seed)
        }
    }

    @Test("garbled: a bundle that cannot be parted, a tile of another length, a checkpoint that is none")
    func garbled() throws {
        let (_, sound) = try Self.folder(1)
        var folder = sound
        folder.files["tile/entries/000"]?.removeLast()
        Self.expect(folder.verified(), .bundleUnreadable, file: "tile/entries/000", seed: 1)
        folder.files["tile/entries/000"] = [UInt8](repeating: 0, count: 1 << 20)
        Self.expect(folder.verified(), .bundleUnreadable, file: "tile/entries/000", seed: 1)
        folder = sound
        folder.files["tile/0/000"]?.append(0)
        Self.expect(folder.verified(), .tileLength, file: "tile/0/000", seed: 1)
        folder = sound
        folder.files["checkpoint"] = Array("nothing\n".utf8)
        Self.expect(folder.verified(), .checkpointUnreadable, file: "checkpoint", seed: 1)
        // A size beyond all reason is refused before anything is read by it.
        folder.files["checkpoint"] = Array(
            "a\n18446744073709551615\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— a AAAAAAA=\n".utf8)
        Self.expect(folder.verified(), .checkpointUnreadable, file: "checkpoint", seed: 1)
    }

    @Test("an attachment that was exchanged", arguments: seeds)
    func attachment(seed: UInt64) throws {
        var (_, folder) = try Self.folder(seed)
        let path = try #require(folder.paths("attachments/").last { folder.files[$0]?.isEmpty == false })
        folder.files[path]?[0] ^= 1
        Self.expect(folder.verified(), .attachmentAltered, file: path, seed: seed)
    }
}
