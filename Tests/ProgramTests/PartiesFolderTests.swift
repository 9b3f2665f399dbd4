import AuditLog
import EventStore
import Foundation
import Testing

/// A folder for the parties, made by the program itself from a real store.
@Suite("What the parties are handed from a real store")
struct PartiesFolderTests {
    private static let note =
        #"{"entry": "N-1", "author": "A", "available": "2026-03-02T10:00Z", "release": "internal", "reason": "So it was.", "note": {"text": "Ivan saw it."}}"#

    /// What is signed by the log's key of a world.
    private func key(_ world: KillWorld) throws -> String {
        let words = try Killing.run(
            ["record", "key", "show", "base.log.key", "--name", "kills.example/record"], in: world.folder)
        return try #require(
            words.out.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("kills.example/record+") }
                .map(String.init))
    }

    /// The one file of leaves of a folder, and its leaves.
    private func bundle(_ world: KillWorld, _ folder: String) throws -> (file: URL, leaves: [[UInt8]?]) {
        let entries = world.folder.appending(path: "\(folder)/tile/entries/000.p")
        let width = try #require(try FileManager.default.contentsOfDirectory(atPath: entries.path).first)
        let file = entries.appending(path: width)
        let bundle = try Array(Data(contentsOf: file))
        return (
            file,
            try EntryBundle.leaves(of: bundle, width: try #require(Int(width))).map { $0.map { Array($0) } }
        )
    }

    @Test(
        "verifies with what was withdrawn in it, and a withdrawal of what is withheld is named where somebody puts it there",
        arguments: KillWorld.Kind.allCases)
    func withdrawn(kind: KillWorld.Kind) throws {
        try Killing.withFolder { folder in
            let world = try KillWorld(kind, in: folder)
            let place = try world.freshRecord("parties", of: "reported.record")
            defer { try? world.remove(place) }
            let holder = ["--record", place, "--key", "base.holder.key"]
            try Data(Self.note.utf8).write(to: folder.appending(path: "note.ndjson"))
            try world.expectDone(["record", "add"] + holder + ["note.ndjson"])
            let note = try world.open(place).read { try $0.head().size } - 1
            for leaf in ["3", "\(note)"] {
                try world.expectDone(
                    ["record", "add"] + holder + ["--withdraws", leaf, "--reason", "Not so."])
            }
            try world.expectDone(["record", "checkpoint", "--record", place, "--key", "base.log.key"])
            for tier in ["internal", "parties"] {
                try world.expectDone(
                    ["record", "export", "--record", place, "--release", tier, "--no-origins", tier])
            }
            let verify = ["record", "verify", "parties", "--key", try key(world)]
            let honest = try Killing.run(verify, in: folder)
            #expect(
                honest.status == 0 && !honest.out.contains("signature-unchecked"),
                "\(honest.out)\(honest.err)")
            let (_, all) = try bundle(world, "internal")
            var (file, shown) = try bundle(world, "parties")
            let (ofReport, ofNote) = (Int(note) + 1, Int(note) + 2)
            #expect(shown[ofReport] != nil && shown[Int(note)] == nil && shown[ofNote] == nil)
            shown[ofNote] = all[ofNote]
            try Data(EntryBundle.encoded(shown)).write(to: file)
            let forged = try Killing.run(verify, in: folder)
            #expect(
                forged.out.contains(
                    "remark  signature-unchecked: The signature of leaf \(ofNote) is good, but"),
                "\(forged.out)")
            // A file of a few bytes in an archive may be larger than memory.
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 8 << 30)
            try handle.close()
            let endless = try Killing.run(verify, in: folder)
            #expect(endless.status == 1 && endless.out.contains("bundle-unreadable"), "\(endless.out)")
        }
    }
}
