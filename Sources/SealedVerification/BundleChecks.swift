/// Reads the leaves of a folder file by file, and holds each against its hash.
struct BundleChecks {
    var leaves: LeafChecks
    private let size: UInt64
    /// Where a leaf with a hash belongs; made when it is first asked for.
    private var places: [SealedHash: Int]?

    init(_ leaves: LeafChecks, size: UInt64) {
        self.leaves = leaves
        self.size = size
    }

    /// Goes through all leaves whose hashes are known.
    mutating func check() {
        let count = leaves.hashes.count
        for start in stride(from: 0, to: count, by: 256) {
            let width = SealedBundles.width(number: UInt64(start / 256), size: size)
            check(
                start..<min(start + width, count), width,
                SealedPaths.bundle(number: UInt64(start / 256), width: width))
        }
        leaves.finish()
    }

    private mutating func check(_ range: Range<Int>, _ width: Int, _ file: String) {
        guard let bytes = leaves.folder.bytes(file) else {
            leaves.report.add(
                .bundleMissing, "The leaves from \(range.lowerBound) on are not there.",
                leaf: UInt64(range.lowerBound), file: file)
            return range.forEach { _ in leaves.skip() }
        }
        guard let held = SealedBundles.leaves(bytes) else {
            leaves.report.add(
                .bundleUnreadable, "The file cannot be parted into leaves: a length leads beyond its end.",
                leaf: UInt64(range.lowerBound), file: file)
            return range.forEach { _ in leaves.skip() }
        }
        let hashes = held.map { $0.map(SealedTree.leaf) }
        if held.count != width { reportCount(hashes, range, width, file) }
        // Where leaves were dropped or inserted, the others are found by their hashes.
        let found =
            held.count == width
            ? [:]
            : Dictionary(hashes.enumerated().compactMap { place, hash in hash.map { ($0, place) } }) { a, _ in
                a
            }
        for number in range {
            let place = held.count == width ? number - range.lowerBound : found[leaves.hashes[number]]
            guard let place else {
                leaves.skip()
                continue
            }
            check(held[place], hashes[place], number, file)
        }
    }

    private mutating func check(
        _ leaf: ArraySlice<UInt8>?, _ hash: SealedHash?, _ number: Int, _ file: String
    ) {
        guard let leaf, let hash else { return leaves.withheld(file: file) }
        guard hash == leaves.hashes[number] else {
            if let home = home(of: hash) {
                leaves.report.add(
                    .leafMoved, "In the place of leaf \(number) stands leaf \(home).", leaf: UInt64(number),
                    file: file)
            } else {
                leaves.report.add(
                    .leafAltered,
                    "Leaf \(number) is not the one whose hash stands in the tree: it was changed or exchanged.",
                    leaf: UInt64(number), file: file)
            }
            return leaves.skip()
        }
        do { leaves.check(try SealedLeaf(leaf), file: file) } catch { leaves.unreadable(error, file: file) }
    }

    /// Leaves are gone from a file, or too many stand in it.
    private mutating func reportCount(
        _ hashes: [SealedHash?], _ range: Range<Int>, _ width: Int, _ file: String
    ) {
        let first = zip(hashes, range).first { hash, number in
            hash.map { $0 != leaves.hashes[number] } ?? false
        }?.1
        let place = first ?? range.lowerBound + min(hashes.count, range.count)
        if hashes.count < width {
            leaves.report.add(
                .leafDropped,
                "The file holds \(hashes.count) leaves, and the tree has \(width) here: leaf \(place), or one before it that is "
                    + "withheld, is gone.", leaf: UInt64(place), file: file)
        } else {
            leaves.report.add(
                .leafInserted,
                "The file holds \(hashes.count) leaves, and the tree has \(width) here: what stands in the place of leaf \(place), "
                    + "or before it, was inserted.", leaf: UInt64(place), file: file)
        }
    }

    private mutating func home(of hash: SealedHash) -> Int? {
        let known = places ?? Dictionary(leaves.hashes.enumerated().map { ($1, $0) }) { a, _ in a }
        places = known
        return known[hash]
    }
}
