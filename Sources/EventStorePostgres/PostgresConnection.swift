internal import CLibPQ

/// One connection to a server.
///
/// It goes from hand to hand through a lock and is never used by two at a time, so it may cross from thread to thread.
final class PostgresConnection: @unchecked Sendable {
    private let connection: OpaquePointer

    /// Connects.
    ///
    /// - Parameter address: A URL or a list of words, as libpq takes them.
    init(_ address: String) throws(PostgresError) {
        let words: [(String, String)] = [
            ("dbname", address), ("connect_timeout", String(PostgresLimits.connectSeconds)),
            ("application_name", "truce"), ("client_encoding", "UTF8"),
        ]
        // Both lists end with nil. `dbname` may hold a whole URL, since the last parameter says so; what the URL sets wins over
        // nothing but what stands before it, so it stands first.
        connection = withCStrings(words.map(\.0)) { names in
            withCStrings(words.map(\.1)) { values in
                guard let connection = PQconnectdbParams(names, values, 1) else {
                    fatalError("libpq has no memory for a connection")
                }
                return connection
            }
        }
        // What the server remarks on (NOTICE) is nothing that anybody asked.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        guard PQstatus(connection) == CONNECTION_OK else {
            // What is thrown from here on ends with `deinit`, which closes the connection.
            throw PostgresError(state: "", message: Self.sentence(PQerrorMessage(connection)))
        }
    }

    deinit { PQfinish(connection) }

    /// Whether the connection still stands and no transaction is open on it.
    var isIdle: Bool {
        PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE
    }

    /// Whether the connection still stands.
    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }

    /// Runs statements that take no values, several parted by semicolons.
    func run(_ statements: String) throws(PostgresError) {
        _ = try checked(PQexec(connection, statements))
    }

    /// Runs one statement.
    @discardableResult
    func rows(_ statement: String, _ values: [PostgresValue] = []) throws(PostgresError) -> PostgresRows {
        let lengths = values.map { Int32($0.bytes?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: values.count)
        let result = withPointers(values) { pointers in
            PQexecParams(connection, statement, Int32(values.count), nil, pointers, lengths, formats, 1)
        }
        return try checked(result)
    }

    /// Copies rows into a table, which is how many come in fastest.
    ///
    /// - Parameters:
    ///   - table: The table and its columns.
    ///   - count: How many rows there are.
    ///   - columns: How many columns there are.
    ///   - write: Writes the values of one row.
    func copy(
        into table: String, columns: Int16, count: Int, write: (Int, inout PostgresCopy) -> Void
    ) throws(PostgresError) {
        guard count > 0 else { return }
        let result = PQexec(connection, "COPY \(table) FROM STDIN (FORMAT binary)")
        guard PQresultStatus(result) == PGRES_COPY_IN else {
            _ = try checked(result)
            throw PostgresError(state: "", message: "the server does not take rows in")
        }
        PQclear(result)
        var pieces = PostgresCopy()
        for row in 0..<count {
            pieces.begin(columns: columns)
            write(row, &pieces)
            if pieces.bytes.count >= PostgresLimits.copyBytes { put(&pieces) }
        }
        pieces.end()
        put(&pieces)
        _ = PQputCopyEnd(connection, nil)
        var failure: PostgresError?
        while let result = PQgetResult(connection) {
            do throws(PostgresError) { _ = try checked(result) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    /// Sends what has gathered. What the server says against it is said at the end of the copy.
    private func put(_ pieces: inout PostgresCopy) {
        pieces.bytes.withUnsafeBytes { bytes in
            _ = PQputCopyData(
                connection, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        pieces.bytes.removeAll(keepingCapacity: true)
    }

    private func checked(_ result: OpaquePointer?) throws(PostgresError) -> PostgresRows {
        guard let result else {
            throw PostgresError(state: "", message: Self.sentence(PQerrorMessage(connection)))
        }
        let rows = PostgresRows(result)
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return rows
        default:
            let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
            let message = PQresultErrorField(result, Int32(UInt8(ascii: "M")))
            throw PostgresError(
                state: state ?? "",
                message: Self.sentence(message ?? PQerrorMessage(connection)))
        }
    }

    /// The first line of a message.
    private static func sentence(_ message: UnsafeMutablePointer<CChar>?) -> String {
        let text = message.map { String(cString: $0) } ?? ""
        return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "the server said nothing"
    }
}

/// Rows on their way into a table, in the form of `COPY ... (FORMAT binary)`.
struct PostgresCopy {
    /// What has gathered.
    var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    /// Begins a row.
    mutating func begin(columns: Int16) { append(columns) }

    /// Puts a `bytea` or a `text`.
    mutating func put(_ value: UnsafeRawBufferPointer) {
        append(Int32(value.count))
        bytes.append(contentsOf: value)
    }

    /// Puts NULL.
    mutating func putNothing() { append(Int32(-1)) }

    /// Puts a `bigint` or a `smallint`.
    mutating func put(_ number: some FixedWidthInteger) {
        append(Int32(number.bitWidth / 8))
        append(number)
    }

    /// Ends the rows.
    mutating func end() { append(Int16(-1)) }

    /// Without an array for each number: there are seven of them in a row.
    private mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }
}

/// Pointers to the bytes of values for the length of a call.
private func withPointers<Result>(
    _ values: [PostgresValue], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    // One block for all values: each pointer is a distance into it. A value without bytes still has an address, since nil means NULL.
    var joined: [UInt8] = []
    for bytes in values.compactMap(\.bytes) { joined += bytes }
    joined.append(0)
    return joined.withUnsafeBytes { block in
        var offset = 0
        let pointers: [UnsafePointer<CChar>?] = values.map { value in
            guard let bytes = value.bytes else { return nil }
            defer { offset += bytes.count }
            return block.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
        }
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}

/// Texts as C has them, in a list that ends with nil, for the length of a call.
private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    let bytes = texts.map { Array($0.utf8CString) }
    let joined = bytes.flatMap { $0 }
    return joined.withUnsafeBufferPointer { block in
        var offset = 0
        var pointers: [UnsafePointer<CChar>?] = bytes.map { text in
            defer { offset += text.count }
            return block.baseAddress.map { $0 + offset }
        }
        pointers.append(nil)
        return pointers.withUnsafeBufferPointer { list in
            guard let first = list.baseAddress else { fatalError("a list that ends with nil is never empty") }
            return body(first)
        }
    }
}
