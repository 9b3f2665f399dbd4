internal import GRDB
internal import GRDBSQLite

/// A prepared statement that is run many times over, with its values bound by hand: an import does this twice for each row, and the
/// general way costs several times as much. Nothing is copied: what is bound lies still until the run is over.
struct BoundStatement: ~Copyable {
    private let database: Database
    private let statement: OpaquePointer

    init(_ database: Database, _ sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql).sqliteStatement
    }

    /// Others use the statement later, and what was bound is gone by then.
    deinit {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    func bind(_ number: Int64, at place: CInt) throws {
        try check(sqlite3_bind_int64(statement, place, number))
    }

    /// Binds bytes where they lie. No bytes at all are bound as a blob all the same, not as NULL.
    func bind(_ bytes: UnsafeRawBufferPointer, at place: CInt) throws {
        try check(
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, place, 0)
                : sqlite3_bind_blob(statement, place, bytes.baseAddress, CInt(bytes.count), nil))
    }

    func bindNothing(at place: CInt) throws { try check(sqlite3_bind_null(statement, place)) }

    /// Runs the statement with what is bound, while that is still there. The closure is told of each row that the statement gives.
    func run(_ row: () throws -> Void = {}) throws {
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try row()
            case SQLITE_DONE: return
            case let code: throw fault(code)
            }
        }
    }

    /// A number of the row at which the statement stands.
    func integer(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }

    /// Bytes of that row.
    func bytes(_ column: CInt) -> UnsafeRawBufferPointer {
        let count = Int(sqlite3_column_bytes(statement, column))
        return UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count)
    }

    private func check(_ code: CInt) throws { if code != SQLITE_OK { throw fault(code) } }

    private func fault(_ code: CInt) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
}
