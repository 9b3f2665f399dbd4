import AuditLog
import TestSupport
import Testing

@Suite("Proofs are those of the definition, and prove nothing else")
struct MerkleProofTests {
    @Test("inclusion, for every leaf of every tree up to 130 leaves and some larger")
    func inclusion() throws {
        let leaves = NaiveTree.leaves(700)
        var random = Seeded(seed: 1)
        for size in Array(1...130) + [255, 256, 257, 300, 511, 512, 513, 700] {
            var tree = TreeInMemory(leaves: leaves[..<size])
            let root = tree.frontier.root
            let places =
                size <= 130 ? Array(0..<size) : (0..<12).map { _ in random.below(size) } + [0, size - 1]
            for index in places {
                let path = try InclusionProof.path(of: UInt64(index), size: UInt64(size), in: &tree)
                #expect(path == NaiveTree.path(index, leaves[..<size]), "leaf \(index) of \(size)")
                #expect(
                    InclusionProof.isValid(
                        path, leaf: leaves[index], index: UInt64(index), size: UInt64(size), root: root))
            }
        }
    }

    @Test("consistency, for every pair of trees up to 80 leaves and some larger")
    func consistency() throws {
        let leaves = NaiveTree.leaves(700)
        var tree = TreeInMemory(leaves: leaves)
        var random = Seeded(seed: 2)
        var pairs = (0...80).flatMap { size in (0...size).map { ($0, size) } }
        for _ in 0..<60 {
            let size = 81 + random.below(620)
            pairs.append((random.below(size + 1), size))
        }
        for (earlier, size) in pairs {
            let path = try ConsistencyProof.path(from: UInt64(earlier), to: UInt64(size), in: &tree)
            if earlier > 0 {
                #expect(path == NaiveTree.proof(earlier, leaves[..<size]), "\(earlier) to \(size)")
            }
            #expect(
                ConsistencyProof.isValid(
                    path, from: UInt64(earlier), root: NaiveTree.root(leaves[..<earlier]),
                    to: UInt64(size), root: NaiveTree.root(leaves[..<size])), "\(earlier) to \(size)")
        }
    }

    @Test("a proof with another leaf, place, size, root or way is not valid; seeds 1 to 400")
    func changed() throws {
        let leaves = NaiveTree.leaves(300)
        let stranger = MerkleHash(leaf: [0xFF])
        for seed in UInt64(1)...400 {
            var random = Seeded(seed: seed)
            let size = 2 + random.below(298)
            let index = random.below(size)
            var tree = TreeInMemory(leaves: leaves[..<size])
            let root = tree.frontier.root
            let path = try InclusionProof.path(of: UInt64(index), size: UInt64(size), in: &tree)
            func holds(
                _ path: [MerkleHash], _ leaf: MerkleHash, _ index: Int, _ root: MerkleHash
            ) -> Bool {
                InclusionProof.isValid(path, leaf: leaf, index: UInt64(index), size: UInt64(size), root: root)
            }
            var other = path
            other[random.below(path.count)] = stranger
            #expect(holds(path, leaves[index], index, root), "seed \(seed)")
            #expect(!holds(other, leaves[index], index, root), "seed \(seed)")
            #expect(!holds(path, stranger, index, root), "seed \(seed)")
            #expect(!holds(path, leaves[index], (index + 1) % size, root), "seed \(seed)")
            #expect(!holds(path, leaves[index], index, stranger), "seed \(seed)")
            #expect(!holds(path.dropLast(), leaves[index], index, root), "seed \(seed)")
            #expect(!holds(path + [stranger], leaves[index], index, root), "seed \(seed)")
            #expect(!holds(path, leaves[index], size, root), "seed \(seed)")

            let earlier = 1 + random.below(size - 1)
            let earlierRoot = NaiveTree.root(leaves[..<earlier])
            let proof = try ConsistencyProof.path(from: UInt64(earlier), to: UInt64(size), in: &tree)
            func follows(_ proof: [MerkleHash], _ earlier: Int, _ earlierRoot: MerkleHash, _ root: MerkleHash)
                -> Bool
            {
                ConsistencyProof.isValid(
                    proof, from: UInt64(earlier), root: earlierRoot, to: UInt64(size), root: root)
            }
            var otherProof = proof
            otherProof[random.below(proof.count)] = stranger
            #expect(follows(proof, earlier, earlierRoot, root), "seed \(seed)")
            #expect(!follows(otherProof, earlier, earlierRoot, root), "seed \(seed)")
            #expect(!follows(proof, earlier, stranger, root), "seed \(seed)")
            #expect(!follows(proof, earlier, earlierRoot, stranger), "seed \(seed)")
            #expect(!follows(proof.dropLast(), earlier, earlierRoot, root), "seed \(seed)")
            #expect(!follows(proof + [stranger], earlier, earlierRoot, root), "seed \(seed)")
        }
    }

    @Test("what no tree holds is refused")
    func refused() {
        var tree = TreeInMemory(leaves: NaiveTree.leaves(5))
        let leaf = #expect(throws: MerkleError.self) { try InclusionProof.path(of: 5, size: 5, in: &tree) }
        #expect(leaf?.description == "There is no leaf 5 in a tree of 5.")
        let size = #expect(throws: MerkleError.self) { try ConsistencyProof.path(from: 6, to: 5, in: &tree) }
        #expect(size?.description == "A tree of 5 leaves cannot go on from one of 6.")
        #expect(throws: MerkleError.self) { try InclusionProof.path(of: 1, size: 9, in: &tree) }
    }

    @Test("a proof in a tree of a hundred thousand leaves reads few tiles")
    func cheap() throws {
        struct Counting: MerkleTiles {
            var tree: TreeInMemory
            var readCount = 0
            mutating func hashes(of tile: Tile) throws(MerkleError) -> [MerkleHash] {
                readCount += 1
                return try tree.hashes(of: tile)
            }
        }
        let leaf = MerkleHash(leaf: [1])
        var tiles = Counting(tree: TreeInMemory(leaves: repeatElement(leaf, count: 100_000)))
        let path = try InclusionProof.path(of: 70_001, size: 100_000, in: &tiles)
        #expect(
            InclusionProof.isValid(
                path, leaf: leaf, index: 70_001, size: 100_000, root: tiles.tree.frontier.root))
        #expect(tiles.readCount < 40)
    }
}
