import AuditLog
import TestSupport
import Testing

@Suite("The edge of a tree is enough to append to it and to know its root")
struct MerkleFrontierTests {
    /// The leaves and roots of Certificate Transparency's reference implementation, for trees of 1 to 8 leaves
    /// (google/certificate-transparency, `merkletree/merkle_tree_test.cc`).
    static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test("the roots of RFC 6962's trees")
    func vectors() throws {
        var frontier = MerkleFrontier()
        #expect(
            frontier.root.hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (leaf, root) in zip(Self.leaves, Self.roots) {
            frontier.append(MerkleHash(leaf: try #require(Hexadecimal.bytes(leaf))))
            #expect(frontier.root.hexadecimal == root, "\(frontier.size) leaves")
        }
    }

    @Test("equals the definition for every size up to 300 and some larger; comes back from its bytes")
    func againstDefinition() throws {
        let leaves = NaiveTree.leaves(5_000)
        var random = Seeded(seed: 1)
        let larger = Set((0..<12).map { _ in 300 + random.below(4_700) })
        var frontier = MerkleFrontier()
        for size in 0...leaves.count {
            if size <= 300 || larger.contains(size) {
                #expect(frontier.root == NaiveTree.root(leaves[..<size]), "\(size) leaves")
                #expect(try MerkleFrontier(encoded: frontier.encoded) == frontier)
                #expect(frontier.size == UInt64(size) && frontier.peaks.count == size.nonzeroBitCount)
            }
            if size < leaves.count { frontier.append(leaves[size]) }
        }
        #expect(MerkleFrontier(leaves: leaves) == frontier)
    }

    @Test("tells each perfect tree that a leaf completes")
    func completed() {
        let leaves = NaiveTree.leaves(100)
        var frontier = MerkleFrontier()
        var seen: [Int: [MerkleHash]] = [:]
        for leaf in leaves {
            frontier.append(leaf) { height, index, hash in
                #expect(index == UInt64(seen[height, default: []].count))
                seen[height, default: []].append(hash)
            }
        }
        for height in 0..<7 {
            let width = 1 << height
            let expected = stride(from: 0, through: leaves.count - width, by: width).map {
                NaiveTree.root(leaves[$0..<$0 + width])
            }
            #expect(seen[height] == expected, "height \(height)")
        }
        #expect(seen[7] == nil)
    }

    @Test("bytes that are no edge are refused")
    func refused() {
        var bytes = MerkleFrontier(leaves: NaiveTree.leaves(5)).encoded
        #expect(bytes.count == 8 + 2 * 32)
        bytes.removeLast()
        let cut = #expect(throws: MerkleError.self) { try MerkleFrontier(encoded: bytes) }
        #expect(cut?.description == "The edge of a tree of 5 leaves has 72 bytes, and here are 71.")
        #expect(throws: MerkleError.self) { try MerkleFrontier(encoded: [0, 0]) }
    }

    @Test("hashes are 32 bytes, and digits of them are read back")
    func hashes() {
        let hash = MerkleHash.ofEmptyTree
        #expect(MerkleHash(hash.bytes) == hash && MerkleHash(hash.bytes.dropLast()) == nil)
        #expect(Hexadecimal.bytes(hash.hexadecimal) == hash.bytes)
        #expect(
            Hexadecimal.bytes("0") == nil && Hexadecimal.bytes("0G") == nil && Hexadecimal.bytes("0A") == nil)
    }
}
