import AuditLog
import TestSupport
import Testing

@Suite("Signed notes")
struct SignedNoteTests {
    /// The key, the text and the signature of the Go project's own tests (golang.org/x/mod, `sumdb/note/note_test.go`).
    static let keyText = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let privateKey = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let text =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    static let line =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

    @Test("the note of the Go project's tests is read, verified and written as it was")
    func vector() throws {
        let key = try NoteKey(text: Self.keyText)
        #expect(key.name == "PeterNeumann" && key.kind == .log && key.text == Self.keyText)
        let bytes = Array("\(Self.text)\n\(Self.line)".utf8)
        let note = try SignedNote(bytes)
        #expect(note.text == Self.text && note.encoded == bytes)
        #expect(note.standing(of: key) == .signed(time: nil))
        #expect(
            note.standing(of: try NoteKey(name: "PeterN", kind: .log, publicKey: key.publicKey)) == .absent)
        #expect(
            note.standing(of: try NoteKey(name: key.name, kind: .witness, publicKey: key.publicKey))
                == .absent)
    }

    @Test("what we sign with the same key is the same, byte for byte: Ed25519 leaves nothing to chance")
    func signing() throws {
        let key = try PrivateKey(seed: try #require(Base64Text.bytes(Self.privateKey)).suffix(32))
        var note = try SignedNote(text: Self.text)
        try note.sign(name: "PeterNeumann", with: key)
        try note.sign(name: "PeterNeumann", with: key)
        #expect(String(decoding: note.encoded, as: UTF8.self) == "\(Self.text)\n\(Self.line)")
    }

    @Test("a changed letter, a line of another note, a false line beside a good one: forged")
    func forged() throws {
        let key = try NoteKey(text: Self.keyText)
        let changed = try SignedNote(
            Array("\(Self.text.replacing("problem is", with: "problem was"))\n\(Self.line)".utf8))
        #expect(changed.standing(of: key) == .forged)
        let falseLine = Self.line.replacing("IAQxVBti", with: "IAQxVBtj")
        for lines in [Self.line + falseLine, falseLine + Self.line] {
            let two = try SignedNote(Array("\(Self.text)\n\(lines)".utf8))
            #expect(two.signatures.count == 2 && two.standing(of: key) == .forged)
        }
        let other = try SignedNote(
            Array("\(Self.text)\n\(Self.line.replacing("PeterNeumann", with: "Somebody"))".utf8))
        #expect(other.standing(of: key) == .absent)
    }

    @Test(
        "what is no note is refused with a sentence",
        arguments: [
            ("", "no blank line"), ("text\n", "no blank line"), ("text\n\n", "0 signatures"),
            ("\n\(line)", "no blank line"), ("text\n\n\(line.dropLast())", "ends in a line"),
            ("te\rxt\n\n\(line)", "control character 13"), ("text\n\n- name AAAAAAA=\n", "is no signature"),
            ("text\n\n— name AAAA\n", "is no signature"),
            ("text\n\n— na+me AAAAAAA=\n", "is no name of a key"),
            ("text\n\n—  AAAAAAA=\n", "is no name of a key"),
            ("text\n\n— name AAAAAAB=\n", "is no signature"),
            ("text\n\n— name AAAAA AA=\n", "is no signature"),
            ("text\n\n" + String(repeating: line, count: 65), "65 signatures"),
        ])
    func refused(text: String, words: String) throws {
        let error = #expect(throws: NoteError.self) { try SignedNote(Array(text.utf8)) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(throws: NoteError.self) { try SignedNote(Array("text \u{FF}".utf8) + [0xFF]) }
    }

    @Test("a long note is refused before it is read")
    func limit() {
        #expect(throws: NoteError.self) {
            try SignedNote([UInt8](repeating: 0x61, count: SignedNote.mostBytes + 1))
        }
    }

    @Test("whatever is read of changed notes is written as it was; seeds 1 to 2,000")
    func changed() throws {
        let bytes = Array("\(Self.text)\n\(Self.line)".utf8)
        let key = try NoteKey(text: Self.keyText)
        var readCount = 0
        for seed in UInt64(1)...2_000 {
            var random = Seeded(seed: seed)
            var changed = bytes
            changed[random.below(bytes.count)] = UInt8.random(in: 0...255, using: &random)
            guard let note = try? SignedNote(changed) else { continue }
            readCount += 1
            #expect(note.encoded == changed, "seed \(seed)")
            #expect((note.standing(of: key) == .signed(time: nil)) == (changed == bytes), "seed \(seed)")
        }
        #expect(readCount > 500)
    }
}
