import AuditLog
import Foundation
import Testing

@Suite("Keys and key files")
struct KeyTests {
    @Test(
        "the vectors of RFC 8032, section 7.1",
        arguments: [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
            ),
        ])
    func vectors(seed: String, publicKey: String, message: String, signature: String) throws {
        let key = try PrivateKey(seed: try #require(Hexadecimal.bytes(seed)))
        let bytes = try #require(Hexadecimal.bytes(message))
        let expected = try #require(Hexadecimal.bytes(signature))
        #expect(Hexadecimal.text(key.publicKey) == publicKey)
        #expect(try key.signature(over: bytes) == expected)
        #expect(Ed25519.isValid(expected, over: bytes, publicKey: key.publicKey))
        #expect(!Ed25519.isValid(expected, over: bytes + [0], publicKey: key.publicKey))
        #expect(!Ed25519.isValid(expected.dropLast(), over: bytes, publicKey: key.publicKey))
        #expect(!Ed25519.isValid(expected, over: bytes, publicKey: [1, 2, 3]))
    }

    @Test("a key for which anybody can sign verifies nothing and is no key of a note, however it is written")
    func anybodys() throws {
        // Of order 1 and 4 and 8, unreduced, and with the bit of the sign.
        for text in [
            "01" + String(repeating: "0", count: 62), String(repeating: "0", count: 64),
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "ee" + String(repeating: "f", count: 60) + "ff",
        ] {
            let key = try #require(Hexadecimal.bytes(text))
            #expect(Ed25519.isAnybodys(key))
            // The point itself and a zero: under a key of order 1 the signature of every text.
            let signature = [1] + [UInt8](repeating: 0, count: 63)
            #expect(!Ed25519.isValid(signature, over: Array("Anything.".utf8), publicKey: key))
            #expect(throws: NoteError.self) { try NoteKey(name: "log", kind: .log, publicKey: key) }
        }
        #expect(!Ed25519.isAnybodys(try PrivateKey(seed: [UInt8](repeating: 1, count: 32)).publicKey))
        #expect(!Ed25519.isAnybodys([0]))
    }

    /// The example keys of RFC 8410, section 10: the private key of section 10.3 without and the public key of section 10.1.
    static let privatePEM = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----

        """
    static let publicPEM = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
        -----END PUBLIC KEY-----

        """

    @Test("the key files of RFC 8410 are read, and written as they were")
    func files() throws {
        let key = try PrivateKey(pem: Self.privatePEM)
        #expect(try Ed25519.publicKey(pem: Self.publicPEM) == key.publicKey)
        #expect(key.pem == Self.privatePEM && Ed25519.pem(publicKey: key.publicKey) == Self.publicPEM)
        #expect(
            try PrivateKey(pem: "a remark\r\n" + Self.privatePEM.replacing("\n", with: "\r\n")).publicKey
                == key.publicKey)
        let other = PrivateKey()
        #expect(try PrivateKey(pem: other.pem).publicKey == other.publicKey)
    }

    @Test("what is no key of ours is refused with a sentence that tells how to mend it")
    func refused() {
        func message(_ text: String) -> String {
            do {
                _ = try PrivateKey(pem: text)
                return "read"
            } catch { return error.description }
        }
        #expect(message("").contains("BEGIN PRIVATE KEY"))
        #expect(message(Self.publicPEM).contains("holds a ‘PUBLIC KEY’, where a PRIVATE KEY"))
        #expect(
            message(Self.privatePEM.replacing("PRIVATE", with: "ENCRYPTED PRIVATE")).contains(
                "under a passphrase"))
        #expect(message(Self.privatePEM.replacing("MC4C", with: "MC4D")).contains("not one of Ed25519"))
        #expect(message(Self.privatePEM.replacing("MC4C", with: "MC4")).contains("damaged"))
        #expect(throws: SigningError.self) { try PrivateKey(seed: [1, 2, 3]) }
        #expect(throws: SigningError.self) { try Ed25519.publicKey(pem: Self.privatePEM) }
    }
}
