/// Reads the tiles of a folder, and holds them against each other and against the root.
enum TreeChecks {
    /// The hashes of the leaves from the first on, as far as the tiles of level 0 have them without a gap.
    static func hashes(folder: SealedFolder, size: UInt64, report: inout SealedReport) -> [SealedHash] {
        var hashes: [SealedHash] = []
        for number in 0..<(size + 255) / 256 {
            let width = SealedBundles.width(number: number, size: size)
            let file = SealedPaths.tile(level: 0, number: number, width: width)
            let isLast = number == (size - 1) / 256
            guard let tile = folder.bytes(file) else {
                if isLast || !hasMore(folder, after: number, size: size) {
                    report.add(
                        .logTruncated,
                        "The folder ends after \(hashes.count) leaves, and its checkpoint counts \(size).",
                        file: file)
                } else {
                    report.add(
                        .tileMissing, "The hashes of the leaves from \(number * 256) on are not there.",
                        file: file)
                }
                return hashes
            }
            let count = min(tile.count / 32, width)
            for place in 0..<count { hashes.append(SealedHash(tile, at: place * 32)) }
            guard tile.count == width * 32 else {
                let isCut = isLast && tile.count < width * 32
                report.add(
                    isCut ? .logTruncated : .tileLength,
                    isCut
                        ? "The folder ends after \(hashes.count) leaves, and its checkpoint counts \(size)."
                        : "A tile of \(width) hashes has \(tile.count) bytes, and not \(width * 32).",
                    file: file)
                return hashes
            }
        }
        return hashes
    }

    /// Whether each tile above the first level follows from the one below, and all leaves make the root.
    static func check(
        _ hashes: [SealedHash], folder: SealedFolder, checkpoint: SealedCheckpoint, report: inout SealedReport
    ) {
        var (below, level) = (hashes, 1)
        while below.count >= 256 {
            var own: [SealedHash] = []
            for start in stride(from: 0, through: below.count - 256, by: 256) {
                own.append(SealedTree.root(below[start..<start + 256]))
            }
            for start in stride(from: 0, to: own.count, by: 256) {
                let expected = own[start..<min(start + 256, own.count)]
                let file = SealedPaths.tile(level: level, number: UInt64(start / 256), width: expected.count)
                guard let tile = folder.bytes(file) else {
                    report.add(.tileMissing, "A tile of level \(level) is not there.", file: file)
                    continue
                }
                guard tile.count == expected.count * 32 else {
                    report.add(
                        .tileLength,
                        "A tile of \(expected.count) hashes has \(tile.count) bytes, and not \(expected.count * 32).",
                        file: file)
                    continue
                }
                for (place, hash) in expected.enumerated() where SealedHash(tile, at: place * 32) != hash {
                    report.add(
                        .tileAltered,
                        "The tile's hash \(place) does not follow from tile \(start + place) of level \(level - 1): "
                            + "one of the two was changed.", file: file)
                }
            }
            (below, level) = (own, level + 1)
        }
        if SealedTree.root(hashes[...]) != checkpoint.root {
            report.add(
                .rootDiffers,
                "The \(hashes.count) leaves do not make the root of the checkpoint: something was changed, dropped, inserted or put in "
                    + "another order, and the tiles with it.", file: SealedPaths.checkpoint)
        }
    }

    /// The hashes as the leaves themselves make them, where they make the root and the tiles do not: then the tiles were changed, and the
    /// leaves were not.
    static func repaired(
        _ hashes: [SealedHash], folder: SealedFolder, checkpoint: SealedCheckpoint, report: inout SealedReport
    ) -> [SealedHash] {
        guard UInt64(hashes.count) == checkpoint.size, SealedTree.root(hashes[...]) != checkpoint.root else {
            return hashes
        }
        var (repaired, changed) = (hashes, [(tile: UInt64, leaf: Int)]())
        for number in 0..<(checkpoint.size + 255) / 256 {
            let width = SealedBundles.width(number: number, size: checkpoint.size)
            guard let file = folder.bytes(SealedPaths.bundle(number: number, width: width)),
                let leaves = SealedBundles.leaves(file), leaves.count == width
            else { continue }
            for (place, leaf) in leaves.enumerated() {
                guard let hash = leaf.map(SealedTree.leaf) else { continue }
                let leaf = Int(number) * 256 + place
                if repaired[leaf] != hash { changed.append((number, leaf)) }
                repaired[leaf] = hash
            }
        }
        guard SealedTree.root(repaired[...]) == checkpoint.root else { return hashes }
        for (tile, leaf) in changed {
            let width = SealedBundles.width(number: tile, size: checkpoint.size)
            report.add(
                .tileAltered,
                "The tile's hash \(leaf % 256) is not that of leaf \(leaf), with which the leaves make the root: the tile was changed, and the leaf was not.",
                file: SealedPaths.tile(level: 0, number: tile, width: width))
        }
        return repaired
    }

    /// Whether any later hashes are there.
    private static func hasMore(_ folder: SealedFolder, after number: UInt64, size: UInt64) -> Bool {
        (number + 1..<(size + 255) / 256).contains { later in
            let width = SealedBundles.width(number: later, size: size)
            return folder.bytes(SealedPaths.tile(level: 0, number: later, width: width)) != nil
        }
    }
}
