import CLibPQ
import Foundation

/// The same rows in a plain table of PostgreSQL, as durable as the record: one by one as prepared inserts that commit each, in batches by binary `COPY`,
/// which is how the record writes its own.
final class PlainPostgres {
    private let connection: OpaquePointer

    init(_ address: String) {
        guard let connection = PQconnectdb(address), PQstatus(connection) == CONNECTION_OK else {
            fail("\(address): the database cannot be reached")
        }
        self.connection = connection
        run("SET synchronous_commit = on; SET client_min_messages = error")
    }

    deinit { PQfinish(connection) }

    /// Makes a schema of a name, and everything that has no schema goes there.
    func enter(schema: String) { run("CREATE SCHEMA \(schema); SET search_path = \(schema)") }

    func leave(schema: String) { run("DROP SCHEMA \(schema) CASCADE; CHECKPOINT") }

    func make(table: String, hasNames: Bool) {
        let names = hasNames ? ", name bytea NOT NULL UNIQUE" : ""
        run(
            "CREATE TABLE \(table) (number bigint PRIMARY KEY, kind smallint NOT NULL, leaf bytea NOT NULL\(names))"
        )
        let values = "$1, $2, $3\(hasNames ? ", $4" : "")"
        PQclear(
            PQprepare(connection, table, "INSERT INTO \(table) VALUES (\(values))", hasNames ? 4 : 3, nil))
    }

    func forget(table: String) { run("DEALLOCATE \(table)") }

    /// Bytes on disk of some tables, with their indexes.
    func bytes(of tables: [String]) -> Int {
        tables.reduce(0) { $0 + (Int(ask("SELECT pg_total_relation_size('\($1)')")) ?? 0) }
    }

    /// Processor seconds of all processes of the server so far; nil where it does not run on this machine, or the machine does not tell.
    func processorSeconds() -> Double? {
        guard let own = stat(ask("SELECT pg_backend_pid()")), own.name == "postgres",
            let all = try? FileManager.default.contentsOfDirectory(atPath: "/proc")
        else { return nil }
        let ticks = all.compactMap(stat).filter { $0.pid == own.parent || $0.parent == own.parent }
        return Double(ticks.reduce(0) { $0 + $1.ticks }) / Double(sysconf(CInt(_SC_CLK_TCK)))
    }

    /// The fields of `/proc/PID/stat` that are used here.
    private func stat(_ pid: String) -> (pid: Int, name: String, parent: Int, ticks: Int)? {
        guard let number = Int(pid),
            let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")")
        else { return nil }
        // After the name: the state, the parent, ..., and the ticks of the user and of the system.
        let fields = text[close...].split(separator: " ").dropFirst().map(String.init)
        guard fields.count > 12, let parent = Int(fields[1]), let user = Int(fields[11]),
            let system = Int(fields[12])
        else { return nil }
        return (number, String(text[text.index(after: open)..<close]), parent, user + system)
    }

    func insert(_ row: PlainRow, into statement: String, hasNames: Bool) {
        let values =
            [bigEndian(row.number), bigEndian(Int16(row.kind)), row.leaf] + (hasNames ? [row.name] : [])
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
            check(result)
        }
    }

    /// A prepared insert for each row, all in one transaction.
    func insert(_ rows: [PlainRow], into statement: String, hasNames: Bool) {
        run("BEGIN")
        for row in rows { insert(row, into: statement, hasNames: hasNames) }
        run("COMMIT")
    }

    func copy(_ rows: [PlainRow], into table: String, hasNames: Bool) {
        PQclear(PQexec(connection, "COPY \(table) FROM STDIN (FORMAT binary)"))
        var bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
        func put(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.bigEndian) { bytes += $0 } }
        func put(_ value: [UInt8]) {
            put(Int32(value.count))
            bytes += value
        }
        func flush() {
            bytes.withUnsafeBytes {
                _ = PQputCopyData(
                    connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
            }
            bytes.removeAll(keepingCapacity: true)
        }
        for row in rows {
            put(Int16(hasNames ? 4 : 3))
            put(Int32(8))
            put(row.number)
            put(Int32(2))
            put(Int16(row.kind))
            put(row.leaf)
            if hasNames { put(row.name) }
            if bytes.count > 256 * 1024 { flush() }
        }
        put(Int16(-1))
        flush()
        _ = PQputCopyEnd(connection, nil)
        while let result = PQgetResult(connection) { check(result) }
    }

    private func run(_ statements: String) { check(PQexec(connection, statements)) }

    private func ask(_ statement: String) -> String {
        let result = PQexec(connection, statement)
        defer { PQclear(result) }
        return PQgetvalue(result, 0, 0).map { String(cString: $0) } ?? ""
    }

    private func check(_ result: OpaquePointer?) {
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            fail(String(cString: PQerrorMessage(connection)))
        }
    }
}

private func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
