internal import GRDB
internal import GRDBSQLite

/// A prepared statement that is run many times over, with its values bound by hand: an import does this twice for each row, and the
/// general way costs several times as much.
struct BoundStatement {
    /// A value for a place of the statement.
    enum Value {
        case integer(Int64)
        case bytes([UInt8])
        case nothing
    }

    /// The row at which a statement stands.
    struct Row {
        fileprivate let statement: OpaquePointer

        func integer(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }

        func bytes(_ column: CInt) -> [UInt8] {
            let count = Int(sqlite3_column_bytes(statement, column))
            return Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count))
        }
    }

    private let database: Database
    private let statement: OpaquePointer

    init(_ database: Database, _ sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql).sqliteStatement
    }

    /// Runs the statement, and hands on each row that it gives.
    func run(_ values: [Value], _ row: (Row) throws -> Void = { _ in }) throws {
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() { try bind(value, at: CInt(index + 1)) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try row(Row(statement: statement))
            case SQLITE_DONE: return
            case let code: throw fault(code)
            }
        }
    }

    private func bind(_ value: Value, at place: CInt) throws {
        let code =
            switch value {
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .nothing: sqlite3_bind_null(statement, place)
            // No bytes at all are bound as a blob all the same, not as NULL. SQLite copies what it is given.
            case .bytes(let bytes):
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, place, 0)
                    : sqlite3_bind_blob(
                        statement, place, bytes, CInt(bytes.count),
                        unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            }
        guard code == SQLITE_OK else { throw fault(code) }
    }

    private func fault(_ code: CInt) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
}
