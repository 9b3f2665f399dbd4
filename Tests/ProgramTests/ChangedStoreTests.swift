import AuditLog
import CeasefireModel
import EventStore
import Foundation
import PostgresServer
import RecordKeeping
import Testing

/// Real stores that somebody changed who has the database and no key, and what the program makes of them.
@Suite("A changed store under the program itself")
struct ChangedStoreTests {
    /// Every command that would hand on or sign what the store holds says what is wrong, and does nothing.
    private func expectRefused(_ world: KillWorld, _ place: String, _ words: String) throws {
        let check = try Killing.run(["record", "check", place], in: world.folder)
        #expect(check.status == 1 && check.out.contains(words), "\(check.out)\(check.err)")
        for command in [
            ["record", "checkpoint", "--record", place, "--key", "base.log.key"],
            ["record", "backup", place, "copy.record"],
            ["record", "export", "--record", place, "--release", "internal", "sealed"],
        ] {
            let outcome = try Killing.run(command, in: world.folder)
            #expect(outcome.status == 2 && outcome.err.contains(words), "\(command): \(outcome.err)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: world.folder.path)
        #expect(!names.contains { $0.hasPrefix("copy") || $0.hasPrefix("sealed") }, "\(names)")
    }

    private func world(_ kind: KillWorld.Kind, _ body: (KillWorld, String) throws -> Void) throws {
        try Killing.withFolder { folder in
            let world = try KillWorld(kind, in: folder)
            let place = try world.freshRecord("changed", of: "reported.record")
            try world.expectDone(["record", "checkpoint", "--record", place, "--key", "base.log.key"])
            try world.expectDone(["record", "check", place])
            try body(world, place)
            try world.remove(place)
        }
    }

    /// Puts a leaf at the end that fits the tree and that nobody signed, listed under a name.
    private func forge(
        _ world: KillWorld, _ place: String, _ entry: RecordedEntry, listedAs name: String? = nil
    )
        throws
    {
        let store = try world.open(place)
        try store.write { record in
            var head = try record.head()
            let last = try #require(head.lastRecorded)
            let leaf = Leaf(
                body: EntryCodec.body(of: entry), signature: nil, recorded: last,
                secret: store.identity.secret)
            var stored = try StoredLeaf(number: head.size, encoded: leaf.encoded)
            if let name {
                stored.furtherNames.append(
                    .init(name: EntryName(.entries, name), substance: Digest(hashing: Array(name.utf8))))
            }
            head.frontier.append(MerkleHash(leaf: leaf.encoded))
            try record.append([stored], head: head)
        }
    }

    private static let noon = Interval(at: Instant(secondsSinceEpoch: 1_772_452_800))

    @Test("a finding that nobody signed", arguments: KillWorld.Kind.allCases)
    func forged(kind: KillWorld.Kind) throws {
        try world(kind) { world, place in
            let finding = Finding(
                report: "R1", provision: "ceasefire", party: "arland", conclusion: .breach,
                body: "Commission",
                made: Self.noon)
            try forge(
                world, place,
                RecordedEntry(
                    EntrySubstance(.finding(finding), name: "F-9", available: Self.noon),
                    author: "Commission",
                    reason: "Forged."))
            try expectRefused(world, place, "is of the kind finding, which must be signed")
        }
    }

    @Test("a name in the list that no leaf bears", arguments: KillWorld.Kind.allCases)
    func planted(kind: KillWorld.Kind) throws {
        try world(kind) { world, place in
            let note = RecordedEntry(
                EntrySubstance(.note(Note(text: "Nothing.")), name: "N-9", available: Self.noon), author: "A")
            try forge(world, place, note, listedAs: "L-1")
            try expectRefused(world, place, "under 'entry:L-1', and the leaf does not say that of itself")
        }
    }

    @Test("rows and names of a database that somebody changed with statements of SQL")
    func database() throws {
        let server = try KillWorld.server.get()
        let changes = [
            (
                "UPDATE truce_leaf SET bytes = overlay(bytes PLACING 'Couri3r'::bytea FROM position('Courier'::bytea IN bytes)) WHERE number = 3",
                "leaves were altered"
            ),
            ("DELETE FROM truce_leaf WHERE number = 5", "leaf 5 is missing"),
            ("UPDATE truce_leaf SET name = NULL WHERE number = 4", "Leaf 4 is not found by its name"),
            (
                "UPDATE truce_leaf SET kind = 2 WHERE number = 4",
                "Leaf 4 is not found among those of the kind report"
            ),
            (
                "INSERT INTO truce_name VALUES (0, 'L-1', 3, 'x')",
                "leaf 3 under 'entry:L-1', and the leaf does not say that of itself"
            ),
            (
                "INSERT INTO truce_name VALUES (0, 'L-1', 9999, 'x')",
                "leaf 9999 under 'entry:L-1', and there is no such leaf"
            ),
            ("INSERT INTO truce_name VALUES (7, 'L-1', -1, 'x')", "under bytes that are no name"),
            ("UPDATE truce_record SET frontier = ''", "where the log ends cannot be read"),
        ]
        for (statement, words) in changes {
            try world(.postgres) { world, place in
                try server.run(statement, at: place)
                let check = try Killing.run(["record", "check", place], in: world.folder)
                #expect(
                    check.status != 0 && (check.out + check.err).contains(words),
                    "\(statement): \(check.out)\(check.err)")
                let export = try Killing.run(
                    ["record", "export", "--record", place, "--release", "internal", "sealed"],
                    in: world.folder)
                #expect(export.status == 2 && export.err.contains(words), "\(statement): \(export.err)")
            }
        }
    }
}
