import Foundation
import GRDB

/// The same rows in a plain table of SQLite, as durable as the record: write-ahead mode, full synchronisation.
struct PlainSQLite {
    private let queue: DatabaseQueue
    private let insert: String
    private let hasNames: Bool

    init(path: String, hasNames: Bool) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        queue = try DatabaseQueue(path: path, configuration: configuration)
        self.hasNames = hasNames
        let columns = hasNames ? "number, kind, leaf, name" : "number, kind, leaf"
        insert = "INSERT INTO plain (\(columns)) VALUES (?, ?, ?\(hasNames ? ", ?" : ""))"
        try queue.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA synchronous = FULL")
            try $0.execute(
                sql:
                    "CREATE TABLE plain (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, leaf BLOB NOT NULL\(hasNames ? ", name BLOB NOT NULL UNIQUE" : "")) STRICT"
            )
        }
    }

    func measure(_ workload: Workload) throws -> RecordBench.Rates {
        RecordBench.Rates(
            single: try rate(workload.singleRows) { try write([$0]) },
            batched: try rate(workload.batchRows) { try write($0) })
    }

    private func write(_ rows: [PlainRow]) throws {
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                let statement = try database.cachedStatement(sql: insert)
                for row in rows {
                    let values: [(any DatabaseValueConvertible)?] =
                        [row.number, row.kind, Data(row.leaf)] + (hasNames ? [Data(row.name)] : [])
                    try statement.execute(arguments: StatementArguments(values))
                }
                return .commit
            }
        }
    }
}
