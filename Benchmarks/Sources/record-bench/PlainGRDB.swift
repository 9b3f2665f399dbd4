import Foundation
import GRDB

/// The same rows in a plain table of SQLite with names, as GRDB's own pages show it: a cached statement, and a list of arguments for each row.
struct PlainGRDB {
    private let queue: DatabaseQueue

    init(path: String) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000")
            try $0.execute(
                sql:
                    "CREATE TABLE plain (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, leaf BLOB NOT NULL, name BLOB NOT NULL UNIQUE) STRICT"
            )
        }
    }

    func write(_ rows: [PlainRow]) throws {
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                let statement = try database.cachedStatement(
                    sql: "INSERT INTO plain (number, kind, leaf, name) VALUES (?, ?, ?, ?)")
                for row in rows {
                    try statement.execute(arguments: [row.number, row.kind, Data(row.leaf), Data(row.name)])
                }
                return .commit
            }
        }
    }
}
