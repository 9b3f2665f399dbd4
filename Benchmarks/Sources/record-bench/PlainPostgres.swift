import CPlainPQ

/// The same rows in a plain table of PostgreSQL: one by one as prepared inserts that commit each, in batches by `COPY`.
final class PlainPostgres {
    private let connection: OpaquePointer

    init(_ address: String) throws {
        guard let connection = PQconnectdb(address), PQstatus(connection) == CONNECTION_OK else {
            fail("\(address): the database cannot be reached")
        }
        self.connection = connection
        try run("SET synchronous_commit = on")
    }

    deinit { PQfinish(connection) }

    func measure(_ workload: Workload, table: String, hasNames: Bool) throws -> RecordBench.Rates {
        let names = hasNames ? ", name bytea NOT NULL UNIQUE" : ""
        try run(
            "CREATE TABLE \(table) (number bigint PRIMARY KEY, kind smallint NOT NULL, leaf bytea NOT NULL\(names))"
        )
        let values = "$1, $2, $3\(hasNames ? ", $4" : "")"
        PQclear(
            PQprepare(connection, table, "INSERT INTO \(table) VALUES (\(values))", hasNames ? 4 : 3, nil))
        return RecordBench.Rates(
            single: rate(workload.singleRows) { insert($0, into: table, hasNames: hasNames) },
            batched: try rate(workload.batchRows) { try copy($0, into: table, hasNames: hasNames) })
    }

    /// Bytes on disk of some tables, with their indexes.
    func bytes(of tables: [String]) throws -> Int {
        tables.reduce(0) { sum, table in
            let result = PQexec(connection, "SELECT pg_total_relation_size('\(table)')")
            defer { PQclear(result) }
            return sum + (PQgetvalue(result, 0, 0).flatMap { Int(String(cString: $0)) } ?? 0)
        }
    }

    private func insert(_ row: PlainRow, into statement: String, hasNames: Bool) {
        let values = fields(row, hasNames: hasNames)
        let joined = values.flatMap { $0 }
        joined.withUnsafeBytes { block in
            var offset = 0
            let pointers: [UnsafePointer<CChar>?] = values.map { value in
                defer { offset += value.count }
                return block.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
            }
            let result = PQexecPrepared(
                connection, statement, Int32(values.count), pointers, values.map { Int32($0.count) },
                values.map { _ in 1 }, 1)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else {
                fail(String(cString: PQerrorMessage(connection)))
            }
        }
    }

    private func copy(_ rows: [PlainRow], into table: String, hasNames: Bool) throws {
        PQclear(PQexec(connection, "COPY \(table) FROM STDIN (FORMAT binary)"))
        var bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
        func flush() {
            bytes.withUnsafeBytes {
                _ = PQputCopyData(
                    connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
            }
            bytes.removeAll(keepingCapacity: true)
        }
        for row in rows {
            let values = fields(row, hasNames: hasNames)
            bytes += bigEndian(Int16(values.count))
            for value in values {
                bytes += bigEndian(Int32(value.count))
                bytes += value
            }
            if bytes.count > 256 * 1024 { flush() }
        }
        bytes += bigEndian(Int16(-1))
        flush()
        _ = PQputCopyEnd(connection, nil)
        while let result = PQgetResult(connection) {
            guard PQresultStatus(result) == PGRES_COMMAND_OK else {
                fail(String(cString: PQerrorMessage(connection)))
            }
            PQclear(result)
        }
    }

    private func fields(_ row: PlainRow, hasNames: Bool) -> [[UInt8]] {
        [bigEndian(row.number), bigEndian(Int16(row.kind)), row.leaf] + (hasNames ? [row.name] : [])
    }

    private func run(_ statement: String) throws {
        let result = PQexec(connection, statement)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            fail(String(cString: PQerrorMessage(connection)))
        }
    }
}

private func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
