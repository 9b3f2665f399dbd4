import AuditLog
import Testing

@Suite("Keys of notes as text")
struct NoteKeyTests {
    @Test("kinds differ in their ids, so that no signature of one counts for the other")
    func kinds() throws {
        let publicKey = [UInt8](repeating: 9, count: 32)
        let log = try NoteKey(name: "monitors.example/record", kind: .log, publicKey: publicKey)
        let witness = try NoteKey(name: "monitors.example/record", kind: .witness, publicKey: publicKey)
        #expect(log.id != witness.id)
        #expect(try NoteKey(text: log.text) == log && NoteKey(text: witness.text) == witness)
    }

    @Test(
        "what is no key is refused with a sentence",
        arguments: [
            ("PeterNeumann", "is no public key"), ("PeterNeumann+c74f20a3", "is no public key"),
            ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", "is no public key"),
            ("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "is no public key"),
            ("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "was mistyped or changed"),
            ("PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "was mistyped or changed"),
            ("PeterNeumann+c74f20a3+AhpcBw==", "of type 2"),
            ("PeterNeumann+c74f20a3+ARpcBw==", "has 32 bytes, and here are 3"),
            ("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "is no name of a key"),
        ])
    func refused(text: String, words: String) {
        let error = #expect(throws: NoteError.self) { try NoteKey(text: text) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
