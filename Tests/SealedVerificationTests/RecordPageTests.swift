import AuditLog
import Crypto
import Foundation
import SealedVerification
import TestSupport
import Testing

/// The vectors of `Documentation/Record.md`, and the leaves beside the tests: made by the page's rules from keys and a secret that
/// everybody knows. `TRUCE_RECORD=1` writes them anew; they change only with the format.
@Suite("The page of the record's format")
struct RecordPageTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let page = root.appending(path: "Documentation/Record.md")
    private static let fixtures = root.appending(path: "Tests/AuditLogTests/Fixtures")
    private static let isRecording = ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1"

    /// A record of one leaf of each kind that the verifier looks into.
    static func record() throws -> GeneratedRecord {
        func key(_ byte: UInt8) throws -> PrivateKey {
            try PrivateKey(seed: [UInt8](repeating: byte, count: 32))
        }
        var record = GeneratedRecord(
            owner: try key(1), log: try key(2), commission: try key(3), importer: try key(4),
            witness: try key(5),
            secret: [UInt8](repeating: 6, count: 32))
        record.open()
        let role = record.grant(record.commission, kinds: [11, 16, 21])
        record.grant(record.importer, kinds: [1, 22])
        record.intake([record.report()])
        record.correct(record.finding(), kind: .finding, by: record.commission)
        record.attach()
        record.revoke(role, since: record.now)
        record.rotateLog()
        return record
    }

    @Test("its vectors")
    func vectors() throws {
        let record = try Self.record()
        var lines = [
            "owner's secret key: \(Hexadecimal.text([UInt8](repeating: 1, count: 32)))",
            "owner's public key: \(Hexadecimal.text(record.firstOwner.publicKey))",
            "secret of the salt: \(Hexadecimal.text([UInt8](repeating: 6, count: 32)))",
        ]
        var tree = MerkleFrontier()
        for number in 0..<2 {
            var reader = try CBORReader(record.leaves[number])
            _ = try reader.arrayCount()
            _ = try reader.uint()
            _ = try reader.int()
            let salt = Array(try reader.byteString())
            let body = Array(try reader.byteString())
            let code = HMAC<SHA256>.authenticationCode(
                for: body, using: SymmetricKey(data: [UInt8](repeating: 6, count: 32)))
            #expect(salt.elementsEqual(code.prefix(16)))
            let hash = MerkleHash(leaf: record.leaves[number])
            tree.append(hash)
            lines += [
                "body of leaf \(number): \(Hexadecimal.text(body))",
                "leaf \(number): \(Hexadecimal.text(record.leaves[number]))",
                "hash of leaf \(number): \(hash.hexadecimal)",
            ]
        }
        lines.append("root of both: \(tree.root.hexadecimal)")
        let log = try PrivateKey(seed: [UInt8](repeating: 2, count: 32))
        let key = try NoteKey(name: GeneratedRecord.origin, kind: .log, publicKey: log.publicKey)
        lines.append("log's public key: \(key.text)")
        let block = "```vectors\n\(lines.joined(separator: "\n"))\n```\n"
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        let start = try #require(text.range(of: "```vectors\n"))
        let end = try #require(text.range(of: "```\n", range: start.upperBound..<text.endIndex))
        if Self.isRecording {
            text.replaceSubrange(start.lowerBound..<end.upperBound, with: block)
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
            return
        }
        #expect(text[start.lowerBound..<end.upperBound] == block)
    }

    @Test("the leaves beside the tests are still the ones that are written, and hold")
    func leaves() throws {
        let record = try Self.record()
        for (number, leaf) in record.leaves.enumerated() {
            let file = Self.fixtures.appending(path: "leaf-\(number).cbor")
            if Self.isRecording { try Data(leaf).write(to: file) }
            #expect(try Array(Data(contentsOf: file)) == leaf, "leaf \(number)")
        }
        #expect(record.leaves.count == 10)
        let report = try GeneratedFolder(record).verified()
        #expect(report.holds && report.shownCount == 10, "\(report.findings)")
    }

    @Test("every finding of the verifier has its line on the page")
    func findings() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        for name in SealedFinding.Name.allCases {
            #expect(text.contains("| `\(name.rawValue)` |"), "\(name.rawValue)")
        }
    }
}
