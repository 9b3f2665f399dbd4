import GRDBSQLite

/// The same rows in a plain table of SQLite, as durable as the record: write-ahead mode, full synchronisation. A prepared insert with its values
/// bound by hand, as the record's is, in one transaction for each batch.
final class PlainSQLite {
    private var database: OpaquePointer?
    private var statement: OpaquePointer?
    private let hasNames: Bool

    /// Makes the table.
    ///
    /// - Parameter pageBytes: The size of the file's pages, where it is not SQLite's own choice.
    init(path: String, hasNames: Bool, pageBytes: Int = 4_096) {
        self.hasNames = hasNames
        guard sqlite3_open(path, &database) == SQLITE_OK else { fail("\(path) cannot be opened") }
        // The last as the record has it: so much is written before it is carried into the file.
        run(
            "PRAGMA page_size = \(pageBytes); PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = \((32 << 20) / pageBytes)"
        )
        let name = hasNames ? ", name BLOB NOT NULL UNIQUE" : ""
        run(
            "CREATE TABLE plain (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, leaf BLOB NOT NULL\(name)) STRICT"
        )
        let insert = "INSERT INTO plain VALUES (?, ?, ?\(hasNames ? ", ?" : ""))"
        guard sqlite3_prepare_v2(database, insert, -1, &statement, nil) == SQLITE_OK else { fault() }
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(database)
    }

    func write(_ rows: [PlainRow]) {
        run("BEGIN IMMEDIATE")
        for row in rows {
            sqlite3_bind_int64(statement, 1, row.number)
            sqlite3_bind_int64(statement, 2, row.kind)
            // The bytes lie where they are until the row is written.
            row.leaf.withUnsafeBytes { leaf in
                row.name.withUnsafeBytes { name in
                    sqlite3_bind_blob(statement, 3, leaf.baseAddress, CInt(leaf.count), nil)
                    if hasNames { sqlite3_bind_blob(statement, 4, name.baseAddress, CInt(name.count), nil) }
                    guard sqlite3_step(statement) == SQLITE_DONE else { fault() }
                }
            }
            sqlite3_reset(statement)
        }
        run("COMMIT")
    }

    private func run(_ statements: String) {
        guard sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK else { fault() }
    }

    private func fault() -> Never { fail(String(cString: sqlite3_errmsg(database))) }
}
