import AuditLog
import Testing

@Suite("Checkpoints and cosignatures")
struct CheckpointTests {
    /// The example of C2SP's tlog-cosignature, with the signatures of a log and of a witness.
    static let example = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

        """

    @Test("the example of the documents is read, and written as it was")
    func vector() throws {
        let note = try SignedNote(Array(Self.example.utf8))
        #expect(note.encoded == Array(Self.example.utf8))
        let checkpoint = try Checkpoint(text: note.text)
        #expect(checkpoint.origin == "example.com/behind-the-sofa" && checkpoint.size == 20_852_163)
        #expect(
            checkpoint.root.hexadecimal == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
        #expect(checkpoint.text == note.text)
        #expect(note.signatures.map(\.bytes.count) == [64, 72] && note.signatures[1].id == 0x8D66_CF3F)
        // The time of the document's own example of what a witness signs.
        #expect(note.signatures[1].bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) } == 1_679_315_147)
    }

    @Test("a log signs, a witness cosigns with a time, and each is known by its own key alone")
    func cosigned() throws {
        let (log, witness) = (try PrivateKey(seed: [UInt8](repeating: 1, count: 32)), PrivateKey())
        let logKey = try NoteKey(name: "monitors.example/record", kind: .log, publicKey: log.publicKey)
        let witnessKey = try NoteKey(name: "guarantor.example", kind: .witness, publicKey: witness.publicKey)
        let checkpoint = Checkpoint(origin: "monitors.example/record", size: 3, root: .ofEmptyTree)
        var note = try SignedNote(text: checkpoint.text)
        try note.sign(name: logKey.name, with: log)
        try note.cosign(name: witnessKey.name, at: 1_700_000_000, with: witness)
        let read = try SignedNote(note.encoded)
        #expect(read == note)
        #expect(read.standing(of: logKey) == .signed(time: nil))
        #expect(read.standing(of: witnessKey) == .signed(time: 1_700_000_000))

        try note.cosign(name: witnessKey.name, at: 1_800_000_000, with: witness)
        #expect(note.standing(of: witnessKey) == .signed(time: 1_800_000_000) && note.signatures.count == 2)
        var later = try SignedNote(text: checkpoint.text)
        var stamped = note.signatures[1]
        stamped.bytes[7] ^= 1
        later.add(stamped)
        #expect(later.standing(of: witnessKey) == .forged, "a changed time")
        stamped.bytes = Array(stamped.bytes.dropFirst(8))
        var bare = try SignedNote(text: checkpoint.text)
        bare.add(stamped)
        #expect(bare.standing(of: witnessKey) == .forged, "no time")
    }

    @Test(
        "what is no checkpoint is refused with a sentence",
        arguments: [
            ("a\n1\n", "at least three lines"), ("a\n\n1\n", "at least three lines"),
            ("a\n1\nb", "three lines"),
            ("a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "number of leaves"),
            ("a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "number of leaves"),
            ("a\n18446744073709551616\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "number of leaves"),
            ("a\n1\nCsUYapGG\n", "32 bytes in base 64"),
        ])
    func refused(text: String, words: String) {
        let error = #expect(throws: NoteError.self) { try Checkpoint(text: text) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test("lines that a checkpoint may have after the third are passed over")
    func extensionLines() throws {
        let text = "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n"
        #expect(try Checkpoint(text: text) == Checkpoint(origin: "a", size: 0, root: .ofEmptyTree))
    }
}
