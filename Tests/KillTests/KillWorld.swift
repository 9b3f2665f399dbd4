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

    init(_ kind: Kind, in folder: URL) throws {
        self.kind = kind
        self.folder = folder
        server = kind == .postgres ? try PostgresServer.shared.get() : nil
        let header = "report_id,published_at,source_name,occurred_from,occurred_to,place_name,summary\n"
        let lines = (0..<Self.rows).map {
            "R\($0),2026-03-02T10:00Z,Courier,2026-03-02T08:00Z,2026-03-02T09:00Z,Midtown,What report \($0) says.\n"
        }
        try Data((header + lines.joined()).utf8).write(to: folder.appending(path: "reports.csv"))
        let notes = (0..<40).map {
            #"{"entry": "N-\#($0)", "author": "A", "available": "2026-03-02T10:00Z", "note": {"text": "Note \#($0)"}}"#
                + "\n"
        }
        try Data(notes.joined().utf8).write(to: folder.appending(path: "notes.ndjson"))
        try expectDone(["record", "init", "base.record"] + Self.moment)
    }

    /// A record of its own that holds what the first one held.
    func freshRecord(_ name: String) throws -> String {
        let place = try server?.emptySchema() ?? "\(name).record"
        try expectDone(["record", "restore", "base.record", place])
        return place
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

    func adding(_ place: String) -> [String] {
        ["record", "add", "--record", place, "--key", "base.holder.key", "notes.ndjson"]
    }

    func expectDone(_ arguments: [String]) throws {
        let outcome = try Killing.run(arguments, in: folder)
        try #require(outcome.status == 0, "truce \(arguments.joined(separator: " ")): \(outcome.err)")
    }

    /// Reads a record in whole: that its leaves make its root, and what the reports and notes in it are called, in their order.
    func contents(_ place: String) throws -> (
        head: RecordHead, reports: [String], notes: [String], intakes: Int
    ) {
        let store = try open(place)
        defer { try? (store as? SQLiteRecordStore)?.close() }
        return try store.read { record in
            var (tree, reports, notes, intakes) = (MerkleFrontier(), [String](), [String](), 0)
            let head = try record.head()
            try record.leaves(0..<head.size + 1) { number, span in
                let bytes = span.withUnsafeBytes { Array($0) }
                tree.append(MerkleHash(leaf: bytes))
                let entry = try ReadLeaf(number: number, bytes: bytes).entry
                switch entry.substance.kind {
                case .report: reports.append(entry.substance.name)
                case .note: notes.append(entry.substance.name)
                case .intake: intakes += 1
                default: break
                }
            }
            #expect(tree == head.frontier, "the leaves of \(place) do not make its root")
            return (head, reports, notes, intakes)
        }
    }
}
