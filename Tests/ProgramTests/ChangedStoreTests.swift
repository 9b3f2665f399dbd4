import AuditLog
import CeasefireModel
import EventStore
import Foundation
import GRDB
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

    /// An agreement of the examples.
    private static let agreement = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Examples/energy-truce-2026/energy-truce.md").standardized.path

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

    /// Runs a statement of SQL on a store, as somebody would who has it.
    private func change(_ world: KillWorld, _ place: String, _ sqlite: String, _ postgres: String) throws {
        guard world.kind == .sqlite else {
            try KillWorld.server.get().run(postgres, at: place)
            return
        }
        let file = try DatabaseQueue(path: world.folder.appending(path: place).path)
        try file.write { try $0.execute(sql: sqlite) }
        try file.close()
    }

    @Test(
        "a list of kinds or names that hides a withdrawal hides it from no reader",
        arguments: KillWorld.Kind.allCases)
    func lists(kind: KillWorld.Kind) throws {
        try world(kind) { world, place in
            let holder = ["--record", place, "--key", "base.holder.key"]
            try world.expectDone(["record", "add"] + holder + ["--withdraws", "3", "--reason", "Twice."])
            let number = try world.open(place).read { try $0.head().size } - 1
            let incidents = ["incidents", "--record", place]
            let (told, shown) = (
                try Killing.run(incidents, in: world.folder),
                try Killing.run(["record", "show", place, "3"], in: world.folder)
            )
            #expect(told.status == 0 && shown.status == 0 && shown.out.contains("corrected_by"), "\(shown)")
            try change(
                world, place, "UPDATE leaves SET kind = 24 WHERE number = \(number)",
                "UPDATE truce_leaf SET kind = 24 WHERE number = \(number)")
            let refused = try Killing.run(incidents, in: world.folder)
            #expect(
                refused.status == 2 && refused.err.contains("leaf \(number) is a correction, and is not in"),
                "\(refused)")
            let assessed = try Killing.run(
                ["assess", Self.agreement, "--record", place, "--out", "assessed"], in: world.folder)
            #expect(
                assessed.status == 2
                    && assessed.err.contains("leaf \(number) is a correction, and is not in"),
                "\(assessed)")
            // These read what the leaves say.
            #expect(try Killing.run(["record", "show", place, "3"], in: world.folder).out == shown.out)
            let log = try Killing.run(["record", "log", place, "--kind", "correction"], in: world.folder)
            #expect(log.status == 0 && log.out.contains("leaf 3 is now"), "\(log)")
            try expectRefused(world, place, "Leaf \(number) is not found among those of the kind correction")
            // A name that is another leaf's, and one that is gone.
            try change(
                world, place, "UPDATE leaves SET kind = 21, name = NULL WHERE number = \(number)",
                "UPDATE truce_leaf SET kind = 21, name = NULL WHERE number = \(number)")
            let gone = try Killing.run(["record", "show", place, "correction-3-1"], in: world.folder)
            #expect(gone.status == 2 && gone.err.contains("does not say so"), "\(gone)")
            try change(
                world, place, "INSERT INTO names VALUES (0, CAST('F-77' AS BLOB), 4, zeroblob(32))",
                "INSERT INTO truce_name VALUES (0, 'F-77', 4, decode(repeat('00', 32), 'hex'))")
            let planted = try Killing.run(["record", "show", place, "F-77"], in: world.folder)
            #expect(planted.status == 2 && planted.err.contains("leaf 4 is something else"), "\(planted)")
        }
    }

    @Test("a list of kinds that hides a revocation lets nobody in", arguments: KillWorld.Kind.allCases)
    func revoked(kind: KillWorld.Kind) throws {
        try world(kind) { world, place in
            try world.expectDone(
                ["record", "role", "revoke", "--record", place, "--key", "base.owner.key", "--leaf", "1"])
            let number = try world.open(place).read { try $0.head().size } - 1
            let roles = try Killing.run(["record", "role", "list", "--record", place], in: world.folder)
            #expect(roles.out.contains("revoked by leaf \(number)"), "\(roles)")
            try change(
                world, place, "UPDATE leaves SET kind = 24 WHERE number = \(number)",
                "UPDATE truce_leaf SET kind = 24 WHERE number = \(number)")
            let after = try Killing.run(["record", "role", "list", "--record", place], in: world.folder)
            #expect(after.out == roles.out)
            let written = try Killing.run(
                [
                    "record", "add", "--record", place, "--key", "base.holder.key", "--withdraws", "3",
                    "--reason", "X.",
                ],
                in: world.folder)
            #expect(written.status == 2, "\(written)")
            #expect(try world.open(place).read { try $0.head().size } == number + 1)
        }
    }

    @Test("a trigger in the store is named, and nothing is signed", arguments: KillWorld.Kind.allCases)
    func triggers(kind: KillWorld.Kind) throws {
        try world(kind) { world, place in
            try change(
                world, place,
                "CREATE TRIGGER quiet AFTER INSERT ON leaves BEGIN DELETE FROM cosignatures; END",
                "CREATE RULE quiet AS ON INSERT TO truce_checkpoint DO ALSO DELETE FROM truce_cosignature")
            try expectRefused(world, place, "which this program did not make")
            // What was acknowledged would not be there.
            let size = try world.open(place).read { try $0.head().size }
            let holder = ["--record", place, "--key", "base.holder.key"]
            for command in [
                ["record", "add"] + holder + ["--withdraws", "3", "--reason", "X."],
                ["record", "import"] + holder + ["--reports", "reports.csv"],
            ] {
                let outcome = try Killing.run(command, in: world.folder)
                #expect(
                    outcome.status == 2 && outcome.err.contains("which this program did not make"),
                    "\(outcome)")
            }
            #expect(try world.open(place).read { try $0.head().size } == size)
        }
    }

    @Test(
        "a table that was made anew so that it keeps not all is named, and is not written to",
        arguments: KillWorld.Kind.allCases)
    func rebuilt(kind: KillWorld.Kind) throws {
        try world(kind) { world, place in
            try change(
                world, place,
                """
                CREATE TABLE other (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, leaf BLOB NOT NULL, name BLOB,
                    substance BLOB, x INTEGER DEFAULT 0, UNIQUE (x) ON CONFLICT IGNORE) STRICT;
                INSERT INTO other (number, kind, leaf, name, substance, x)
                    SELECT number, kind, leaf, name, substance, number FROM leaves;
                DROP TABLE leaves; ALTER TABLE other RENAME TO leaves;
                """, "ALTER TABLE truce_leaf SET UNLOGGED")
            try expectRefused(world, place, "which this program did not make")
            let added = try Killing.run(
                [
                    "record", "add", "--record", place, "--key", "base.holder.key", "--withdraws", "3",
                    "--reason", "X.",
                ],
                in: world.folder)
            #expect(added.status == 2 && added.err.contains("which this program did not make"), "\(added)")
        }
    }

    @Test("an entry from the future is not gone on from", arguments: KillWorld.Kind.allCases)
    func ahead(kind: KillWorld.Kind) throws {
        try world(kind) { world, place in
            let store = try world.open(place)
            let future = Instant(secondsSinceEpoch: 4_070_908_800)
            let note = RecordedEntry(
                EntrySubstance(Report(id: "R2099", occurred: Self.noon, available: Self.noon)), author: "A")
            try store.write { record in
                var head = try record.head()
                let leaf = Leaf(
                    body: EntryCodec.body(of: note), signature: nil, recorded: future,
                    secret: store.identity.secret)
                let stored = try StoredLeaf(number: head.size, encoded: leaf.encoded)
                head.frontier.append(MerkleHash(leaf: leaf.encoded))
                head.lastRecorded = future
                try record.append([stored], head: head)
            }
            let words = "says that it was recorded at 2099-01-01"
            let check = try Killing.run(["record", "check", place], in: world.folder)
            #expect(check.status == 1 && check.out.contains(words), "\(check)")
            for command in [
                ["record", "checkpoint", "--record", place, "--key", "base.log.key"],
                [
                    "record", "add", "--record", place, "--key", "base.holder.key", "--withdraws", "3",
                    "--reason", "X.",
                ],
                [
                    "record", "import", "--record", place, "--key", "base.holder.key", "--reports",
                    "reports.csv",
                ],
            ] {
                let outcome = try Killing.run(command, in: world.folder)
                #expect(outcome.status == 2 && outcome.err.contains(words), "\(command): \(outcome)")
            }
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
