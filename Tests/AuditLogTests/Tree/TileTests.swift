import AuditLog
import TestSupport
import Testing

@Suite("Tiles and bundles, as tlog-tiles names and fills them")
struct TileTests {
    @Test("the examples of the document: index 1234067, sizes 70,000 and 256")
    func examples() {
        #expect(Tile(level: 0, index: 1_234_067).path == "tile/0/x001/x234/067")
        #expect(Tile(level: 0, index: 5).entriesPath == "tile/entries/005")
        #expect(Tile(level: 1, index: 1000, width: 17).path == "tile/1/x001/000.p/17")
        let tiles = Tile.all(size: 70_000)
        #expect(tiles.filter { $0.level == 0 && $0.width == 256 }.count == 273)
        #expect(
            tiles.filter { $0.width < 256 || $0.level > 0 } == [
                Tile(level: 0, index: 273, width: 112), Tile(level: 1, index: 0),
                Tile(level: 1, index: 1, width: 17), Tile(level: 2, index: 0, width: 1),
            ])
        #expect(Tile.all(size: 256) == [Tile(level: 0, index: 0), Tile(level: 1, index: 0, width: 1)])
        #expect(Tile.all(size: 0).isEmpty)
    }

    @Test("each hash of a tree lies in one of its tiles")
    func holding() {
        for size: UInt64 in [1, 255, 256, 257, 70_000] {
            let all = Set(Tile.all(size: size))
            for number in stride(from: 0, to: size, by: Int(1 + size / 500)) {
                #expect(Tile.holding(hash: number, level: 0, size: size).map(all.contains) == true)
            }
            #expect(Tile.holding(hash: size, level: 0, size: size) == nil)
        }
        #expect(Tile.holding(hash: 272, level: 1, size: 70_000) == Tile(level: 1, index: 1, width: 17))
        #expect(Tile.holding(hash: 0, level: 9, size: .max) == nil)
    }

    @Test("a tile's hash is the root of the leaves below it")
    func content() throws {
        let leaves = NaiveTree.leaves(700)
        let tree = TreeInMemory(leaves: leaves)
        let top = try tree.hashes(of: Tile(level: 1, index: 0, width: 2))
        #expect(top == [NaiveTree.root(leaves[..<256]), NaiveTree.root(leaves[256..<512])])
        #expect(try tree.hashes(of: Tile(level: 0, index: 2, width: 188)) == Array(leaves[512...]))
        #expect(throws: MerkleError.self) { try tree.hashes(of: Tile(level: 0, index: 2, width: 189)) }
        #expect(throws: MerkleError.self) { try tree.hashes(of: Tile(level: 0, index: .max, width: 1)) }
    }

    @Test("bundles give back their leaves, withheld ones too")
    func bundles() throws {
        let leaves: [[UInt8]?] = [[1], nil, [UInt8](repeating: 7, count: 65_535), [2, 3]]
        let bundle = try EntryBundle.encoded(leaves)
        #expect(bundle.prefix(7).elementsEqual([0, 1, 1, 0, 0, 0xFF, 0xFF]))
        #expect(try EntryBundle.leaves(of: bundle, width: 4).map { $0.map { Array($0) } } == leaves)
        for width in [3, 5] {
            #expect(throws: MerkleError.self) { try EntryBundle.leaves(of: bundle, width: width) }
        }
        let cut = #expect(throws: MerkleError.self) {
            try EntryBundle.leaves(of: bundle.dropLast(), width: 4)
        }
        #expect(cut?.description == "A bundle of 4 leaves ends in leaf 3 of it.")
        #expect(throws: MerkleError.self) { try EntryBundle.encoded([[]]) }
        #expect(throws: MerkleError.self) { try EntryBundle.encoded([[UInt8](repeating: 0, count: 65_536)]) }
    }
}
