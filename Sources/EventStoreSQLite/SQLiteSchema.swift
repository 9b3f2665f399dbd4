internal import AuditLog
internal import EventStore
internal import Foundation
internal import GRDB

/// The tables of a record, and how they came to be what they are.
enum SQLiteSchema {
    /// `TRUC`: what marks a file as a record.
    static let application = 0x5452_5543
    /// The version that this program writes.
    static let version = 3

    /// What each version adds to the one before it; the first makes the tables. A step never changes once it was released.
    private static let steps: [String] = [
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 1), frontier BLOB NOT NULL, last_recorded INTEGER) STRICT;
        CREATE TABLE leaves (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, leaf BLOB NOT NULL) STRICT;
        CREATE TABLE names (
            space INTEGER NOT NULL, name BLOB NOT NULL, number INTEGER NOT NULL, substance BLOB NOT NULL,
            PRIMARY KEY (space, name, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE attachments (digest BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note BLOB NOT NULL) STRICT;
        CREATE TABLE cosignatures (
            size INTEGER NOT NULL, witness BLOB NOT NULL, line BLOB NOT NULL,
            PRIMARY KEY (size, witness)) STRICT, WITHOUT ROWID;
        """,
        "CREATE INDEX leaves_by_kind ON leaves (kind);",
        // A leaf carries the first of its names itself, so that an import writes one row for each and not two. The leaves that are
        // there keep theirs in `names`, where second names stand as before. Reports are nearly all there is: a list of them reads
        // the log.
        """
        ALTER TABLE leaves ADD COLUMN name BLOB;
        ALTER TABLE leaves ADD COLUMN substance BLOB;
        CREATE INDEX leaves_by_name ON leaves (name) WHERE name IS NOT NULL;
        DROP INDEX leaves_by_kind;
        CREATE INDEX leaves_by_kind ON leaves (kind) WHERE kind <> 1;
        """,
    ]

    /// The statements of the tables that ``steps`` make, by their names.
    private static let tables: [String: String] = {
        guard let database = try? DatabaseQueue() else { return [:] }
        let rows = try? database.write { database in
            for step in steps { try database.execute(sql: step) }
            return try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        }
        return Dictionary(uniqueKeysWithValues: (rows ?? []).map { ($0[0], $0[1]) })
    }()

    /// Whether something in a file is what ``steps`` make. A table of another making may drop what is written to it.
    static func isKnown(type: String, name: String, table: String, statement: String?) -> Bool {
        switch type {
        case "table": tables[name] != nil && tables[name] == statement
        // An index changes nothing; SQLite makes some of its own.
        case "index": tables[table] != nil
        default: false
        }
    }

    /// Makes the tables of a new record.
    static func create(in database: Database, identity: RecordIdentity, path: String) throws {
        try database.inTransaction(.immediate) {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard tables == 0 else {
                throw RecordStoreError(.exists, "\(path) is there already, and nothing is overwritten.")
            }
            for step in steps { try database.execute(sql: step) }
            try database.execute(
                sql: "INSERT INTO meta (key, value) VALUES ('origin', ?), ('secret', ?)",
                arguments: [Data(identity.origin.utf8), Data(identity.secret)])
            try database.execute(
                sql: "INSERT INTO head (one, frontier) VALUES (1, ?)",
                arguments: [Data(RecordHead.empty.frontier.encoded)])
            try database.execute(
                sql: "PRAGMA application_id = \(application); PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// Brings an older file up to this version, all of it or nothing.
    static func migrate(_ database: Database, path: String) throws {
        guard try fileVersion(database) != version else { return }
        try database.inTransaction(.immediate) {
            // Another process may have been quicker.
            let found = try fileVersion(database)
            try refuseNewer(found, path: path)
            for step in steps.dropFirst(found) { try database.execute(sql: step) }
            try database.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    private static func fileVersion(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// Refuses a file that a later program wrote: this one would not know what it changes.
    static func refuseNewer(_ found: Int, path: String) throws {
        guard found > version else { return }
        throw RecordStoreError(
            .newer,
            "\(path) was written by a later version of this program: its file has version \(found), and this program knows versions up to \(version). Nothing was changed; use the later program."
        )
    }

    /// Which record the file holds.
    static func identity(in database: Database, path: String) throws -> RecordIdentity {
        func value(_ key: String) throws -> [UInt8] {
            Array(
                try Data.fetchOne(database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
                    ?? Data())
        }
        let origin = String(decoding: try value("origin"), as: UTF8.self)
        guard let identity = RecordIdentity(origin: origin, secret: try value("secret")) else {
            throw RecordStoreError(.damaged, "\(path) does not say which record it holds.")
        }
        return identity
    }
}
