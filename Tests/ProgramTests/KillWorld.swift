import AuditLog
import EventStore
import EventStorePostgres
import EventStoreSQLite
import Foundation
import PostgresServer
import RecordKeeping
import Testing

/// A mission that is killed again and again: each time it begins from the same record, so that all that survive come to one root.
struct KillWorld {
    static let rows = 1_500
    static let batch = 50
    /// Entries that people add, and reports that they decide on.
    static let few = 40
    static let moment = ["--recorded-at", "2026-03-02T12:00Z"]

    /// Which kind of store is used.
    enum Kind: String, CaseIterable, CustomTestStringConvertible {
        case sqlite = "SQLite"
        case postgres = "PostgreSQL"
        var testDescription: String { rawValue }
    }
    let kind: Kind
    let folder: URL
    private let server: PostgresServer?
    /// The log's public key, as whoever verifies is given it.
    private var logKey = ""

    init(_ kind: Kind, in folder: URL, server own: PostgresServer? = nil) throws {
        self.kind = kind
        self.folder = folder
        server = kind == .postgres ? try own ?? Self.server.get() : nil
        try Data((Self.header + (0..<Self.rows).map(Self.report).joined()).utf8)
            .write(to: folder.appending(path: "reports.csv"))
        try Data((Self.header + (0..<Self.few).map(Self.report).joined()).utf8)
            .write(to: folder.appending(path: "few.csv"))
        try expectDone(["record", "init", "base.record", "--origin", "kills.example/record"] + Self.moment)
        let key = try Killing.run(
            ["record", "key", "show", "base.log.key", "--name", "kills.example/record"], in: folder)
        logKey = try #require(
            key.out.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("kills.example/record+") }
                .map(String.init), "\(key.out)\(key.err)")
        // What is decided on stands on the record before.
        try expectDone(["record", "backup", "base.record", "reported.record"])
        try expectDone(
            [
                "record", "import", "--record", "reported.record", "--key", "base.holder.key", "--reports",
                "few.csv",
            ]
                + Self.moment)
        for work in People.allCases {
            try Data(work.lines.map { $0 + "\n" }.joined().utf8).write(to: folder.appending(path: work.file))
        }
    }

    /// The server whose clients are killed, in memory where the machine has such a folder.
    static let server = Result { try PostgresServer.ofKills() }

    private static let header =
        "report_id,published_at,source_name,occurred_from,occurred_to,place_name,summary\n"

    private static func report(_ number: Int) -> String {
        "R\(number),2026-03-02T10:00Z,Courier,2026-03-02T08:00Z,2026-03-02T09:00Z,Midtown,What report \(number) says.\n"
    }

    /// What people put on the record themselves, all in one transaction.
    enum People: String, CaseIterable, CustomTestStringConvertible {
        case adding, deciding
        var testDescription: String { self == .adding ? "add" : "decide" }
        var file: String { "\(testDescription).ndjson" }
        var names: [String] { (0..<KillWorld.few).map { "\(self == .adding ? "N" : "D")-\($0)" } }
        var kind: EntryKind { self == .adding ? .note : .sameEvent }

        fileprivate var lines: [String] {
            names.enumerated().map { number, name in
                let content =
                    self == .adding
                    ? #""note": {"text": "Note \#(number)"}"#
                    : #""same-event": ["R\#(number)", "R\#((number + 1) % KillWorld.few)"]"#
                return
                    #"{"entry": "\#(name)", "author": "A", "available": "2026-03-02T10:00Z", "reason": "So it was.", \#(content)}"#
            }
        }

        func arguments(_ place: String) -> [String] {
            ["record", testDescription, "--record", place, "--key", "base.holder.key"]
                + (self == .adding ? [file] : ["--file", file])
        }
    }

    /// A record of its own that holds what the first one held.
    func freshRecord(_ name: String, of base: String = "base.record") throws -> String {
        if let place = try server?.emptySchema() {
            try expectDone(["record", "restore", base, place])
            return place
        }
        // Nobody has it open, so the one file is all of it.
        let (manager, place) = (FileManager.default, "\(name).record")
        try #require(!manager.fileExists(atPath: folder.appending(path: base + "-wal").path))
        try manager.copyItem(at: folder.appending(path: base), to: folder.appending(path: place))
        return place
    }

    /// Exports what is there, and lets the program's verifier, which shares no code with the stores, look at it.
    func expectVerified(_ place: String, _ seed: UInt64) throws {
        let sealed = "sealed-\(seed)"
        defer { try? FileManager.default.removeItem(at: folder.appending(path: sealed)) }
        try expectDone(["record", "checkpoint", "--record", place, "--key", "base.log.key"])
        try expectDone(["record", "export", "--record", place, "--release", "internal", sealed])
        let verified = try Killing.run(["record", "verify", sealed, "--key", logKey], in: folder)
        #expect(verified.status == 0, "seed \(seed): \(verified.out)\(verified.err)")
    }

    /// Removes a record.
    func remove(_ place: String) throws {
        if let server { return try server.dropSchema(place) }
        for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(at: folder.appending(path: place + end))
        }
    }

    func open(_ place: String) throws -> any RecordStore {
        try kind == .postgres
            ? PostgresRecordStore.open(place) : SQLiteRecordStore(path: folder.appending(path: place).path)
    }

    func importing(_ place: String) -> [String] {
        [
            "record", "import", "--record", place, "--key", "base.holder.key", "--reports", "reports.csv",
            "--progress",
        ]
            + ["--batch", "\(Self.batch)"] + Self.moment
    }

    func expectDone(_ arguments: [String]) throws {
        let outcome = try Killing.run(arguments, in: folder)
        try #require(outcome.status == 0, "truce \(arguments.joined(separator: " ")): \(outcome.err)")
    }

    /// Reads a record in whole: that its leaves make its root, and what the entries in it are called, by kinds and in their order.
    func contents(_ place: String) throws -> (head: RecordHead, names: [EntryKind: [String]]) {
        let store = try open(place)
        defer { try? (store as? SQLiteRecordStore)?.close() }
        return try store.read { record in
            var (tree, names) = (MerkleFrontier(), [EntryKind: [String]]())
            let head = try record.head()
            try record.leaves(0..<head.size + 1) { number, span in
                let bytes = span.withUnsafeBytes { Array($0) }
                tree.append(MerkleHash(leaf: bytes))
                let entry = try ReadLeaf(number: number, bytes: bytes).entry
                names[entry.substance.kind, default: []].append(entry.substance.name)
            }
            #expect(tree == head.frontier, "the leaves of \(place) do not make its root")
            return (head, names)
        }
    }

    /// Where the log of a record in a file ends.
    static func contents(ofFile path: String, in folder: URL) throws -> RecordHead {
        let store = try SQLiteRecordStore(path: folder.appending(path: path).path)
        defer { try? store.close() }
        return try store.read { try $0.head() }
    }
}
