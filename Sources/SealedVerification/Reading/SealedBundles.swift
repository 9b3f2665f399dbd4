/// The files that hold the leaves, 256 in each but the last.
enum SealedBundles {
    /// More leaves than any file has: what holds more is not gone through.
    private static let mostLeaves = 512

    /// The leaves of a file; nil for each that is withheld. More are given than belong there if more stand there, so that nothing goes unseen; nil where
    /// the file cannot be parted at all.
    static func leaves(_ file: [UInt8]) -> [ArraySlice<UInt8>?]? {
        var leaves: [ArraySlice<UInt8>?] = []
        var place = 0
        while place < file.count {
            guard leaves.count < mostLeaves, file.count - place >= 2 else { return nil }
            let count = Int(file[place]) * 256 + Int(file[place + 1])
            place += 2
            guard file.count - place >= count else { return nil }
            leaves.append(count == 0 ? nil : file[place..<place + count])
            place += count
        }
        return leaves
    }

    /// How many leaves the file with a number has in a tree.
    static func width(number: UInt64, size: UInt64) -> Int { Int(min(256, size - number * 256)) }

    /// One leaf; nil where it is withheld or cannot be read.
    static func leaf(_ number: UInt64, size: UInt64, in folder: SealedFolder) -> SealedLeaf? {
        let width = width(number: number / 256, size: size)
        guard let file = folder.bytes(SealedPaths.bundle(number: number / 256, width: width)),
            let leaves = leaves(file),
            Int(number % 256) < leaves.count, let bytes = leaves[Int(number % 256)]
        else { return nil }
        return try? SealedLeaf(bytes)
    }
}
