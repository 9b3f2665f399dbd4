import AuditLog
import Foundation
import SealedVerification
import TestSupport
import Testing

/// What we write is checked by programs that we did not write: aics-tlog (tiles, checkpoints, cosignatures, proofs) and cbor2.
@Suite(
    "Others' implementations agree",
    .enabled(
        if: Checkers.areInstalled, "skipped: Scripts/install-missing.sh test installs others' implementations"
    ))
struct OtherImplementationTests {
    @Test("checkpoint, cosignature, every tile and every bundle, by aics-tlog", arguments: [UInt64(1), 2])
    func folder(seed: UInt64) throws {
        let record = GeneratedRecord(seed: seed, about: 700)
        let folder = try GeneratedFolder(record)
        var files = folder.files
        files["log.key"] = Array(folder.trusted[0].utf8)
        files["witness.key"] = Array(folder.trusted[1].utf8)
        let result = try Checkers.run(
            """
            import aics_tlog as t
            log, witness = (t.parse_vkey(open(f).read()) for f in ("log.key", "witness.key"))
            note = t.parse_note(open("checkpoint", "rb").read())
            seen = t.verify_checkpoint(note, log, [witness], 1, expected_origin="\(GeneratedRecord.origin)")
            assert seen.ok and seen.cosignature_count == 1, seen
            done = t.audit_tiles(t.FileSystemTileReader("."), seen.size, seen.root)
            altered = t.parse_note(open("checkpoint").read().replace("\\n%d\\n" % seen.size, "\\n%d\\n" % (seen.size - 1), 1))
            assert not t.verify_checkpoint(altered, log, [witness], 1).ok
            print(seen.size, seen.root.hex(), done.bundles, seen.timestamps["guarantor.example"])
            """, files: files)
        let count = record.leaves.count
        #expect(
            result.isDone
                && result.output
                    == "\(count) \(record.tree.frontier.root.hexadecimal) \((count + 255) / 256) \(record.now + 60)\n",
            "seed \(seed): \(result.output)")
    }

    @Test("inclusion and consistency proofs, by aics-tlog; and ours are what it makes itself")
    func proofs() throws {
        var lines: [String] = []
        for seed in UInt64(1)...60 {
            var random = Seeded(seed: seed)
            let size = 1 + random.below(900)
            var tree = TreeInMemory(leaves: (0..<size).map { MerkleHash(leaf: Array("leaf \($0)".utf8)) })
            let (index, earlier) = (random.below(size), 1 + random.below(size))
            let path = try InclusionProof.path(of: UInt64(index), size: UInt64(size), in: &tree)
            let proof = try ConsistencyProof.path(from: UInt64(earlier), to: UInt64(size), in: &tree)
            lines.append(
                "\(size) \(index) \(earlier) \(tree.frontier.root.hexadecimal) "
                    + "\(path.map(\.hexadecimal).joined(separator: ",")); \(proof.map(\.hexadecimal).joined(separator: ","))"
            )
        }
        let result = try Checkers.run(
            """
            import aics_tlog as t
            def hashes(text): return [bytes.fromhex(h) for h in text.split(",") if h]
            for line in open("proofs"):
                head, proof = line.rstrip("\\n").split(";")
                size, index, earlier, root, path = head.split(" ")
                size, index, earlier, root = int(size), int(index), int(earlier), bytes.fromhex(root)
                leaves = [b"leaf %d" % i for i in range(size)]
                path, proof = hashes(path), hashes(proof.strip())
                leaf = t.leaf_hash(leaves[index])
                assert t.verify_inclusion(leaf, index, size, path, root), line
                assert not t.verify_inclusion(leaf, index, size, path + [root], root), line
                old = t.MerkleTree(leaves[:earlier]).root()
                assert t.verify_consistency(earlier, size, old, root, proof), line
                assert not t.verify_consistency(earlier, size, leaf, root, proof) or old == leaf, line
            print("done")
            """, files: ["proofs": Array((lines.joined(separator: "\n") + "\n").utf8)])
        #expect(result.isDone && result.output == "done\n", "\(result.output)")
    }

    @Test("a checkpoint and a cosignature by aics-tlog, by us and by our verifier")
    func theirCheckpoint() throws {
        var record = GeneratedRecord(keysOf: 1)
        record.open()
        var folder = try GeneratedFolder(record)
        let result = try Checkers.run(
            """
            import aics_tlog as t
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey as Key
            log, witness = Key.from_private_bytes(bytes([1] * 32)), Key.from_private_bytes(bytes([2] * 32))
            cp = t.Checkpoint("\(GeneratedRecord.origin)", 1, bytes.fromhex("\(record.tree.frontier.root.hexadecimal)"))
            note = t.sign_checkpoint(cp, log, cp.origin)
            line = t.sign_cosignature(witness, "w.example", 1900000000, cp.origin, cp.size, cp.root)[1]
            note = t.Note(note.text, (*note.signatures, line))
            print(t.format_vkey(t.vkey_from_ed25519(cp.origin, log.public_key())))
            print(t.format_vkey(t.cosignature_vkey("w.example", witness.public_key())))
            print(note.serialise(), end="")
            """, files: [:])
        let parts = result.output.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        try #require(result.isDone && parts.count == 3, "\(result.output)")
        let note = try SignedNote(Array(parts[2].utf8))
        let (log, witness) = (try NoteKey(text: String(parts[0])), try NoteKey(text: String(parts[1])))
        #expect(note.standing(of: log) == .signed(time: nil))
        #expect(note.standing(of: witness) == .signed(time: 1_900_000_000))
        folder.files["checkpoint"] = note.encoded
        folder.trusted = [log.text, witness.text]
        let report = folder.verified()
        #expect(report.signers == [GeneratedRecord.origin] && report.witnesses.map(\.time) == [1_900_000_000])
        // Theirs is not the key that leaf 0 names.
        #expect(report.counts[.logKeyDiffers] == 1)
    }

    @Test("cbor2 reads every leaf and every body, and writes the same bytes")
    func cbor() throws {
        let record = GeneratedRecord(seed: 3, about: 300)
        var files: [String: [UInt8]] = [:]
        for (number, leaf) in record.leaves.enumerated() { files["leaf-\(number)"] = leaf }
        let result = try Checkers.run(
            """
            import cbor2, glob
            kinds = {}
            for file in glob.glob("leaf-*"):
                data = open(file, "rb").read()
                leaf = cbor2.loads(data)
                assert cbor2.dumps(leaf) == data, file
                version, recorded, salt, body, signature = leaf
                assert version == 1 and len(salt) == 16 and recorded > 1700000000
                fields = cbor2.loads(body)
                assert cbor2.dumps(fields) == body and list(fields) == sorted(fields), file
                kinds[fields[0]] = kinds.get(fields[0], 0) + 1
            print(sum(kinds.values()), sorted(kinds))
            """, files: files)
        #expect(
            result.isDone && result.output.hasPrefix("\(record.leaves.count) [0, 1, 11,"), "\(result.output)")
    }

    @Test("cbor2 reads each kind of value as what was written, and writes it so itself")
    func values() throws {
        var writer = CBORWriter()
        writer.array(count: 23)
        for number: UInt64 in [0, 23, 24, 255, 256, 65_535, 65_536, 1 << 32, .max] { writer.uint(number) }
        for number: Int64 in [-1, -24, -25, .min] { writer.int(number) }
        writer.text("Нікополь \u{1F54A}")
        writer.bytes([0, 255])
        writer.bool(true)
        writer.bool(false)
        writer.null()
        for fraction in [1.1, -4.1, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
            writer.double(fraction)
        }
        writer.map {
            $0.put(1, uint: 2)
            $0.put(30) { $0.array([UInt64(3)]) { $0.uint($1) } }
        }
        let result = try Checkers.run(
            """
            import cbor2
            expected = [0, 23, 24, 255, 256, 65535, 65536, 2**32, 2**64 - 1, -1, -24, -25, -2**63, "Нікополь \\U0001F54A",
                b"\\x00\\xff", True, False, None, 1.1, -4.1, 5e-324, 1.7976931348623157e308, {1: 2, 30: [3]}]
            data = open("item", "rb").read()
            assert cbor2.loads(data) == expected, cbor2.loads(data)
            assert cbor2.dumps(expected) == data
            print("done")
            """, files: ["item": writer.encoded])
        #expect(result.isDone && result.output == "done\n", "\(result.output)")
    }

    @Test("a key file that openssl made signs for us, and openssl reads ours")
    func openssl() throws {
        let result = try Checkers.run(
            """
            import subprocess, sys
            def run(*words): return subprocess.run(["openssl", *words], check=True, capture_output=True, text=True).stdout
            run("genpkey", "-algorithm", "ed25519", "-out", "theirs.pem")
            print(open("theirs.pem").read() + "|" + run("pkey", "-in", "theirs.pem", "-pubout") + "|" + run("pkey", "-in", "ours.pem", "-pubout"))
            """, files: ["ours.pem": Array(try PrivateKey(seed: [UInt8](repeating: 5, count: 32)).pem.utf8)])
        let parts = result.output.split(separator: "|").map(String.init)
        try #require(result.isDone && parts.count == 3, "\(result.output)")
        #expect(try PrivateKey(pem: parts[0]).publicKey == Ed25519.publicKey(pem: parts[1]))
        #expect(
            try Ed25519.publicKey(pem: parts[2])
                == PrivateKey(seed: [UInt8](repeating: 5, count: 32)).publicKey)
    }
}
